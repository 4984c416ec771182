import { mentionParts } from '../../../core/domain/mention.ts'
import { usePeople } from '../../data/react/use-people.ts'

/** A text with the people it mentions marked; their names are isolated, whichever way they are written. */
export const MentionedText = ({ text, mentions }: { text: string; mentions: readonly string[] }) =>
  mentions.length === 0 ? text : <Marked text={text} mentions={mentions} />

const Marked = ({ text, mentions }: { text: string; mentions: readonly string[] }) => {
  const people = usePeople()
  const mentioned = mentions.flatMap((id) => people.get(id) ?? [])
  let at = 0
  return mentionParts(text, mentioned).map((part) => {
    const key = at
    at += part.text.length
    return part.personId === null ? (
      <span key={key}>{part.text}</span>
    ) : (
      <bdi key={key} className="mention">
        {part.text}
      </bdi>
    )
  })
}
