import { CircleAlert, Copy, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Team } from '../../../core/domain/account.ts'
import type { Role } from '../../../core/domain/person.ts'
import { Email, type Invitation } from '../../../core/protocol/auth.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/toasts.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { smartTime } from '../../ui/relative-time.ts'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { roleHint, roleWord } from './role-words.ts'

const noTeam = 'none'
const lifetimes = [
  { value: '24', label: '1 day' },
  { value: '72', label: '3 days' },
  { value: '168', label: '7 days' },
  { value: '720', label: '30 days' },
] as const

const CopyRow = ({ label, value, first = false }: { label: string; value: string; first?: boolean }) => (
  <Field label={label}>
    <div className="copy-row">
      <TextInput readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      <Button
        icon={Copy}
        aria-label={`Copy ${label.toLowerCase()}`}
        autoFocus={first}
        onClick={() => {
          void copyText(value).then((copied) =>
            toast(
              copied ? `${label} copied.` : 'The clipboard cannot be used here. Select the text and copy it.',
            ),
          )
        }}
      >
        Copy
      </Button>
    </div>
  </Field>
)

/** Makes an invitation, then shows its link and its code to be passed on. */
export const InviteDialog = ({
  open,
  onClose,
  teams,
  roles,
}: {
  open: boolean
  onClose: () => void
  teams: readonly Team[]
  /** What this person may give, the highest first. */
  roles: readonly Role[]
}) => {
  const desk = useDesk()
  const [role, setRole] = useState<Role>('engineer')
  const [teamId, setTeamId] = useState(noTeam)
  const [hours, setHours] = useState<(typeof lifetimes)[number]['value']>('72')
  const [email, setEmail] = useState('')
  const [emailError, setEmailError] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [invitation, setInvitation] = useState<Invitation | null>(null)

  const close = () => {
    onClose()
    setInvitation(null)
    setProblem(null)
    setEmail('')
  }
  const submit = async () => {
    if (busy) return
    const address = email.trim()
    if (address !== '' && !Email.safeParse(address).success) {
      setEmailError('That is not an e-mail address. Leave it empty to let anyone use the invitation.')
      return
    }
    setBusy(true)
    setProblem(null)
    const result = await desk.invite({
      role,
      teamId: teamId === noTeam ? null : teamId,
      hours: Number(hours),
      ...(address !== '' && { email: address }),
    })
    setBusy(false)
    if (result.ok) setInvitation(result.value)
    else setProblem(result.problem.message)
  }

  if (invitation !== null) {
    return (
      <Dialog
        title="Invitation"
        icon={UserPlus}
        subtitle={`${roleWord[invitation.role]}, for one person`}
        open={open}
        onClose={close}
        footer={
          <>
            <Button onClick={() => setInvitation(null)}>Invite another</Button>
            <Button hint="Esc" onClick={close}>
              Done
            </Button>
          </>
        }
      >
        <CopyRow label="Link" value={invitation.link} first />
        <CopyRow label="Code" value={invitation.code} />
        <p className="text-s text-muted">
          Pass on either of them; it is shown only now. It works once, until{' '}
          {smartTime(invitation.expiresAt, desk.now())}.
        </p>
      </Dialog>
    )
  }
  return (
    <Dialog
      title="Invite someone"
      icon={UserPlus}
      open={open}
      onClose={close}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button hint="Esc" onClick={close}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" hint="Ctrl Enter" aria-disabled={busy}>
            {busy ? 'Inviting…' : 'Make invitation'}
          </Button>
        </>
      }
    >
      <div className="invite-grid">
        <Field label="Role">
          <Select
            label="Role"
            value={role}
            onChange={setRole}
            options={roles.map((value) => ({ value, label: roleWord[value], hint: roleHint[value] }))}
          />
        </Field>
        <Field label="Team">
          <Select
            label="Team"
            value={teamId}
            onChange={setTeamId}
            options={[
              { value: noTeam, label: 'No team' },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field label="Works for">
          <Select label="Works for" value={hours} onChange={setHours} options={lifetimes} />
        </Field>
      </div>
      <Field
        label="For the address"
        hint="Optional. With an address, only someone who signs up with it can use the invitation."
        error={emailError}
      >
        <TextInput
          type="email"
          value={email}
          placeholder="name@example.com"
          autoComplete="off"
          onChange={(event) => {
            setEmail(event.target.value)
            setEmailError(null)
          }}
        />
      </Field>
      {problem !== null && (
        <Banner tone="red" icon={CircleAlert}>
          {problem}
        </Banner>
      )}
    </Dialog>
  )
}
