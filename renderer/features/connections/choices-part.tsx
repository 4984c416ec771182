import type { Connection } from '../../../core/domain/connection.ts'
import type { ConnectionOptions } from '../../../core/protocol/psa-messages.ts'
import { Select } from '../../ui/select.tsx'
import { SettingsRow } from '../settings/settings-page.tsx'
import { connectionWords } from './connections.words.ts'
import { useChangeSettings } from './use-options.ts'

const words = connectionWords.choices
const usual = ''

/** What only an admin can say: note types, roles, work types, from the system's own lists. */
export const ChoicesPart = ({
  connection,
  options,
  disabled,
}: {
  connection: Connection
  options: ConnectionOptions | null
  disabled: boolean
}) => {
  const change = useChangeSettings(connection)
  if (options === null || options.choices.length === 0) return null
  const { everywhere, boards } = connection.choices
  return (
    <div className="connection-part">
      <h3 className="connection-part-title">{words.title}</h3>
      {options.choices.map((choice) => {
        const chosen = everywhere[choice.name] ?? usual
        const named = choice.options.find(({ id }) => id === choice.usual)?.name ?? choice.usual
        const isMissing = choice.required && chosen === usual
        return (
          <SettingsRow
            key={choice.name}
            label={choice.label}
            hint={isMissing ? <span className="connection-amber">{words.required}</span> : choice.hint}
          >
            <Select
              label={choice.label}
              value={chosen}
              disabled={disabled}
              onChange={(id) => {
                const { [choice.name]: _before, ...others } = everywhere
                void change({
                  choices: { boards, everywhere: id === usual ? others : { ...others, [choice.name]: id } },
                })
              }}
              options={[
                { value: usual, label: words.usual(named) },
                ...choice.options.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </SettingsRow>
        )
      })}
    </div>
  )
}
