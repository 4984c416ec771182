import './shortcuts-overlay.css'
import { Keyboard } from 'lucide-react'
import { keysNow, useKeyBindings } from '../../state/keys/key-bindings.ts'
import { showOverlay, useOverlay } from '../../state/route/shell.ts'
import { useShortcut, useShortcuts } from '../../state/keys/shortcuts.ts'
import { scopeTitles } from '../../language/scopes.words.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { SectionTitle } from '../../ui/screen/section-title.tsx'
import { groupShortcuts, withIdle } from './group-shortcuts.ts'
import { KeysShown } from './keys-shown.tsx'
import { allCommands } from './all-shortcuts.ts'
import { shortcutWords } from './shortcuts.words.ts'

/** Every key of the current screen, opened with `?`; grey where it doesn't apply right now. */
export const ShortcutsOverlay = () => {
  const open = useOverlay((state) => state.overlay === 'shortcuts')
  const shortcuts = useShortcuts((state) => state.shortcuts)
  const bindings = useKeyBindings()
  const listed = withIdle(shortcuts, allCommands, (scope, keys) => keysNow(bindings, scope, keys))
  useShortcut('?', () => showOverlay('shortcuts'), { label: shortcutWords.title })
  const close = () => showOverlay(null)
  return (
    <Dialog
      title={shortcutWords.title}
      icon={Keyboard}
      subtitle={shortcutWords.subtitle}
      open={open}
      onClose={close}
      footer={
        <Button hint="Esc" onClick={close} data-autofocus="">
          {shortcutWords.close}
        </Button>
      }
    >
      <div className="shortcuts-overlay">
        {groupShortcuts(listed).map((group) => (
          <section key={group.scope} className="shortcuts-overlay-group">
            <SectionTitle>{scopeTitles[group.scope]}</SectionTitle>
            {group.shortcuts.map(({ keys, label, idle = false }) => (
              <div
                key={`${keys} ${label}`}
                className={idle ? 'shortcuts-overlay-line shortcuts-idle' : 'shortcuts-overlay-line'}
              >
                <span>
                  {label}
                  {idle && <span className="sr-only">{shortcutWords.idle}</span>}
                </span>
                <KeysShown keys={keys} />
              </div>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  )
}
