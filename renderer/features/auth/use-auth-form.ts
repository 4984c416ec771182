import { useCallback, useState, type SyntheticEvent } from 'react'
import type { Problem, Result } from '../../../core/domain/document/problem.ts'
import { checkForm, errorsFrom, type AuthErrors, type AuthField } from './form-errors.ts'

/**
 * A sign-in, setup or join form. What was typed stays whatever the answer, and the first wrong field gets the focus.
 *
 * @param send called with the form once it looks right; on success the desk moves on by itself
 */
export const useAuthForm = <F extends AuthField>(
  initial: Record<F, string>,
  { newPassword, send }: { newPassword: boolean; send: (form: Record<F, string>) => Promise<Result<void>> },
) => {
  const [form, setForm] = useState(initial)
  const [errors, setErrors] = useState<AuthErrors>({})
  const [failed, setFailed] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)

  const show = (next: AuthErrors, element: HTMLFormElement) => {
    setErrors(next)
    const first = (Object.keys(initial) as F[]).find((field) => next[field] !== undefined)
    if (first !== undefined) element.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
  }

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const element = event.currentTarget
    const wrong = checkForm(form, { newPassword })
    if (Object.keys(wrong).length > 0) {
      show(wrong, element)
      return
    }
    setErrors({})
    setFailed(null)
    setSending(true)
    const result = await send(form)
    setSending(false)
    if (result.ok) return
    setFailed(result.problem)
    show(errorsFrom(result.problem), element)
  }

  /** Fills fields in, unless something was typed there. */
  const suggest = useCallback(
    (part: Partial<Record<F, string>>) =>
      setForm((now) => {
        const filled = Object.entries(part).filter(([field]) => now[field as F] === '')
        return { ...now, ...Object.fromEntries(filled) }
      }),
    [],
  )

  /** The props for the input of `field`. */
  const input = (field: F) => ({
    name: field,
    value: form[field],
    onChange: (event: { target: { value: string } }) => {
      setForm((now) => ({ ...now, [field]: event.target.value }))
      setErrors(({ [field]: _gone, form: _too, ...rest }) => rest)
    },
  })

  return { form, errors, failed, sending, submit, input, suggest }
}
