import { keysLabel } from '../../state/keys/key-match.ts'
import { Kbd } from '../../ui/buttons/kbd.tsx'
import { keyText } from '../../ui/ui.words.ts'

/** Keys, each in its own frame; screen readers read them as one. */
export const KeysShown = ({ keys }: { keys: string }) => (
  <span className="shortcuts-overlay-keys">
    <span className="sr-only">{keyText(keysLabel(keys))}</span>
    {keysLabel(keys)
      .split(' ')
      .map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
  </span>
)
