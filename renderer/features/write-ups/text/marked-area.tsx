import './marked-area.css'
import { memo, useDeferredValue, type ReactNode, type Ref } from 'react'
import { useField } from '../../../ui/form/field.tsx'

/** A part of a text to mark. */
export type Mark = { from: number; to: number }

/** The text again, unseen, behind the field: only its marks have a colour. */
const Behind = memo(({ text, marks }: { text: string; marks: readonly Mark[] }) => {
  const parts: ReactNode[] = []
  let done = 0
  for (const { from, to } of marks) {
    if (from < done || to > text.length) continue
    parts.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>)
    done = to
  }
  return (
    <div className="marked-area-behind" aria-hidden="true">
      {parts}
      {/* A line break at the end takes up a line in a field, and none here without something after it. */}
      {`${text.slice(done)}\u200B`}
    </div>
  )
})

/**
 * A text field with parts of its text marked. The field is a plain one, so undo, spelling and input methods work as
 * everywhere; the marks follow a moment later where the text is long.
 *
 * @param marksIn the parts to mark, in order and without overlap
 */
export const MarkedArea = ({
  text,
  onText,
  marksIn,
  label,
  placeholder,
  ref,
}: {
  text: string
  onText: (text: string) => void
  marksIn: (text: string) => readonly Mark[]
  label: string
  placeholder?: string | undefined
  ref?: Ref<HTMLTextAreaElement> | undefined
}) => {
  const shown = useDeferredValue(text)
  return (
    <div className="marked-area">
      <div className="marked-area-inside">
        <Behind text={shown} marks={marksIn(shown)} />
        <textarea
          ref={ref}
          className="marked-area-field"
          aria-label={label}
          placeholder={placeholder}
          value={text}
          onChange={(event) => onText(event.target.value)}
          {...useField()}
        />
      </div>
    </div>
  )
}
