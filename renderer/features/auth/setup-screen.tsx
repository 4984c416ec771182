import { useDesk } from '../../data/react/use-desk.ts'
import { Field } from '../../ui/form/field.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { AuthForm } from './auth-form.tsx'
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
  const auth = useAuthForm(
    { setupCode: code, accountName: '', name: '', email: '', password: '' },
    {
      newPassword: true,
      send: ({ setupCode, ...form }) =>
        desk.setup({ ...form, code: setupCode.trim(), email: form.email.trim() }),
    },
  )
  const { errors, input } = auth
  const asksCode = needsCode && (code === '' || errors.setupCode !== undefined)
  return (
    <AuthPage title={authWords.setupTitle} lead={authWords.setupLead}>
      <AuthForm
        form={auth}
        button={authWords.setup}
        busy={authWords.settingUp}
        question={authWords.workspaceExists}
      >
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
      </AuthForm>
    </AuthPage>
  )
}
