import './mentions.css'
import type { Person } from '../../../core/domain/people/person.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { useDutyStates } from '../../data/react/use-duty.ts'
import { usePersonStates } from '../../data/react/use-presence.ts'
import { personHint } from '../shared/names/person-hint.ts'

/** A person to mention, with whether they are on duty and at their desk. */
export const MentionPerson = ({ person }: { person: Person }) => {
  const stateOf = usePersonStates()
  const duty = useDutyStates()
  const now = useNow(60_000)
  return (
    <>
      <bdi className="mention-name text-cut">{person.name}</bdi>
      <span className="mention-hint">
        {personHint(person.role, stateOf?.(person.id) ?? null, duty.get(person.id), now)}
      </span>
    </>
  )
}
