import './shortcuts-overlay.css'
import {
  keysNow,
  resetAllKeys,
  setSingleKeys,
  useKeyBindings,
  type BoundCommand,
} from '../../state/keys/key-bindings.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { SectionTitle } from '../../ui/screen/section-title.tsx'
import { Switch } from '../../ui/form/switch.tsx'
import { SettingsPage, SettingsRow } from '../settings/settings-page.tsx'
import { KeyLine } from './key-line.tsx'
import { KeysShown } from './keys-shown.tsx'
import { allShortcuts, changeableCommands, type ListedShortcut } from './all-shortcuts.ts'
import { shortcutWords as words } from './shortcuts.words.ts'

const changeable = ({ scope, keys }: ListedShortcut): BoundCommand | undefined =>
  changeableCommands.find((command) => command.scope === scope && command.keys === keys)

/** Every key, grouped by where it works, with a way to change it or to turn single keys off. */
export const ShortcutsScreen = () => {
  const bindings = useKeyBindings()
  return (
    <SettingsPage
      actions={
        Object.keys(bindings.changed).length > 0 && <Button onClick={resetAllKeys}>{words.resetAll}</Button>
      }
    >
      <SettingsRow label={words.singleKeys} hint={`${words.singleKeysHint} ${words.thisDevice}`}>
        <Switch label={words.singleKeys} checked={bindings.singleKeys} onChange={setSingleKeys} />
      </SettingsRow>
      <div className="shortcuts-screen">
        {allShortcuts.map(({ id, title, shortcuts }) => (
          <section key={id} className="shortcuts-overlay-group" aria-label={title}>
            <SectionTitle level="h2">{title}</SectionTitle>
            {shortcuts.map((shortcut) => {
              const { keys, label } = shortcut
              const command = changeable(shortcut)
              return command === undefined ? (
                <div key={`${keys} ${label}`} className="shortcuts-overlay-line">
                  <span>{label}</span>
                  <KeysShown keys={keys} />
                </div>
              ) : (
                <KeyLine
                  key={`${keys} ${label}`}
                  command={command}
                  keys={keysNow(bindings, command.scope, command.keys)}
                />
              )
            })}
          </section>
        ))}
      </div>
    </SettingsPage>
  )
}
