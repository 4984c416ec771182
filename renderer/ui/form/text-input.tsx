import './field.css'
import { useImperativeHandle, useRef, type ComponentProps } from 'react'
import { useCaretAtEnd } from './caret-at-end.ts'
import { useField } from './field.tsx'

/** A single-line text input. Inside a `Field` it takes the field's label; outside, it needs an `aria-label`. */
export const TextInput = ({ ref, ...props }: Omit<ComponentProps<'input'>, 'className'>) => {
  const own = useRef<HTMLInputElement | null>(null)
  useCaretAtEnd(own, props.autoFocus)
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => own.current, [])
  return <input ref={own} type="text" spellCheck={false} className="text-input" {...useField()} {...props} />
}
