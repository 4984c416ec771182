import { Ellipsis, KeyRound, MonitorSmartphone } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '../../../core/domain/people/person.ts'
import type { ResetLink } from '../../../core/protocol/auth.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Menu } from '../../ui/overlay/menu.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { CopyRow } from './copy-row.tsx'
import { DeviceList } from './device-list.tsx'
import { deviceWords, resetWords } from './settings.words.ts'

/** Creates a link for a new password, then shows it once to be sent on. */
const ResetDialog = ({ person, open, onClose }: { person: Person; open: boolean; onClose: () => void }) => {
  const desk = useDesk()
  const [link, setLink] = useState<ResetLink | null>(null)
  const close = () => {
    setLink(null)
    onClose()
  }
  const submit = async (): Promise<Submitted> => {
    const result = await desk.signIns.createReset(person.id)
    if (!result.ok) return result.problem
    setLink(result.value)
    return 'stay'
  }
  if (link === null) {
    return (
      <FormDialog
        title={resetWords.title(person.name)}
        icon={KeyRound}
        open={open}
        onClose={close}
        submit={submit}
        submitLabel={resetWords.create}
        submitKeys={null}
        focus="submit"
      >
        <p>{resetWords.lead(person.name)}</p>
        <p className="text-s text-muted">{resetWords.replaces}</p>
      </FormDialog>
    )
  }
  return (
    <Dialog
      title={resetWords.title(person.name)}
      icon={KeyRound}
      open={open}
      onClose={close}
      footer={
        <Button hint="Esc" onClick={close}>
          {resetWords.done}
        </Button>
      }
    >
      <CopyRow label={resetWords.link} value={link.link} first />
      <p className="text-s text-muted">
        {resetWords.passOn(person.name, smartTime(link.expiresAt, desk.now()))}
      </p>
    </Dialog>
  )
}

/** What an admin can do about how someone signs in: a link for a new password, and their devices. */
export const PersonAccess = ({ person, online }: { person: Person; online: boolean }) => {
  const [shown, setShown] = useState<'reset' | 'devices' | null>(null)
  const close = () => setShown(null)
  return (
    <>
      <Menu
        label={resetWords.more(person.name)}
        trigger={<IconButton icon={Ellipsis} label={resetWords.more(person.name)} />}
        entries={[
          ...(person.active
            ? [
                {
                  kind: 'item' as const,
                  label: resetWords.make,
                  icon: KeyRound,
                  disabled: !online,
                  run: () => setShown('reset'),
                },
              ]
            : []),
          {
            kind: 'item',
            label: deviceWords.manage,
            icon: MonitorSmartphone,
            disabled: !online,
            run: () => setShown('devices'),
          },
        ]}
      />
      <ResetDialog person={person} open={shown === 'reset'} onClose={close} />
      <Dialog
        title={deviceWords.of(person.name)}
        icon={MonitorSmartphone}
        open={shown === 'devices'}
        onClose={close}
        footer={
          <Button hint="Esc" onClick={close} data-autofocus="">
            {deviceWords.done}
          </Button>
        }
      >
        {shown === 'devices' && <DeviceList personId={person.id} online={online} />}
      </Dialog>
    </>
  )
}
