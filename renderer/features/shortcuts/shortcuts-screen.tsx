import './shortcuts-overlay.css'
import { keysLabel } from '../../state/key-match.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { SectionTitle } from '../../ui/section-title.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { allShortcuts } from './shortcuts.words.ts'

/** Every key, grouped by where it works. */
export const ShortcutsScreen = () => (
  <SettingsPage>
    <div className="shortcuts-screen">
      {allShortcuts.map(({ title, shortcuts }) => (
        <section key={title} className="shortcuts-overlay-group" aria-label={title}>
          <SectionTitle>{title}</SectionTitle>
          {shortcuts.map(({ keys, label }) => (
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
  </SettingsPage>
)
