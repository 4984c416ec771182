import { CircleAlert, Info } from 'lucide-react'
import { useRef } from 'react'
import type { LeftBehind, LostWork } from '../../data/contract/desk-state.ts'
import { useDesk, useDeskState } from '../../data/react/use-desk.ts'
import { go } from '../../state/route/route.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { Field } from '../../ui/form/field.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { AuthPage } from './auth-page.tsx'
import { authWords } from './auth.words.ts'
import { PasswordInput } from '../forms/password-input.tsx'
import { useAuthForm } from './use-auth-form.ts'

const nothing: readonly LeftBehind[] = []
const nothingMissing: readonly LostWork[] = []

/** Signing in. Also where people land when the server signed them out, with the reason and what is not sent yet. */
export const SignInScreen = () => {
  const desk = useDesk()
  const problem = useDeskState((state) => (state.phase === 'signed_out' ? state.problem : null))
  const left = useDeskState((state) => (state.phase === 'signed_out' ? state.left : null)) ?? nothing
  const missing =
    useDeskState((state) => (state.phase === 'signed_out' ? state.missing : null)) ?? nothingMissing
  const afresh = useRef(false)
  const { errors, failed, sending, submit, input } = useAuthForm(
    { email: '', password: '' },
    {
      newPassword: false,
      send: async (form) => desk.signIn({ ...form, email: form.email.trim(), afresh: afresh.current }),
    },
  )
  return (
    <AuthPage title={authWords.signInTitle} lead={authWords.signInLead}>
      <form className="auth-form banner-box" noValidate onSubmit={(event) => void submit(event)}>
        {problem !== null && errors.form === undefined && (
          <Banner
            tone="amber"
            icon={Info}
            actions={
              (problem.kind === 'offline' || problem.kind === 'device_locked') && (
                <Button size="sm" onClick={() => desk.reconnect()}>
                  {authWords.tryAgain}
                </Button>
              )
            }
          >
            {[problem.message, ...left.map(authWords.left)].join(' ')}
          </Banner>
        )}
        {problem === null && left.length > 0 && (
          <Banner tone="neutral" icon={Info}>
            {left.map(authWords.left).join(' ')}
          </Banner>
        )}
        {missing.length > 0 && (
          <Banner tone="red" icon={CircleAlert}>
            {missing.map(authWords.missing).join(' ')}
          </Banner>
        )}
        {errors.form !== undefined && (
          <Banner
            tone="red"
            icon={CircleAlert}
            actions={
              failed?.kind === 'device_lost' && (
                <Button
                  size="sm"
                  onClick={({ currentTarget }) => {
                    afresh.current = true
                    currentTarget.form?.requestSubmit()
                  }}
                >
                  {authWords.startEmpty}
                </Button>
              )
            }
          >
            {errors.form}
          </Banner>
        )}
        <Field label={authWords.email} error={errors.email}>
          <TextInput {...input('email')} type="email" autoComplete="username" autoFocus />
        </Field>
        <Field label={authWords.password} error={errors.password}>
          <PasswordInput {...input('password')} autoComplete="current-password" />
        </Field>
        <div className="auth-actions">
          <Button variant="primary" type="submit" hint="Enter" isBusy={sending}>
            {sending ? authWords.signingIn : authWords.signIn}
          </Button>
          <p className="auth-other">
            {authWords.invited}{' '}
            <button type="button" className="auth-link" onClick={() => go('/join')}>
              {authWords.withInvitation}
            </button>
          </p>
          <p className="auth-other">
            {authWords.forgot} {authWords.forgotHow}{' '}
            <button type="button" className="auth-link" onClick={() => go('/reset')}>
              {authWords.withResetLink}
            </button>
            .
          </p>
        </div>
      </form>
    </AuthPage>
  )
}
