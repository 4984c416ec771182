import type { Change } from '../../domain/shapes/collections.ts'
import { isWaitingStatus } from '../../domain/ticket/connection.ts'
import { currentClaim } from '../../domain/handoff/current-claim.ts'
import type { Handoff } from '../../domain/handoff/handoff.ts'
import type { ResponseTargets } from '../../domain/duty/response-targets.ts'
import { isUnderway, type Session } from '../../domain/session/session.ts'
import { Sla, type SlaClock, type SlaState } from '../../domain/duty/sla.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { inState, targetClock, ticketClock, tightened, withTarget, withTicketDue } from '../../sla/clocks.ts'
import { type Work } from './define-intent.ts'
import { NotLoaded, type View } from './work.ts'

/**
 * Due times of sessions, kept by the server alone: whatever an intent changed, the clocks follow in the same transaction, by the
 * server's own time. Devices show what they are told and work nothing out (decision 59).
 */

const none: Sla = { handoffId: null, priority: null, touch: null, resolve: null }

const ownTargets = (work: Work): ResponseTargets | null =>
  work.find('accounts', work.context.accountId)?.responseTargets ?? null

const ticketOf = (work: Work, { linkedTicketId }: Session): Ticket | null => {
  const ticket = linkedTicketId === null ? null : work.find('tickets', linkedTicketId)
  return ticket === null || ticket.gone ? null : ticket
}

/** Whether a session waits for its client: parked until a reply, or its ticket is in the status that says so. */
const waitsForClient = (work: Work, session: Session, ticket: Ticket | null): boolean => {
  const parked =
    session.status === 'paused' && session.openHandoffId !== null
      ? work.find('handoffs', session.openHandoffId)
      : null
  if (parked?.intent === 'park' && parked.wakeOnReply && parked.wokeAt === null) return true
  if (ticket === null || ticket.closed) return false
  const connection = work.find('connections', ticket.connectionId)
  return connection !== null && isWaitingStatus(connection, ticket.statusId)
}

const inStateNow = (work: Work, clock: SlaClock | null, state: SlaState): SlaClock | null =>
  clock === null || clock.state === state
    ? clock
    : inState(clock, state, work.context.now, ownTargets(work)?.calendar ?? null)

/** A clock that an escalation starts when the server accepts it; null where nothing is promised. */
const startedBy = (
  handoff: Handoff,
  own: ResponseTargets | null,
  which: 'touchMinutes' | 'resolveMinutes',
): SlaClock | null => {
  const minutes = own?.targets[handoff.priority][which] ?? null
  return own === null || minutes === null || handoff.acceptedAt === null
    ? null
    : targetClock(minutes, handoff.acceptedAt, own.calendar)
}

/** The clocks once another escalation was accepted. What was used up of the resolution counts on. */
const escalated = (work: Work, { resolve }: Sla, handoff: Handoff): Sla => {
  const own = ownTargets(work)
  const minutes = own?.targets[handoff.priority].resolveMinutes ?? null
  const running = inStateNow(work, resolve, 'running')
  const isOwn = running?.from === 'target'
  return {
    handoffId: handoff.id,
    priority: handoff.priority,
    touch: startedBy(handoff, own, 'touchMinutes'),
    resolve:
      running === null
        ? startedBy(handoff, own, 'resolveMinutes')
        : isOwn && own !== null && minutes !== null
          ? tightened(running, minutes, work.context.now, own.calendar)
          : running,
  }
}

/** The first touch as it stands with its escalation; `touched` if its claimer just did something. */
const touchOf = (work: Work, sla: Sla, handoff: Handoff | null, touched: boolean): SlaClock | null => {
  const { touch } = sla
  if (touch === null || touch.state === 'stopped' || handoff === null) return touch
  // No one has to touch what was taken back.
  if (handoff.state === 'withdrawn' || handoff.state === 'closed') return null
  return touched ? inStateNow(work, touch, 'stopped') : touch
}

/** The resolution's clock before its state: the ticket's due time where there is one, else the workspace's own target. */
const resolveOf = (work: Work, sla: Sla, handoff: Handoff | null, ticket: Ticket | null): SlaClock | null => {
  const { resolve } = sla
  const dueAt = ticket?.dueAt ?? null
  if (dueAt !== null)
    return resolve?.from === 'ticket' ? withTicketDue(resolve, dueAt) : ticketClock(dueAt, work.context.now)
  const isWithdrawn = handoff?.state === 'withdrawn'
  if (resolve?.from === 'ticket')
    return handoff === null || isWithdrawn ? null : startedBy(handoff, ownTargets(work), 'resolveMinutes')
  // What a withdrawn escalation started ends with it, or an escalation undone would leave a trace.
  return isWithdrawn && resolve?.startedAt === handoff.acceptedAt ? null : resolve
}

/** The clocks of a session as it is now. */
const slaNow = (work: Work, session: Session, before: Sla, touched: boolean): Sla | null => {
  const handoff = before.handoffId === null ? null : work.find('handoffs', before.handoffId)
  const underway = isUnderway(session.status)
  const ticket = ticketOf(work, session)
  const state = !underway ? 'stopped' : waitsForClient(work, session, ticket) ? 'paused' : 'running'
  const touch = touchOf(work, before, handoff, touched || !underway)
  const resolve = inStateNow(
    work,
    underway ? resolveOf(work, before, handoff, ticket) : before.resolve,
    state,
  )
  const sla = {
    ...before,
    // Once someone has touched it, nothing of that starts again.
    touch: touch === null || touch.state === 'stopped' ? touch : inStateNow(work, touch, state),
    resolve,
  }
  return sla.touch === null && sla.resolve === null ? null : sla
}

const isSame = (one: Sla | null, other: Sla | null): boolean =>
  JSON.stringify(Sla.nullable().parse(one)) === JSON.stringify(Sla.nullable().parse(other))

/** Writes the clocks into the session and the handoffs that show them. Nothing else about them counts as changed. */
const put = (work: Work, session: Session, sla: Sla | null): void => {
  const before = session.sla
  if (!isSame(before, sla)) work.put('sessions', { ...session, sla })
  for (const id of new Set([before?.handoffId, sla?.handoffId, session.openHandoffId])) {
    const handoff = id === null || id === undefined ? null : work.find('handoffs', id)
    if (handoff === null) continue
    // An earlier escalation keeps how it stood when the next one began.
    const isCurrent = sla === null || id === sla.handoffId || id === session.openHandoffId
    const shown = isCurrent ? sla : handoff.sla
    if (!isSame(handoff.sla, shown)) work.put('handoffs', { ...handoff, sla: shown })
  }
}

/**
 * The sessions with these ids, of which everything is read first that their clocks need: an intent begins again with each
 * document it has to wait for, and working out due times costs more than looking.
 */
export const sessionsToKeep = (work: Work, ids: readonly string[]): Session[] => {
  ownTargets(work)
  const sessions = ids.flatMap((id) => work.find('sessions', id) ?? [])
  for (const session of sessions) {
    const { openHandoffId, sla, escalationPackage } = session
    for (const id of [openHandoffId, sla?.handoffId, escalationPackage?.handoffId])
      if (id !== null && id !== undefined) work.find('handoffs', id)
    const ticket = ticketOf(work, session)
    if (ticket !== null) work.find('connections', ticket.connectionId)
  }
  return sessions
}

/** Brings the clocks of one session up to how things stand, though it didn't change itself. */
export const keepSlaOf = (work: Work, session: Session): void => {
  put(work, session, slaNow(work, session, session.sla ?? none, false))
}

/**
 * Gives a session the targets that hold now: a clock that runs as if they had held since it last began to, and one for an
 * escalation that had none.
 */
export const retime = (work: Work, session: Session): void => {
  const own = ownTargets(work)
  const sla = session.sla ?? none
  const handoffId = sla.handoffId ?? session.escalationPackage?.handoffId ?? null
  const handoff = handoffId === null ? null : work.find('handoffs', handoffId)
  if (!isUnderway(session.status) || handoff === null || handoff.state === 'withdrawn') return
  const again = (clock: SlaClock | null, which: 'touchMinutes' | 'resolveMinutes'): SlaClock | null => {
    if (clock?.state === 'stopped' || clock?.from === 'ticket') return clock
    const minutes = own?.targets[handoff.priority][which] ?? null
    if (own === null || minutes === null) return null
    return clock === null ? startedBy(handoff, own, which) : withTarget(clock, minutes, own.calendar)
  }
  const isTouchable = sla.touch !== null || handoff.state === 'open'
  const next: Sla = {
    handoffId: handoff.id,
    priority: handoff.priority,
    touch: isTouchable ? again(sla.touch, 'touchMinutes') : null,
    resolve: again(sla.resolve, 'resolveMinutes'),
  }
  put(work, session, slaNow(work, session, next, false))
}

const content: ReadonlySet<Change['collection']> = new Set(['entries', 'facts', 'branches', 'fixes'])

/** The sessions to which something was written that isn't an event. */
const writtenTo = (changes: readonly Change[]): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ collection, document }) => {
      if (!content.has(collection) || !('sessionId' in document)) return []
      return 'event' in document && document.event !== null ? [] : [document.sessionId]
    }),
  )

/** Brings the clocks of every session up to date that an intent changed. */
export const keepSla = (work: Work, view: View): void => {
  const changes = work.changes()
  const handoffs = changes.flatMap((change) => (change.collection === 'handoffs' ? [change.document] : []))
  const written = writtenTo(changes)
  const actor = work.context.actor.id
  const known = <C extends 'sessions' | 'handoffs'>(collection: C, id: string) => {
    const document = view.get(collection, id)
    if (document === undefined) throw new NotLoaded({ collection, id })
    return document
  }
  for (const change of changes) {
    if (change.collection !== 'sessions') continue
    const session = change.document
    const before = known('sessions', session.id) as Session | null
    const sla = session.sla ?? none
    const isOpen = sla.touch !== null && sla.touch.state !== 'stopped'
    const touches = isOpen && session.ownerId === actor && written.has(session.id)
    const itsHandoffs = handoffs.filter(({ sessionId }) => sessionId === session.id)
    const isMoved =
      itsHandoffs.length > 0 ||
      before?.status !== session.status ||
      before.linkedTicketId !== session.linkedTicketId
    if (!touches && !isMoved) continue
    const fresh = itsHandoffs.find(
      ({ id, intent, acceptedAt }) =>
        intent === 'escalate' && acceptedAt !== null && known('handoffs', id) === null,
    )
    const last = sla.handoffId === null ? null : work.find('handoffs', sla.handoffId)
    const isClaimer = last?.state === 'claimed' && currentClaim(last)?.by === actor
    if (fresh === undefined) {
      put(work, session, slaNow(work, session, sla, touches && isClaimer))
      continue
    }
    // Whoever passes a claimed escalation on has touched it.
    if (last !== null && isOpen && isClaimer) {
      const touch = inStateNow(work, sla.touch, 'stopped')
      work.put('handoffs', { ...last, sla: { ...sla, touch } })
    }
    const next = escalated(work, sla, fresh)
    put(work, { ...session, sla: session.sla }, slaNow(work, session, next, false))
  }
}
