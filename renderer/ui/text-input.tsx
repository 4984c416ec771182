import './field.css'
import type { ComponentProps } from 'react'
import { useField } from './field.tsx'

/** One line of text. Inside a `Field` it takes the field's label; outside it needs an `aria-label`. */
export const TextInput = (props: Omit<ComponentProps<'input'>, 'className'>) => (
  <input type="text" spellCheck={false} className="text-input" {...useField()} {...props} />
)
