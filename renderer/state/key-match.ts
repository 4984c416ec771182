/** The parts of a keyboard event that decide which shortcut it is. */
export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

type Chord = { key: string; ctrl: boolean; alt: boolean; shift: boolean }

/** How long the first key of a sequence (`g q`) waits for the second, milliseconds. */
export const sequenceMs = 1200

const parseChord = (text: string): Chord => {
  const parts = text.toLowerCase().split('+')
  const key = parts.pop() ?? ''
  return {
    // `ctrl++` splits into empty parts; the key is the plus itself.
    key: key === '' ? '+' : key,
    ctrl: parts.includes('ctrl') || parts.includes('mod'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
  }
}

/** The chords of `keys`: `n`, `ctrl+k`, `?`, `shift+enter`, or a sequence `g q`. */
const parseKeys = (keys: string): Chord[] => keys.trim().split(/\s+/).map(parseChord)

/**
 * True when a press is this chord.
 *
 * Ctrl and Cmd count as one, so that one table serves every platform. Shift is only looked at for keys that have
 * no shifted character of their own (Enter, arrows) and for letters: where `?` lies is the layout's affair.
 */
const isChord = (press: KeyPress, chord: Chord): boolean => {
  const key = press.key.toLowerCase()
  if (key !== chord.key) return false
  if ((press.ctrlKey || press.metaKey) !== chord.ctrl || press.altKey !== chord.alt) return false
  const shiftTells = key.length > 1 || /^\p{L}$/u.test(key)
  return !shiftTells || press.shiftKey === chord.shift
}

/**
 * Compares what was pressed with a shortcut: `yes`, `begun` (its sequence goes on) or `no`.
 *
 * @param presses the latest presses, the newest last; older than `sequenceMs` must have been left out
 */
export const matchKeys = (presses: readonly KeyPress[], keys: string): 'yes' | 'begun' | 'no' => {
  const chords = parseKeys(keys)
  const ends = (count: number) =>
    presses.length >= count &&
    chords.slice(0, count).every((chord, index) => {
      const press = presses[presses.length - count + index]
      return press !== undefined && isChord(press, chord)
    })
  if (ends(chords.length)) return 'yes'
  for (let count = chords.length - 1; count > 0; count -= 1) if (ends(count)) return 'begun'
  return 'no'
}

/**
 * The shortcut that the presses mean, or undefined.
 *
 * The longest wins, so that `g n` is not taken for `n`; among equals the one registered last, which is the one
 * that is nearest to what is on the screen.
 */
export const pickShortcut = <S extends { keys: string }>(
  presses: readonly KeyPress[],
  shortcuts: readonly S[],
): S | undefined =>
  shortcuts
    .filter(({ keys }) => matchKeys(presses, keys) === 'yes')
    .reduce<S | undefined>(
      (best, next) =>
        best !== undefined && parseKeys(best.keys).length > parseKeys(next.keys).length ? best : next,
      undefined,
    )

/** True when the shortcut needs Ctrl or Cmd, so that it can be pressed while typing. */
export const worksWhileTyping = (keys: string): boolean => parseKeys(keys).every((chord) => chord.ctrl)

const names: Record<string, string> = {
  escape: 'Esc',
  enter: 'Enter',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  ' ': 'Space',
}

/** The keys as they are printed in hints: `ctrl+k` → `Ctrl K`, `g q` → `G Q`. */
export const keysLabel = (keys: string): string =>
  parseKeys(keys)
    .map((chord) =>
      [
        chord.ctrl ? 'Ctrl' : '',
        chord.alt ? 'Alt' : '',
        chord.shift ? 'Shift' : '',
        names[chord.key] ?? chord.key.toUpperCase(),
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join(' ')
