import { CircleAlert } from 'lucide-react'
import { useDesk } from '../../data/react/use-desk.ts'
import { go } from '../../state/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { AuthPage } from './auth-page.tsx'
import { PasswordInput } from './password-input.tsx'
import { useAuthForm } from './use-auth-form.ts'

/** First run: creates the workspace and its owner. */
export const SetupScreen = () => {
  const desk = useDesk()
  const { errors, sending, submit, input } = useAuthForm(
    { accountName: '', name: '', email: '', password: '' },
    { newPassword: true, send: (form) => desk.setup({ ...form, email: form.email.trim() }) },
  )
  return (
    <AuthPage
      title="Create your workspace"
      lead="This server is new. You become its owner and can invite your colleagues next."
    >
      <form className="auth-form banner-box" noValidate onSubmit={(event) => void submit(event)}>
        {errors.form !== undefined && (
          <Banner tone="red" icon={CircleAlert}>
            {errors.form}
          </Banner>
        )}
        <Field label="Workspace" hint="Usually the name of your company." error={errors.accountName}>
          <TextInput {...input('accountName')} autoComplete="organization" autoFocus />
        </Field>
        <Field label="Your name" error={errors.name}>
          <TextInput {...input('name')} autoComplete="name" />
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
            {sending ? 'Creating…' : 'Create workspace'}
          </Button>
          <p className="auth-other">
            Does it exist already?{' '}
            <button type="button" className="auth-link" onClick={() => go('/sign-in')}>
              Sign in
            </button>
          </p>
        </div>
      </form>
    </AuthPage>
  )
}
