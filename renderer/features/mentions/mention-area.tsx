import './mentions.css'
import { useId, useRef, useState, type ComponentProps, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Person } from '../../../core/domain/people/person.ts'
import { TextArea } from '../../ui/form/text-area.tsx'
import { MentionPerson } from './mention-person.tsx'
import { mentionWords } from './mentions.words.ts'
import type { Mentioning } from './use-mentions.ts'

/**
 * A text field in which `@` offers people to mention. Arrows choose, Enter and Tab take, Esc hides the list; every other
 * key goes to `onKeyDown`.
 *
 * @param side where the list opens
 * @param field where whoever holds it finds the field, to put the cursor into it
 */
export const MentionArea = ({
  value,
  onText,
  mentions,
  side = 'below',
  field,
  onKeyDown,
  ...rest
}: Omit<ComponentProps<typeof TextArea>, 'value' | 'onChange' | 'onSelect' | 'ref'> & {
  value: string
  onText: (text: string) => void
  mentions: Mentioning
  side?: 'above' | 'below'
  field?: RefObject<HTMLTextAreaElement | null> | undefined
}) => {
  const id = useId()
  const own = useRef<HTMLTextAreaElement | null>(null)
  const area = field ?? own
  const [chosen, setChosen] = useState(0)
  const [open, setOpen] = useState(false)
  const people = open ? mentions.found : []
  const at = Math.min(chosen, people.length - 1)
  const person = people[at]
  const keyOf = ({ id: personId }: Person) => `${id}-${personId}`

  const take = (one: Person) => {
    area.current?.focus()
    const picked = mentions.pick(one)
    // Rendered first, so that the caret has somewhere to go.
    flushSync(() => onText(picked.text))
    area.current?.setSelectionRange(picked.caret, picked.caret)
    mentions.setCaret(picked.caret, picked.text)
    setOpen(false)
  }

  const handleKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (person === undefined || !plain || event.nativeEvent.isComposing) return onKeyDown?.(event)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setChosen((at + (event.key === 'ArrowDown' ? 1 : people.length - 1)) % people.length)
      return undefined
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
      return undefined
    }
    if (event.key === 'Tab' || (event.key === 'Enter' && !mentions.isTyped(person))) {
      event.preventDefault()
      event.stopPropagation()
      take(person)
      return undefined
    }
    return onKeyDown?.(event)
  }

  return (
    <div className="mention-area">
      <TextArea
        {...rest}
        ref={area}
        aria-autocomplete="list"
        aria-controls={person === undefined ? undefined : `${id}-list`}
        aria-activedescendant={person === undefined ? undefined : keyOf(person)}
        value={value}
        onChange={(event) => {
          mentions.setCaret(event.target.selectionStart, event.target.value)
          setOpen(true)
          setChosen(0)
          onText(event.target.value)
        }}
        onSelect={(event) => mentions.setCaret(event.currentTarget.selectionStart)}
        onKeyDown={handleKeyDown}
        onBlur={() => setOpen(false)}
      />
      {person !== undefined && (
        <div
          className={`mention-list mention-list-${side}`}
          role="listbox"
          id={`${id}-list`}
          aria-label={mentionWords.people}
        >
          {people.map((one, index) => (
            // The field has the focus and handles the keys.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={one.id}
              id={keyOf(one)}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className="mention-option"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
              onPointerMove={() => setChosen(index)}
            >
              <MentionPerson person={one} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
