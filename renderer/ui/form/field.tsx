import './field.css'
import { createContext, useContext, useId, useMemo, type ReactNode } from 'react'

type FieldLinks = { id: string; describedBy: string | undefined; invalid: boolean }

const FieldContext = createContext<FieldLinks | null>(null)

/** Whether the fields here take nothing for now, because what they hold is being sent. They keep the focus. */
export const FieldsWaitContext = createContext(false)

/** The props that tie the control inside a `Field` to its label, hint and error. */
export const useField = () => {
  const field = useContext(FieldContext)
  const waiting = useContext(FieldsWaitContext) ? { readOnly: true } : {}
  return field === null
    ? waiting
    : {
        ...waiting,
        id: field.id,
        'aria-describedby': field.describedBy,
        'aria-invalid': field.invalid ? true : undefined,
      }
}

/** A control with its label, and below it the error or the hint. The error is announced when it appears. */
export const Field = ({
  label,
  hint,
  error,
  children,
}: {
  label: string
  hint?: ReactNode
  error?: string | null | undefined
  children: ReactNode
}) => {
  const id = useId()
  const wrong = error !== undefined && error !== null && error !== ''
  const hinted = hint !== undefined && hint !== null
  const describedBy = wrong ? `${id}-error` : hinted ? `${id}-hint` : undefined
  const links = useMemo(() => ({ id, describedBy, invalid: wrong }), [id, describedBy, wrong])
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <FieldContext value={links}>{children}</FieldContext>
      {wrong ? (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : (
        hinted && (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}
