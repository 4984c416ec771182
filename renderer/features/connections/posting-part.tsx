import type {
  Connection,
  ConnectionSettings,
  ConnectionStatus,
} from '../../../core/domain/ticket/connection.ts'
import { TimeRounding } from '../../../core/domain/time/time-rounding.ts'
import type { ConnectionOptions } from '../../../core/protocol/psa-messages.ts'
import { Select } from '../../ui/form/select.tsx'
import { Switch } from '../../ui/form/switch.tsx'
import { SettingsRow } from '../settings/settings-page.tsx'
import { boardsOf, statusesOf } from './boards.ts'
import { connectionWords } from './connections.words.ts'
import { useChangeSettings } from './use-options.ts'
import { WaitingStatuses } from './waiting-statuses.tsx'

const words = connectionWords.options
const none = ''

const hintOf = ({ closed, noTime }: ConnectionStatus): { hint?: string } => {
  const hint = [closed === true ? words.closed : '', noTime ? words.noTime : ''].filter((part) => part !== '')
  return hint.length === 0 ? {} : { hint: hint.join(', ') }
}

/** The options of a connection, which statuses wait for the client, and the statuses of each board. */
export const PostingPart = ({
  connection,
  options,
  disabled,
}: {
  connection: Connection
  options: ConnectionOptions | null
  disabled: boolean
}) => {
  const change = useChangeSettings(connection)
  const { settings } = connection
  const set = (part: Partial<ConnectionSettings>) => void change({ settings: part })
  const boards = boardsOf(connection, options)
  const statuses = statusesOf(boards)
  const toggle = (name: 'autoPush' | 'includeDiagnosticSteps' | 'autoTimeEntry', hint: string) => (
    <SettingsRow label={words[name]} hint={hint}>
      <Switch
        label={words[name]}
        checked={settings[name]}
        disabled={disabled}
        onChange={(checked) => set({ [name]: checked })}
      />
    </SettingsRow>
  )
  const status = (name: 'resolvedStatusId' | 'escalatedStatusId', label: string) => (
    <SettingsRow label={label} hint={words.defaultHint}>
      <Select
        label={label}
        value={settings[name] ?? none}
        disabled={disabled}
        onChange={(id) => set({ [name]: id === none ? null : id })}
        options={[
          { value: none, label: words.noStatus },
          ...statuses.map((one) => ({ value: one.id, label: one.label, ...hintOf(one.status) })),
        ]}
      />
    </SettingsRow>
  )
  const setBoard = (
    boardId: string,
    part: { resolvedStatusId?: string | null; escalatedStatusId?: string | null },
  ) => void change({ boards: boards.map((board) => (board.id === boardId ? { ...board, ...part } : board)) })

  return (
    <div className="connection-part">
      <h3 className="connection-part-title">{words.title}</h3>
      {toggle('autoPush', words.autoPushHint)}
      <SettingsRow label={words.noteVisibility}>
        <Select
          label={words.noteVisibility}
          value={settings.noteVisibility}
          disabled={disabled || !settings.autoPush}
          onChange={(noteVisibility) => set({ noteVisibility })}
          options={(['internal', 'both'] as const).map((value) => ({
            value,
            label: words.visibilities[value],
          }))}
        />
      </SettingsRow>
      {toggle('includeDiagnosticSteps', words.includeDiagnosticStepsHint)}
      {toggle('autoTimeEntry', words.autoTimeEntryHint)}
      <SettingsRow label={words.timeRounding}>
        <Select
          label={words.timeRounding}
          value={settings.timeRounding}
          disabled={disabled || !settings.autoTimeEntry}
          onChange={(timeRounding) => set({ timeRounding })}
          options={TimeRounding.options.map((value) => ({ value, label: words.roundings[value] }))}
        />
      </SettingsRow>
      {status('resolvedStatusId', words.resolved)}
      {status('escalatedStatusId', words.escalated)}
      <WaitingStatuses connection={connection} options={options} disabled={disabled} />
      {boards.length > 0 && (
        <>
          <h4 className="connection-part-title">{words.perBoard}</h4>
          <p className="settings-row-hint">{words.perBoardHint}</p>
          <div className="connection-line connection-board connection-board-head" aria-hidden="true">
            <span className="connection-line-name">{words.board}</span>
            <span className="connection-line-control">{words.resolvedShort}</span>
            <span className="connection-line-control">{words.escalatedShort}</span>
          </div>
          <ul className="connection-lines">
            {boards.map((board) => (
              <li key={board.id} className="connection-line connection-board">
                <span className="connection-line-name text-cut" dir="auto">
                  {board.name}
                </span>
                {(
                  [
                    ['resolvedStatusId', words.resolvedOn(board.name)],
                    ['escalatedStatusId', words.escalatedOn(board.name)],
                  ] as const
                ).map(([name, label]) => (
                  <span key={name} className="connection-line-control">
                    <Select
                      label={label}
                      value={board[name] ?? none}
                      disabled={disabled}
                      onChange={(id) => setBoard(board.id, { [name]: id === none ? null : id })}
                      options={[
                        { value: none, label: words.likeDefault },
                        ...board.statuses.map((one) => ({
                          value: one.id,
                          label: one.name,
                          ...hintOf(one),
                        })),
                      ]}
                    />
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
