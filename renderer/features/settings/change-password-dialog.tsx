import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { NewPassword } from '../../../core/protocol/auth.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { PasswordInput } from '../forms/password-input.tsx'
import { passwordWords as words } from './settings.words.ts'

/** Changes one's own password. The other devices are signed out, this one stays. */
export const ChangePasswordDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const desk = useDesk()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const close = () => {
    setCurrent('')
    setPassword('')
    onClose()
  }
  const submit = async (): Promise<Submitted> => {
    if (current === '') return { field: 'current', message: words.noCurrent }
    if (!NewPassword.safeParse(password).success) {
      return { field: 'password', message: password.length > 200 ? words.tooLong : words.tooShort }
    }
    const result = await desk.signIns.changePassword({ currentPassword: current, password })
    if (result.ok) {
      toast(words.changed)
      return 'done'
    }
    const { kind, message } = result.problem
    if (kind === 'wrong_credentials') return { field: 'current', message }
    return kind === 'weak_password' ? { field: 'password', message } : { message }
  }
  return (
    <FormDialog
      title={words.title}
      icon={KeyRound}
      open={open}
      onClose={close}
      submit={submit}
      submitLabel={words.submit}
    >
      <FormField name="current" label={words.current}>
        <PasswordInput
          value={current}
          autoComplete="current-password"
          onChange={(event) => setCurrent(event.target.value)}
        />
      </FormField>
      <FormField name="password" label={words.next} hint={words.hint}>
        <PasswordInput
          value={password}
          autoComplete="new-password"
          onChange={(event) => setPassword(event.target.value)}
        />
      </FormField>
      <p className="text-s text-muted">{words.others}</p>
    </FormDialog>
  )
}
