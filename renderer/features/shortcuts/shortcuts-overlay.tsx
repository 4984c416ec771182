import './shortcuts-overlay.css'
import { Keyboard } from 'lucide-react'
import { keysLabel } from '../../state/key-match.ts'
import { showOverlay, useOverlay } from '../../state/shell.ts'
import { useShortcut, useShortcuts } from '../../state/shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { SectionTitle } from '../../ui/section-title.tsx'
import { groupShortcuts } from './group-shortcuts.ts'
import { shortcutWords } from './shortcuts.words.ts'

/** Every key that works right now, opened with `?`. */
export const ShortcutsOverlay = () => {
  const open = useOverlay((state) => state.overlay === 'shortcuts')
  const shortcuts = useShortcuts((state) => state.shortcuts)
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
        {groupShortcuts(shortcuts).map((group) => (
          <section key={group.scope} className="shortcuts-overlay-group">
            <SectionTitle>{group.scope}</SectionTitle>
            {group.shortcuts.map(({ keys, label }) => (
              <div key={`${keys} ${label}`} className="shortcuts-overlay-line">
                <span>{label}</span>
                <span className="shortcuts-overlay-keys">
                  <span className="sr-only">{keysLabel(keys)}</span>
                  {keysLabel(keys)
                    .split(' ')
                    .map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                </span>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  )
}
