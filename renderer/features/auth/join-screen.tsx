import { CircleAlert } from 'lucide-react'
import { useDesk } from '../../data/react/use-desk.ts'
import { go } from '../../state/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { AuthPage } from './auth-page.tsx'
import { codeFrom } from './form-errors.ts'
import { PasswordInput } from './password-input.tsx'
import { useAuthForm } from './use-auth-form.ts'

/** Accepting an invitation, by its link (`code` is then known) or by a code that was passed on. */
export const JoinScreen = ({ code }: { code: string }) => {
  const desk = useDesk()
  const { errors, sending, submit, input } = useAuthForm(
    { code, name: '', email: '', password: '' },
    {
      newPassword: true,
      send: async (form) => {
        const result = await desk.accept({ ...form, code: codeFrom(form.code), email: form.email.trim() })
        // The code is used up; the address must not offer it again.
        if (result.ok) go('/sessions', { replace: true })
        return result
      },
    },
  )
  const known = code !== ''
  return (
    <AuthPage title="Join your team" lead="A name, an address and a password of your own, and you are in.">
      <form className="auth-form banner-box" noValidate onSubmit={(event) => void submit(event)}>
        {errors.form !== undefined && (
          <Banner tone="red" icon={CircleAlert}>
            {errors.form}
          </Banner>
        )}
        <Field label="Invitation" hint="The code, or the whole link." error={errors.code}>
          <TextInput {...input('code')} autoComplete="off" autoFocus={!known} />
        </Field>
        <Field label="Your name" error={errors.name}>
          <TextInput {...input('name')} autoComplete="name" autoFocus={known} />
        </Field>
        <Field label="E-mail" error={errors.email}>
          <TextInput {...input('email')} type="email" autoComplete="username" />
        </Field>
        <Field
          label="Password"
          hint="At least 10 characters; a few words are easiest."
          error={errors.password}
        >
          <PasswordInput {...input('password')} autoComplete="new-password" />
        </Field>
        <div className="auth-actions">
          <Button variant="primary" type="submit" hint="Enter" aria-disabled={sending}>
            {sending ? 'Joining…' : 'Join'}
          </Button>
          <p className="auth-other">
            Been here before?{' '}
            <button type="button" className="auth-link" onClick={() => go('/sign-in')}>
              Sign in
            </button>
          </p>
        </div>
      </form>
    </AuthPage>
  )
}
