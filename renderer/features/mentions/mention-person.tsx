import './mentions.css'
import type { Person } from '../../../core/domain/person.ts'
import { usePersonStates } from '../../data/react/use-presence.ts'
import { mentionWords } from './mentions.words.ts'

/** A person to mention, with whether they are at their desk. */
export const MentionPerson = ({ person }: { person: Person }) => {
  const stateOf = usePersonStates()
  return (
    <>
      <bdi className="mention-name text-cut">{person.name}</bdi>
      <span className="mention-hint">{mentionWords.hint(person.role, stateOf?.(person.id) ?? null)}</span>
    </>
  )
}
