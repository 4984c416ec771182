import { ago, type Handoff } from '../../../../core/domain/handoff.ts'
import { isLate, waitingMs } from '../../../../core/domain/waiting.ts'

/** To whom an escalation went; `left` when that person cannot work any more. */
export const audienceWords = (handoff: Handoff, left: boolean, youIn: (id: string) => string): string => {
  if (handoff.targetUserId === null) return 'To everyone'
  const name = youIn(handoff.targetUserId)
  if (!left) return `To ${name}`
  return handoff.acceptedAt === null
    ? `${name} cannot work any more; it goes to everyone who can take it`
    : `${name} cannot work any more; everyone who can take it was told`
}

/** How long an escalation that the server has waits: calm at first, then what to do. Null where no one waits. */
export const waitWords = (handoff: Handoff, now: number): { text: string; late: boolean } | null => {
  if (handoff.intent !== 'escalate' || handoff.state !== 'open' || handoff.acceptedAt === null) return null
  const waited = ago(waitingMs(handoff, now))
  return isLate(handoff, now)
    ? {
        text: `Waiting ${waited}, no one has claimed it. If it cannot wait, call the service desk.`,
        late: true,
      }
    : { text: `Waiting ${waited}`, late: false }
}
