import { everyoneOnDuty } from '../../core/duty/on-duty.ts'
import type { Change } from '../../core/domain/shapes/collections.ts'
import { countOf, declinedOf, type Handover, isNoteOnly } from '../../core/domain/handover/handover.ts'
import { atLeast, canWork, type Person } from '../../core/domain/people/person.ts'
import { answerableFor } from '../../core/domain/handoff/answerable.ts'
import { counted, plural } from '../../core/domain/text/plural.ts'
import { isolated } from '../../core/domain/text/text.ts'
import type { Effect } from '../jobs/define-job.ts'
import type { Trx } from '../store/database.ts'
import { everyone } from '../store/people-store.ts'
import { schedulesOf } from '../store/policy/policy-store.ts'
import { tell } from './tell.ts'
import { tellReturned } from './tell-returned.ts'

type Told = { personId: string; text: string }

/** Who is told what of a shift handover that was just sent, declined in part, or left unanswered. */
const toldOf = (type: string, handover: Handover, people: readonly Person[]): Told[] => {
  const { from, to, note } = handover
  const nameOf = (id: string) => isolated(people.find((one) => one.id === id)?.name ?? 'Someone')
  const about = note === '' ? '' : ` “${note}”`
  if (type === 'handover.send') {
    const open = countOf(handover, 'open')
    const text = isNoteOnly(handover)
      ? `${nameOf(from)} went off duty and left you a note.${about}`
      : `${nameOf(from)} handed over ${counted(open, 'session')} to you.${about}`
    return open > 0 || isNoteOnly(handover) ? [{ personId: to, text }] : []
  }
  if (type === 'handover.decline') {
    const declined = declinedOf(handover)
    const reason = declined.at(-1)?.reason ?? ''
    const text = `${nameOf(to)} declined ${counted(declined.length, 'session')} from your handover: “${reason}” ${plural(declined.length, 'It’s', 'They’re')} still yours.`
    return [{ personId: from, text }]
  }
  const left = countOf(handover, 'left')
  if (type !== 'handover.close' || left === 0) return []
  const admins = people.filter((one) => canWork(one) && atLeast(one.role, 'admin') && one.id !== from)
  return [
    {
      personId: from,
      text: `No one took over ${counted(left, 'session')} of yours. ${plural(left, 'It’s', 'They’re')} still yours, and admins were told.`,
    },
    ...admins.map(({ id }) => ({
      personId: id,
      text: `${nameOf(from)} went off duty, and no one took over ${counted(left, 'session')}. Take ${plural(left, 'it', 'them')} over, or ask someone to.`,
    })),
  ]
}

/**
 * Tells people of shift handovers outside of Baton, in the transaction that decided on them; and of the claims that came back
 * because no one took them over.
 */
export const tellHandovers = async (
  trx: Trx,
  accountId: string,
  type: string,
  changes: readonly Change[],
  now: number,
): Promise<Effect[]> => {
  const handovers = changes.flatMap((change) => (change.collection === 'handovers' ? [change.document] : []))
  if (handovers.length === 0 || !['handover.send', 'handover.decline', 'handover.close'].includes(type))
    return []
  const people = await everyone(trx, accountId)
  const onDuty = everyoneOnDuty(await schedulesOf(trx, accountId), now)
  const tellings = handovers
    .flatMap((handover) => toldOf(type, handover, people))
    .map(({ personId, text }) => ({
      accountId,
      handoffId: null,
      personId,
      why: 'handover' as const,
      step: null,
      onDuty: onDuty.has(personId),
      text,
    }))
  const effects = await tell(trx, tellings, now)
  const [from] = handovers.map((handover) => handover.from)
  if (type !== 'handover.close' || from === undefined) return effects
  for (const change of changes)
    if (change.collection === 'handoffs' && change.document.state === 'open')
      effects.push(...(await tellReturned(trx, change.document, [from, answerableFor(change.document)], now)))
  return effects
}
