import { CircleAlert } from 'lucide-react'
import { useDesk } from '../../data/react/use-desk.ts'
import { go } from '../../state/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { AuthPage } from './auth-page.tsx'
import { authWords } from './auth.words.ts'
import { codeFrom } from './form-errors.ts'
import { PasswordInput } from '../forms/password-input.tsx'
import { useAuthForm } from './use-auth-form.ts'

/** Accepts an invitation, from its link (which fills in `code`) or from a code typed in. */
export const JoinScreen = ({ code }: { code: string }) => {
  const desk = useDesk()
  const { errors, sending, submit, input } = useAuthForm(
    { code, name: '', email: '', password: '' },
    {
      newPassword: true,
      send: async (form) => {
        const result = await desk.accept({ ...form, code: codeFrom(form.code), email: form.email.trim() })
        // The code is used up, so it must not stay in the address.
        if (result.ok) go('/sessions', { replace: true })
        return result
      },
    },
  )
  const known = code !== ''
  return (
    <AuthPage title={authWords.joinTitle} lead={authWords.joinLead}>
      <form className="auth-form banner-box" noValidate onSubmit={(event) => void submit(event)}>
        {errors.form !== undefined && (
          <Banner tone="red" icon={CircleAlert}>
            {errors.form}
          </Banner>
        )}
        <Field label={authWords.invitation} hint={authWords.invitationHint} error={errors.code}>
          <TextInput {...input('code')} autoComplete="off" autoFocus={!known} />
        </Field>
        <Field label={authWords.name} error={errors.name}>
          <TextInput {...input('name')} autoComplete="name" autoFocus={known} />
        </Field>
        <Field label={authWords.email} error={errors.email}>
          <TextInput {...input('email')} type="email" autoComplete="username" />
        </Field>
        <Field label={authWords.password} hint={authWords.newPasswordHint} error={errors.password}>
          <PasswordInput {...input('password')} autoComplete="new-password" />
        </Field>
        <div className="auth-actions">
          <Button variant="primary" type="submit" hint="Enter" aria-disabled={sending}>
            {sending ? authWords.joining : authWords.join}
          </Button>
          <p className="auth-other">
            {authWords.haveAccount}{' '}
            <button type="button" className="auth-link" onClick={() => go('/sign-in')}>
              {authWords.signIn}
            </button>
          </p>
        </div>
      </form>
    </AuthPage>
  )
}
