import './field.css'
import { useRef, type ComponentProps } from 'react'
import { useCaretAtEnd } from './caret-at-end.ts'
import { useField } from './field.tsx'

/** A single-line text input. Inside a `Field` it takes the field's label; outside, it needs an `aria-label`. */
export const TextInput = (props: Omit<ComponentProps<'input'>, 'className' | 'ref'>) => {
  const own = useRef<HTMLInputElement | null>(null)
  useCaretAtEnd(own, props.autoFocus)
  return <input ref={own} type="text" spellCheck={false} className="text-input" {...useField()} {...props} />
}
