import { X } from 'lucide-react'
import { connectionLimits, type Connection } from '../../../core/domain/ticket/connection.ts'
import type { ConnectionOptions } from '../../../core/protocol/psa-messages.ts'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Select } from '../../ui/form/select.tsx'
import { SettingsRow } from '../settings/settings-page.tsx'
import { boardsOf, statusesOf } from './boards.ts'
import { connectionWords } from './connections.words.ts'
import { useChangeSettings } from './use-options.ts'

const words = connectionWords.options
const none = ''

/** The statuses in which a ticket waits for its client, of whichever board: due times are paused in them. */
export const WaitingStatuses = ({
  connection,
  options,
  disabled,
}: {
  connection: Connection
  options: ConnectionOptions | null
  disabled: boolean
}) => {
  const change = useChangeSettings(connection)
  const chosen = connection.settings.waitingStatusIds
  const statuses = statusesOf(boardsOf(connection, options))
  const set = (waitingStatusIds: string[]) => void change({ settings: { waitingStatusIds } })
  const labelOf = (id: string) => statuses.find((one) => one.id === id)?.label ?? id
  return (
    <>
      <SettingsRow label={words.waiting} hint={words.waitingHint}>
        <Select
          label={words.addWaiting}
          value={none}
          disabled={disabled || chosen.length >= connectionLimits.statuses}
          onChange={(id) => {
            if (id !== none) set([...chosen, id])
          }}
          options={[
            { value: none, label: words.addWaiting },
            ...statuses
              .filter(({ id }) => !chosen.includes(id))
              .map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      </SettingsRow>
      {chosen.length > 0 && (
        <ul className="connection-lines" aria-label={words.waiting}>
          {chosen.map((id) => (
            <li key={id} className="connection-line">
              <span className="connection-line-name text-cut" dir="auto">
                {labelOf(id)}
              </span>
              <IconButton
                label={words.removeWaiting(labelOf(id))}
                icon={X}
                disabled={disabled}
                onClick={() => set(chosen.filter((one) => one !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
