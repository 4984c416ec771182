import { useCallback, useEffect, useState } from 'react'
import type { Person } from '../../../core/domain/people/person.ts'
import type { SentInvitation } from '../../../core/protocol/auth.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Time } from '../shared/text/time.tsx'
import { roleWord, sentInvitationWords as words } from './settings.words.ts'

const Status = ({
  invitation,
  people,
  now,
}: {
  invitation: SentInvitation
  people: ReadonlyMap<string, Person>
  now: number
}) => {
  const { usedBy, usedAt, revokedAt, expiresAt } = invitation
  if (usedAt !== null) {
    const name = people.get(usedBy ?? '')?.name ?? ''
    return (
      <>
        {words.usedBy(name)} · <Time at={usedAt} style="smart" />
      </>
    )
  }
  if (revokedAt !== null) {
    return (
      <>
        {words.revoked} · <Time at={revokedAt} style="smart" />
      </>
    )
  }
  return (
    <>
      {expiresAt <= now ? words.expired : words.expires} <Time at={expiresAt} style="smart" />
    </>
  )
}

/**
 * The invitations that were sent, with a way to take back what no one has used. Read from the server when
 * it is shown.
 */
export const Invitations = ({ people, online }: { people: ReadonlyMap<string, Person>; online: boolean }) => {
  const desk = useDesk()
  const now = useNow(60_000)
  const [sent, setSent] = useState<readonly SentInvitation[] | null>(null)
  const read = useCallback(async () => {
    const result = await desk.signIns.invitations()
    if (result.ok) setSent(result.value)
  }, [desk])
  useEffect(() => {
    if (online) void read()
  }, [read, online])
  const revoke = async (id: string) => {
    const result = await desk.signIns.revokeInvitation(id)
    toast(result.ok ? words.done : result.problem.message, result.ok ? {} : { tone: 'red' })
    await read()
  }
  if (sent === null) return null
  if (sent.length === 0) return <p className="devices-note">{words.none}</p>
  return (
    <table className="people-table">
      <thead>
        <tr>
          <th scope="col">{words.columns.role}</th>
          <th scope="col">{words.columns.by}</th>
          <th scope="col">{words.columns.state}</th>
          <th scope="col">
            <span className="sr-only">{words.columns.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sent.map((invitation) => {
          const { id, role, email, invitedBy, usedAt, revokedAt, expiresAt } = invitation
          const open = usedAt === null && revokedAt === null && expiresAt > now
          return (
            <tr key={id}>
              <td>
                {roleWord[role]} <span className="text-s text-muted">{email ?? words.anyone}</span>
              </td>
              <td>{people.get(invitedBy)?.name}</td>
              <td className={open ? undefined : 'text-muted'}>
                <Status invitation={invitation} people={people} now={now} />
              </td>
              <td>
                {open && (
                  <Button
                    size="sm"
                    variant="ghost"
                    disabled={!online}
                    aria-label={words.revokeThe(roleWord[role])}
                    onClick={() => void revoke(id)}
                  >
                    {words.revoke}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
