import { CircleAlert } from 'lucide-react'
import { useDesk } from '../../data/react/use-desk.ts'
import { go } from '../../state/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { AuthPage } from './auth-page.tsx'
import { authWords } from './auth.words.ts'
import { PasswordInput } from '../forms/password-input.tsx'
import { useAuthForm } from './use-auth-form.ts'

/**
 * First run: creates the workspace and its owner.
 *
 * @param code the setup code, where the link had it
 * @param needsCode whether the server asks for one
 */
export const SetupScreen = ({ code, needsCode }: { code: string; needsCode: boolean }) => {
  const desk = useDesk()
  const { errors, sending, submit, input } = useAuthForm(
    { setupCode: code, accountName: '', name: '', email: '', password: '' },
    {
      newPassword: true,
      send: ({ setupCode, ...form }) =>
        desk.setup({ ...form, code: setupCode.trim(), email: form.email.trim() }),
    },
  )
  const asksCode = needsCode && (code === '' || errors.setupCode !== undefined)
  return (
    <AuthPage title={authWords.setupTitle} lead={authWords.setupLead}>
      <form className="auth-form banner-box" noValidate onSubmit={(event) => void submit(event)}>
        {errors.form !== undefined && (
          <Banner tone="red" icon={CircleAlert}>
            {errors.form}
          </Banner>
        )}
        {asksCode && (
          <Field label={authWords.setupCode} hint={authWords.setupCodeHint} error={errors.setupCode}>
            <TextInput {...input('setupCode')} autoComplete="off" autoCapitalize="characters" autoFocus />
          </Field>
        )}
        <Field label={authWords.workspace} hint={authWords.workspaceHint} error={errors.accountName}>
          <TextInput {...input('accountName')} autoComplete="organization" autoFocus={!asksCode} />
        </Field>
        <Field label={authWords.name} error={errors.name}>
          <TextInput {...input('name')} autoComplete="name" />
        </Field>
        <Field label={authWords.email} error={errors.email}>
          <TextInput {...input('email')} type="email" autoComplete="username" />
        </Field>
        <Field label={authWords.password} hint={authWords.newPasswordHint} error={errors.password}>
          <PasswordInput {...input('password')} autoComplete="new-password" />
        </Field>
        <div className="auth-actions">
          <Button variant="primary" type="submit" hint="Enter" aria-disabled={sending}>
            {sending ? authWords.settingUp : authWords.setup}
          </Button>
          <p className="auth-other">
            {authWords.workspaceExists}{' '}
            <button type="button" className="auth-link" onClick={() => go('/sign-in')}>
              {authWords.signIn}
            </button>
          </p>
        </div>
      </form>
    </AuthPage>
  )
}
