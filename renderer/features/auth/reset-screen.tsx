import { useEffect, useState } from 'react'
import type { ResetTarget } from '../../../core/protocol/auth.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { go } from '../../state/route/route.ts'
import { Field } from '../../ui/form/field.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { AuthForm } from './auth-form.tsx'
import { AuthPage } from './auth-page.tsx'
import { authWords } from './auth.words.ts'
import { dayAndTime } from '../../language/relative-time.ts'
import { codeFrom } from './form-errors.ts'
import { PasswordInput } from '../forms/password-input.tsx'
import { useAuthForm } from './use-auth-form.ts'

/** Sets a new password by a link that an admin passed on, or that the server's command line printed. */
export const ResetScreen = ({ code }: { code: string }) => {
  const desk = useDesk()
  /** Why the link that was opened can't be used. */
  const [noGood, setNoGood] = useState<string | undefined>(undefined)
  const [target, setTarget] = useState<ResetTarget | null>(null)
  const auth = useAuthForm(
    { code, password: '' },
    {
      newPassword: true,
      send: async (filled) => {
        const result = await desk.resetPassword({ ...filled, code: codeFrom(filled.code) })
        // The code is used up, so it must not stay in the address.
        if (result.ok) go('/sessions', { replace: true })
        return result
      },
    },
  )
  const { form, errors, input } = auth
  useEffect(() => {
    let gone = false
    if (code === '') return undefined
    void desk.lookAtReset(codeFrom(code)).then((result) => {
      if (gone) return
      if (result.ok) setTarget(result.value)
      // Without a network it's said when setting the password.
      else if (result.problem.kind === 'reset_invalid') setNoGood(result.problem.message)
    })
    return () => {
      gone = true
    }
  }, [desk, code])
  return (
    <AuthPage
      title={authWords.resetTitle}
      lead={target === null ? authWords.resetLead : authWords.resetFor(target, dayAndTime(target.expiresAt))}
    >
      <AuthForm
        form={auth}
        button={authWords.reset}
        busy={authWords.resetting}
        question={authWords.rememberIt}
      >
        {target === null ? (
          <Field
            label={authWords.resetCode}
            hint={authWords.invitationHint}
            error={errors.code ?? (form.code === code ? noGood : undefined)}
          >
            <TextInput {...input('code')} autoComplete="off" autoFocus={code === ''} />
          </Field>
        ) : (
          // Shown for the person, and for what keeps their passwords.
          <Field label={authWords.email} error={errors.code}>
            <TextInput value={target.email} readOnly type="email" autoComplete="username" />
          </Field>
        )}
        <Field label={authWords.newPassword} hint={authWords.newPasswordHint} error={errors.password}>
          <PasswordInput {...input('password')} autoComplete="new-password" autoFocus={code !== ''} />
        </Field>
      </AuthForm>
    </AuthPage>
  )
}
