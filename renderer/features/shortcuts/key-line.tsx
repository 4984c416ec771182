import { useEffect, useState } from 'react'
import {
  commandId,
  conflictOf,
  keysOf,
  setKeys,
  useKeyBindings,
  type BoundCommand,
} from '../../state/keys/key-bindings.ts'
import { keysLabel } from '../../state/keys/key-match.ts'
import { pressOf } from '../../state/keys/key-press.ts'
import { enterLayer } from '../../state/keys/shortcuts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { keyText } from '../../ui/ui.words.ts'
import { ProblemLine } from '../forms/problem-line.tsx'
import { KeysShown } from './keys-shown.tsx'
import { changeableCommands } from './all-shortcuts.ts'
import { shortcutWords as words } from './shortcuts.words.ts'

/** A command with its keys in the settings. Change takes the next press; a press that can't be taken is told. */
export const KeyLine = ({
  command,
  keys,
}: {
  command: BoundCommand
  /** What it has now; '' while single keys are off. */
  keys: string
}) => {
  const { scope, keys: firstKeys, label } = command
  const changed = useKeyBindings((state) => state.changed[commandId(scope, firstKeys)] !== undefined)
  const [listening, setListening] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    if (!listening) return undefined
    // No shortcut works meanwhile.
    const leave = enterLayer()
    const onKeyDown = (event: KeyboardEvent) => {
      const press = pressOf(event)
      if (press === null) return
      if (event.key === 'Tab') return setListening(false)
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Escape') {
        setProblem(null)
        return setListening(false)
      }
      const wanted = keysOf(press)
      if (wanted === null) return setProblem(words.notPossible)
      const other = conflictOf(changeableCommands, useKeyBindings.getState(), command, wanted)
      if (other !== undefined) return setProblem(words.taken(keyText(keysLabel(wanted)), other.label))
      setKeys(commandId(scope, firstKeys), wanted === firstKeys ? null : wanted)
      setProblem(null)
      return setListening(false)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      leave()
      window.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [listening, command, scope, firstKeys])

  return (
    <div className="shortcuts-line">
      <div className="shortcuts-overlay-line">
        <span>{label}</span>
        <span className="grow" />
        {/* Before the keys, which stand in one column with those that can’t be changed. */}
        <Button
          size="sm"
          variant="ghost"
          aria-label={words.change(label)}
          aria-pressed={listening}
          onClick={() => setListening((on) => !on)}
          onBlur={() => setListening(false)}
        >
          {words.changeShort}
        </Button>
        {changed && (
          <Button
            size="sm"
            variant="ghost"
            aria-label={words.reset(label)}
            onClick={() => setKeys(commandId(scope, firstKeys), null)}
          >
            {words.resetShort}
          </Button>
        )}
        {listening ? (
          <span role="status">{words.press}</span>
        ) : keys === '' ? (
          <span className="shortcuts-off">{words.off}</span>
        ) : (
          <KeysShown keys={keys} />
        )}
      </div>
      <ProblemLine text={problem} />
    </div>
  )
}
