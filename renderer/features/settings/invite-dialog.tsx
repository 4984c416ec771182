import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Team } from '../../../core/domain/account/account.ts'
import type { Role } from '../../../core/domain/people/person.ts'
import { Email, type Invitation } from '../../../core/protocol/auth.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { Field } from '../../ui/form/field.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { CopyRow } from './copy-row.tsx'
import { inviteWords, roleHint, roleWord } from './settings.words.ts'

const noTeam = 'none'
const lifetimes = [
  { value: '24', label: inviteWords.lifetimes.day },
  { value: '72', label: inviteWords.lifetimes.threeDays },
  { value: '168', label: inviteWords.lifetimes.week },
  { value: '720', label: inviteWords.lifetimes.month },
] as const

const empty = { role: 'engineer', teamId: noTeam, hours: '72', email: '' }

/** Creates an invitation, then shows its link and code so they can be sent on. */
export const InviteDialog = ({
  open,
  onClose,
  teams,
  roles,
}: {
  open: boolean
  onClose: () => void
  teams: readonly Team[]
  /** The roles this person may give, highest first. */
  roles: readonly Role[]
}) => {
  const desk = useDesk()
  const draft = useDraftForm('invite', empty)
  const { form, change, clear } = draft
  const { email } = form
  // What was chosen in a draft may be no choice any more.
  const role = roles.find((one) => one === form.role) ?? 'engineer'
  const teamId = teams.some(({ id }) => id === form.teamId) ? form.teamId : noTeam
  const hours = lifetimes.find(({ value }) => value === form.hours)?.value ?? '72'
  const [invitation, setInvitation] = useState<Invitation | null>(null)

  const close = () => {
    onClose()
    setInvitation(null)
  }
  const submit = async (): Promise<Submitted> => {
    const address = email.trim()
    if (address !== '' && !Email.safeParse(address).success) {
      return {
        field: 'email',
        message: inviteWords.badEmail,
      }
    }
    const result = await desk.invite({
      role,
      teamId: teamId === noTeam ? null : teamId,
      hours: Number(hours),
      ...(address !== '' && { email: address }),
    })
    if (!result.ok) return result.problem
    clear()
    setInvitation(result.value)
    return 'stay'
  }

  if (invitation !== null) {
    return (
      <Dialog
        title={inviteWords.createdTitle}
        icon={UserPlus}
        subtitle={inviteWords.forOne(roleWord[invitation.role])}
        open={open}
        onClose={close}
        footer={
          <>
            <Button onClick={() => setInvitation(null)}>{inviteWords.another}</Button>
            <Button hint="Esc" onClick={close}>
              {inviteWords.done}
            </Button>
          </>
        }
      >
        <CopyRow label={inviteWords.link} value={invitation.link} first />
        <CopyRow label={inviteWords.code} value={invitation.code} />
        <p className="text-s text-muted">{inviteWords.passOn(smartTime(invitation.expiresAt, desk.now()))}</p>
      </Dialog>
    )
  }
  return (
    <FormDialog
      title={inviteWords.title}
      icon={UserPlus}
      open={open}
      submit={submit}
      submitLabel={inviteWords.create}
      draft={draft}
      onClose={close}
    >
      <div className="invite-grid">
        <Field label={inviteWords.role}>
          <Select
            label={inviteWords.role}
            value={role}
            onChange={(chosen) => change({ role: chosen })}
            options={roles.map((value) => ({ value, label: roleWord[value], hint: roleHint[value] }))}
          />
        </Field>
        <Field label={inviteWords.team}>
          <Select
            label={inviteWords.team}
            value={teamId}
            onChange={(chosen) => change({ teamId: chosen })}
            options={[
              { value: noTeam, label: inviteWords.noTeam },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field label={inviteWords.validFor}>
          <Select
            label={inviteWords.validFor}
            value={hours}
            onChange={(chosen) => change({ hours: chosen })}
            options={lifetimes}
          />
        </Field>
      </div>
      <FormField name="email" label={inviteWords.email} hint={inviteWords.emailHint}>
        <TextInput
          type="email"
          value={email}
          placeholder={inviteWords.emailPlaceholder}
          autoComplete="off"
          onChange={(event) => change({ email: event.target.value })}
        />
      </FormField>
    </FormDialog>
  )
}
