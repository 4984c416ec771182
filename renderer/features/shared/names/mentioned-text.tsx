import { mentionParts } from '../../../../core/domain/people/mention.ts'
import { usePeople } from '../../../data/react/use-people.ts'

/** A text with the people it mentions marked; their names are isolated, whichever way they are written. */
export const MentionedText = ({ text, mentions }: { text: string; mentions: readonly string[] }) =>
  mentions.length === 0 ? text : <Marked text={text} mentions={mentions} />

const Marked = ({ text, mentions }: { text: string; mentions: readonly string[] }) => {
  const people = usePeople()
  const mentioned = mentions.flatMap((id) => people.get(id) ?? [])
  return mentionParts(text, mentioned).map((part, index) =>
    part.personId === null ? (
      // The parts of one text stand in its order, which nothing changes.
      <span key={index}>{part.text}</span>
    ) : (
      <bdi key={index} className="mention">
        {part.text}
      </bdi>
    ),
  )
}
