import { changesSince } from '../../core/domain/timeline/changes-since.ts'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { answerableFor } from '../../core/domain/handoff/answerable.ts'
import { atLeast, canWork } from '../../core/domain/people/person.ts'
import type { Schedule } from '../../core/domain/duty/schedule.ts'
import { isolated } from '../../core/domain/text/text.ts'
import { mostWoken, type NoReply, type Woken } from '../../core/domain/session/woken.ts'
import { wokenSaying } from '../../core/domain/session/woken-words.ts'
import { everyoneOnDuty, schedulesFor } from '../../core/duty/on-duty.ts'
import { ownerOut, wokenInstead } from '../../core/policy/wake-receivers.ts'
import { redact } from '../../core/redaction/redact.ts'
import type { Effect } from '../jobs/define-job.ts'
import { reachable } from '../notify/reachable.ts'
import { tell } from '../notify/tell.ts'
import { waysOf } from '../notify/ways.ts'
import { readDocument } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'
import { everyone } from '../store/people-store.ts'
import { entriesSinceParked } from '../store/policy/parked-store.ts'
import { schedulesOf } from '../store/policy/policy-store.ts'

/** True if some schedule has them on duty at times. */
const isPlanned = (schedules: readonly Schedule[], personId: string, now: number): boolean =>
  schedules
    .filter(({ removed }) => !removed)
    .some(
      ({ rotations, covers }) =>
        rotations.some(({ people }) => people.includes(personId)) ||
        covers.some(
          ({ cover, until }) => until > now && cover.kind !== 'remove' && cover.personId === personId,
        ),
    )

/**
 * Decides whom a parked session wakes, and tells them with what changed since, in the caller's transaction. The owner is
 * told in any case, by their own rules: what is held for them says so.
 */
export const tellWoken = async (
  trx: Trx,
  handoff: Handoff,
  cause: { reply: string | null; noReply: NoReply | null },
  now: number,
): Promise<{ woken: Woken; effects: Effect[] }> => {
  const { accountId, sessionId, teamId, priority } = handoff
  const people = await everyone(trx, accountId)
  const schedules = await schedulesOf(trx, accountId)
  const account = await readDocument(trx, accountId, 'accounts', accountId)
  const session = await readDocument(trx, accountId, 'sessions', sessionId)
  const linked = session?.linkedTicketId ?? null
  const ticket = linked === null ? null : await readDocument(trx, accountId, 'tickets', linked)
  const ownerId = session?.ownerId ?? answerableFor(handoff)
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? 'Someone'

  const onDuty = everyoneOnDuty(schedules, now)
  const onDutyHere = everyoneOnDuty(schedulesFor(schedules, teamId), now)
  const others = people.filter((one) => canWork(one) && one.id !== ownerId)
  const ids = [ownerId, ...others.map(({ id }) => id)]
  const states = new Map(
    (await reachable(trx, accountId, ids, { priority, onDuty, now })).map((state) => [state.personId, state]),
  )
  const canReach = (id: string): boolean => states.get(id)?.can ?? false
  const way = (await waysOf(trx, accountId, [ownerId])).get(ownerId)
  const own = states.get(ownerId)
  const because = ownerOut(
    {
      hasAccess: way?.canWork ?? false,
      atDesk: way?.atDesk ?? false,
      onDuty: onDuty.has(ownerId),
      isPlanned: isPlanned(schedules, ownerId, now),
      isQuiet: own !== undefined && !own.can && own.because === 'quiet',
      hasChannel: own?.can ?? false,
    },
    others.some(({ id }) => onDutyHere.has(id)),
  )
  const instead =
    because === null
      ? null
      : wokenInstead(
          {
            duty: others.filter(({ id }) => onDutyHere.has(id)).map(({ id }) => id),
            team: others.filter((one) => teamId === null || one.teamId === teamId).map(({ id }) => id),
            admins: others.filter(({ role }) => atLeast(role, 'admin')).map(({ id }) => id),
          },
          canReach,
        )
  const changes = changesSince(
    {
      handoff,
      entries: await entriesSinceParked(trx, accountId, handoff),
      ticket,
      ...cause,
      mask: (text) => redact(text, account?.redaction).text,
    },
    (id) => isolated(nameOf(id)),
  )
  const told = [...new Set([...(way?.canWork === true ? [ownerId] : []), ...(instead?.people ?? [])])]
  const woken: Woken = {
    who: instead?.who ?? 'owner',
    people: (instead?.people ?? [ownerId]).slice(0, mostWoken),
    because,
    changes,
  }
  const effects = await tell(
    trx,
    told.map((personId) => ({
      accountId,
      handoffId: handoff.id,
      personId,
      why: 'woke' as const,
      step: null,
      onDuty: onDuty.has(personId),
      text: wokenSaying(woken, personId === ownerId, nameOf(ownerId))
        .split('\n')
        .join(' '),
    })),
    now,
  )
  return { woken, effects }
}
