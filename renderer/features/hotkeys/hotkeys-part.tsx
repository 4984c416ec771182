import { useEffect, useState } from 'react'
import type { HotkeysApi } from '../../../core/bridge/desktop-api.ts'
import type { Hotkey } from '../../../core/bridge/capture.ts'
import { hotkeyFrom, hotkeyLabel } from '../../state/keys/hotkey-press.ts'
import { enterLayer } from '../../state/keys/shortcuts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Kbd } from '../../ui/buttons/kbd.tsx'
import { ProblemLine } from '../forms/problem-line.tsx'
import { hotkeyWords as words } from './hotkeys.words.ts'

/** The global hotkeys, each with what became of it. Nothing until they are known. */
export const HotkeysPart = ({ api, platform }: { api: HotkeysApi; platform: string }) => {
  const [hotkeys, setHotkeys] = useState<readonly Hotkey[]>([])
  useEffect(() => {
    let wanted = true
    api
      .read()
      .then((read) => {
        if (wanted) setHotkeys(read)
      })
      .catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [api])
  const set = async (kind: Hotkey['kind'], keys: string) => setHotkeys(await api.set(kind, keys))
  return hotkeys.map((hotkey) => (
    <HotkeyRow
      key={hotkey.kind}
      hotkey={hotkey}
      platform={platform}
      set={(keys) => void set(hotkey.kind, keys).catch(() => undefined)}
    />
  ))
}

const HotkeyRow = ({
  hotkey: { kind, keys, state },
  platform,
  set,
}: {
  hotkey: Hotkey
  platform: string
  set: (keys: string) => void
}) => {
  const [listening, setListening] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const label = words.labels[kind]
  useEffect(() => {
    if (!listening) return undefined
    const leave = enterLayer()
    const onKeyDown = (event: KeyboardEvent) => {
      const bare = !event.ctrlKey && !event.altKey && !event.metaKey
      if (event.key === 'Tab' && bare) return setListening(false)
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Escape' && bare) {
        setProblem(null)
        return setListening(false)
      }
      const pressed = hotkeyFrom(event)
      if (pressed === 'wait') return undefined
      if (pressed === 'impossible') return setProblem(words.impossible)
      setProblem(null)
      setListening(false)
      return set(pressed.keys)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      leave()
      window.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [listening, set])

  const told = listening ? problem : (problem ?? words.states[state])
  return (
    <div className="settings-row">
      <div>
        <p className="settings-row-label">{label}</p>
        <ProblemLine text={told} />
      </div>
      <div className="settings-row-control">
        {listening ? (
          <span role="status" className="settings-row-value">
            {words.press}
          </span>
        ) : keys === '' ? (
          <span className="settings-row-value">{words.off}</span>
        ) : (
          <Kbd>{hotkeyLabel(keys, platform)}</Kbd>
        )}
        <Button
          aria-label={keys === '' ? words.chooseOf(label) : words.changeOf(label)}
          aria-pressed={listening}
          onClick={() => setListening((on) => !on)}
          onBlur={() => setListening(false)}
        >
          {keys === '' ? words.choose : words.change}
        </Button>
        {keys !== '' && (
          <Button
            variant="ghost"
            aria-label={words.removeOf(label)}
            onClick={() => {
              setProblem(null)
              set('')
            }}
          >
            {words.remove}
          </Button>
        )}
      </div>
    </div>
  )
}
