import { useState, type ReactNode } from 'react'
import type { Connection } from '../../../core/domain/ticket/connection.ts'
import type { ConnectionOptions } from '../../../core/protocol/psa-messages.ts'
import type { PsaChoice } from '../../../core/psa/choices.ts'
import { Select } from '../../ui/form/select.tsx'
import { SettingsRow } from '../settings/settings-page.tsx'
import { otherwiseNamed, withChoice } from './board-choices.ts'
import { boardsOf } from './boards.ts'
import { connectionWords } from './connections.words.ts'
import { useBoardChoices, useChangeSettings } from './use-options.ts'
import { readySentences } from '../../language/sentences.words.ts'

const words = connectionWords.choices
const usual = ''

/** What only an admin can say: note types, roles, work types, from the system's own lists; for all boards, then for one. */
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
  const [picked, setPicked] = useState(usual)
  const ofBoard = useBoardChoices(connection.id, picked === usual ? null : picked)
  if (options === null || options.choices.length === 0) return null
  const { choices: chosen } = connection
  const boards = boardsOf(connection, options)
  const own = boards.filter(({ id }) => chosen.boards[id] !== undefined)
  const board = boards.find(({ id }) => id === picked) ?? null

  const row = (choice: PsaChoice, boardId: string | null, label: string, none: string, hint: ReactNode) => (
    <SettingsRow key={choice.name} label={choice.label} hint={hint}>
      <Select
        label={label}
        value={(boardId === null ? chosen.everywhere : chosen.boards[boardId])?.[choice.name] ?? usual}
        disabled={disabled}
        onChange={(id) => void change({ choices: withChoice(chosen, boardId, choice.name, id) })}
        options={[
          { value: usual, label: none },
          ...choice.options.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </SettingsRow>
  )

  return (
    <div className="connection-part">
      <h3 className="connection-part-title">{words.title}</h3>
      {options.choices.map((choice) => {
        const isMissing = choice.required && chosen.everywhere[choice.name] === undefined
        return row(
          choice,
          null,
          choice.label,
          choice.required ? words.choose : words.usual(otherwiseNamed(choice, { everywhere: {} })),
          isMissing ? (
            <span className="connection-amber">{words.required}</span>
          ) : (
            readySentences.shown(choice.hint)
          ),
        )
      })}
      {(boards.length > 1 || own.length > 0) && (
        <>
          <h4 className="connection-part-title">{words.perBoard}</h4>
          <SettingsRow label={words.board} hint={words.ownOn(own.map(({ name }) => name))}>
            <Select
              label={words.board}
              value={board?.id ?? usual}
              onChange={setPicked}
              options={[
                { value: usual, label: words.pickBoard },
                ...boards.map(({ id, name }) => ({
                  value: id,
                  label: name,
                  ...(chosen.boards[id] === undefined ? {} : { hint: words.hasOwn }),
                })),
              ]}
            />
          </SettingsRow>
          {ofBoard.state === 'reading' && (
            <p className="settings-row-hint" role="status">
              {words.reading}
            </p>
          )}
          {ofBoard.state === 'failed' && (
            <p className="settings-row-hint" role="alert">
              <span className="connection-amber">{ofBoard.problem}</span>
            </p>
          )}
          {board !== null &&
            ofBoard.state === 'read' &&
            ofBoard.choices.map((choice) =>
              row(
                choice,
                board.id,
                words.onBoard(choice.label, board.name),
                words.asAbove(
                  otherwiseNamed(options.choices.find(({ name }) => name === choice.name) ?? choice, chosen),
                ),
                undefined,
              ),
            )}
        </>
      )}
    </div>
  )
}
