/** The parts of a keyboard event that decide which shortcut it triggers. */
export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

type Chord = { key: string; ctrl: boolean; alt: boolean; shift: boolean }

/** How long the first key of a sequence (`g q`) waits for the second, in milliseconds. */
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

const parsed = new Map<string, readonly Chord[]>()
/** The chords in `keys`: `n`, `ctrl+k`, `?`, `shift+enter`, or a sequence like `g q`. Each is read once: keys are compared at every press. */
const parseKeys = (keys: string): readonly Chord[] => {
  const known = parsed.get(keys)
  if (known !== undefined) return known
  const chords = keys.trim().split(/\s+/).map(parseChord)
  parsed.set(keys, chords)
  return chords
}

/**
 * True if a key press is this chord.
 *
 * Ctrl and Cmd count as the same, so that one table works on every platform. Shift only matters for letters and for
 * keys without a shifted character (Enter, arrows), because where `?` is depends on the keyboard layout.
 */
const isChord = (press: KeyPress, chord: Chord): boolean => {
  const key = press.key.toLowerCase()
  if (key !== chord.key) return false
  if ((press.ctrlKey || press.metaKey) !== chord.ctrl || press.altKey !== chord.alt) return false
  const shiftTells = key.length > 1 || /^\p{L}$/u.test(key)
  return !shiftTells || press.shiftKey === chord.shift
}

/**
 * Compares key presses with a shortcut: `yes`, `begun` (its sequence isn't complete) or `no`.
 *
 * @param presses the latest presses, newest last, without any older than `sequenceMs`
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
 * The shortcut the presses trigger, or undefined.
 *
 * The longest wins, so that `g n` isn't taken for `n`. Among equals, the one registered last wins, because it belongs
 * to what is in front.
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

/** True if the shortcut needs Ctrl or Cmd, so it can be pressed while typing. */
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

/** The keys as shown in hints: `ctrl+k` → `Ctrl K`, `g q` → `G Q`. */
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
