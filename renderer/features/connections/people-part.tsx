import type { Connection } from '../../../core/domain/ticket/connection.ts'
import type { ConnectionOptions } from '../../../core/protocol/psa-messages.ts'
import { usePeople } from '../../data/react/use-people.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Select } from '../../ui/form/select.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { connectionWords } from './connections.words.ts'
import { mappedPeople, withMembers } from './mapped-people.ts'
import { useChangeSettings } from './use-options.ts'

const words = connectionWords.people
const noMember = ''

/** Who is who in the ticket system: suggested by e-mail address, and set only by a person. */
export const PeoplePart = ({
  connection,
  options,
  disabled,
}: {
  connection: Connection
  options: ConnectionOptions | null
  disabled: boolean
}) => {
  const people = usePeople()
  const change = useChangeSettings(connection)
  const { youIn } = useNames()
  const rows = mappedPeople(people.values(), connection, options)
  const suggested = rows.flatMap(({ person, suggestion }) =>
    suggestion === null ? [] : [{ personId: person.id, member: suggestion }],
  )
  const set = (changes: Parameters<typeof withMembers>[1]) =>
    void change({ members: withMembers(connection, changes) })
  const listed = options?.members ?? []
  return (
    <div className="connection-part">
      <div className="connection-part-head">
        <h3 className="connection-part-title">{words.title}</h3>
        <p className="settings-row-hint">{words.hint(connection.name)}</p>
        {options?.membersLeftOut === true && (
          <p className="settings-row-hint">{words.leftOut(connection.name, listed.length)}</p>
        )}
        {suggested.length > 1 && (
          <Button size="sm" disabled={disabled} onClick={() => set(suggested)}>
            {words.confirmAll(suggested.length)}
          </Button>
        )}
      </div>
      <ul className="connection-lines">
        {rows.map(({ person, memberId, memberName, confirmedBy, suggestion }) => (
          <li key={person.id} className="connection-line">
            <span className="connection-line-name">
              <span className="text-cut" dir="auto">
                {person.name}
              </span>
              {confirmedBy !== null && (
                <span className="text-faint text-s"> {words.confirmedBy(youIn(confirmedBy))}</span>
              )}
              {suggestion !== null && (
                <span className="text-muted text-s"> {words.suggested(suggestion.name)}</span>
              )}
            </span>
            {suggestion !== null && (
              <Button
                size="sm"
                disabled={disabled}
                aria-label={words.confirmName(person.name, suggestion.name)}
                onClick={() => set([{ personId: person.id, member: suggestion }])}
              >
                {words.confirm}
              </Button>
            )}
            <span className="connection-line-control">
              <Select
                label={words.memberOf(person.name)}
                value={memberId ?? noMember}
                disabled={disabled || options === null}
                onChange={(id) => {
                  const member = listed.find((one) => one.id === id)
                  set([{ personId: person.id, member: member === undefined ? null : member }])
                }}
                options={[
                  { value: noMember, label: words.noMember },
                  ...(memberId !== null && !listed.some(({ id }) => id === memberId)
                    ? [{ value: memberId, label: memberName }]
                    : []),
                  ...listed.map(({ id, name, active }) => ({
                    value: id,
                    label: name,
                    ...(active ? {} : { hint: words.inactive }),
                  })),
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
