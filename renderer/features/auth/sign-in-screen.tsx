import { CircleAlert, Info } from 'lucide-react'
import type { LeftBehind } from '../../data/contract/desk-state.ts'
import { useDesk, useDeskState } from '../../data/react/use-desk.ts'
import { go } from '../../state/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { AuthPage } from './auth-page.tsx'
import { PasswordInput } from './password-input.tsx'
import { leftSentence } from './left-words.ts'
import { useAuthForm } from './use-auth-form.ts'

const nothing: readonly LeftBehind[] = []

/** Signing in; also where someone lands whom the server signed out, with why and what still waits here. */
export const SignInScreen = () => {
  const desk = useDesk()
  const problem = useDeskState((state) => (state.phase === 'signed_out' ? state.problem : null))
  const left = useDeskState((state) => (state.phase === 'signed_out' ? state.left : null)) ?? nothing
  const { errors, sending, submit, input } = useAuthForm(
    { email: '', password: '' },
    { newPassword: false, send: (form) => desk.signIn({ ...form, email: form.email.trim() }) },
  )
  return (
    <AuthPage title="Sign in" lead="With the address and the password that you chose when you joined.">
      <form className="auth-form banner-box" noValidate onSubmit={(event) => void submit(event)}>
        {problem !== null && errors.form === undefined && (
          <Banner
            tone="amber"
            icon={Info}
            actions={
              problem.kind === 'offline' && (
                <Button size="sm" onClick={() => desk.reconnect()}>
                  Try again
                </Button>
              )
            }
          >
            {[problem.message, ...left.map(leftSentence)].join(' ')}
          </Banner>
        )}
        {problem === null && left.length > 0 && (
          <Banner tone="neutral" icon={Info}>
            {left.map(leftSentence).join(' ')}
          </Banner>
        )}
        {errors.form !== undefined && (
          <Banner tone="red" icon={CircleAlert}>
            {errors.form}
          </Banner>
        )}
        <Field label="E-mail" error={errors.email}>
          <TextInput {...input('email')} type="email" autoComplete="username" autoFocus />
        </Field>
        <Field label="Password" error={errors.password}>
          <PasswordInput {...input('password')} autoComplete="current-password" />
        </Field>
        <div className="auth-actions">
          <Button variant="primary" type="submit" hint="Enter" aria-disabled={sending}>
            {sending ? 'Signing in…' : 'Sign in'}
          </Button>
          <p className="auth-other">
            Invited by a colleague?{' '}
            <button type="button" className="auth-link" onClick={() => go('/join')}>
              Use an invitation
            </button>
          </p>
        </div>
      </form>
    </AuthPage>
  )
}
