import { z } from 'zod'
import {
  answerWithinMs,
  dutyEndAheadMs,
  HandoverNote,
  handoverLimits,
  HeldNotification,
  NewHandoverId,
  SentItem,
  type HandoverItem,
} from '../../domain/handover/handover.ts'
import { Id, Timestamp } from '../../domain/document/id.ts'
import { canWork } from '../../domain/people/person.ts'
import { isolated } from '../../domain/text/text.ts'
import { earliestDue } from '../../domain/duty/sla.ts'
import { defineIntent, type Work } from '../defining/define-intent.ts'
import { standingOf } from './handover-parts.ts'

/** The incoming person's id. What was sent must not be lost because they left meanwhile: the server lets it go to admins. */
const incomingOf = (work: Work, personId: string): { id: string; isThere: boolean } => {
  const { actor, authority } = work.context
  if (personId === actor.id)
    return work.reject('invalid_target', 'You can’t hand over to yourself. Choose someone else.')
  const person = work.get('people', personId, 'person')
  if (!canWork(person) && authority === 'device')
    return work.reject(
      'invalid_target',
      `${isolated(person.name)} can’t take over sessions. Choose someone else.`,
    )
  return { id: person.id, isThere: canWork(person) }
}

/** An item as things stand; one that isn't theirs any more when the server decides is kept, as `gone`. */
const itemOf = (work: Work, { sessionId, handoffId, line }: z.output<typeof SentItem>): HandoverItem => {
  const { actor, authority, now } = work.context
  const standing = standingOf(work, sessionId, actor.id)
  if (standing === null && authority === 'device')
    work.reject('not_owner', 'One of these sessions isn’t yours to hand over anymore. Check the list again.')
  const session = standing?.session ?? work.find('sessions', sessionId)
  const handoff = standing?.handoff ?? null
  return {
    sessionId,
    handoffId: handoff?.id ?? (standing === null ? handoffId : null),
    kind: standing?.kind ?? 'active',
    title: session?.title ?? '',
    client: session?.client ?? '',
    dueAt: session === null ? null : earliestDue(session.sla, session.dueAt),
    wakeAt: handoff?.wakeAt ?? null,
    wakeOnReply: handoff?.wakeOnReply ?? false,
    line,
    state: standing === null ? 'gone' : 'open',
    by: null,
    at: standing === null ? now : null,
    reason: '',
  }
}

/**
 * Hands everything someone has open to whoever comes after them, in one action. Nothing changes hands before the incoming
 * person takes it over, item by item.
 */
export const handoverSend = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    handoverId: NewHandoverId,
    /** Whom it goes to. */
    personId: Id,
    note: HandoverNote.default(''),
    /** When the sender's duty ends, by their schedule; null for now. */
    dutyEndsAt: Timestamp.nullable().default(null),
    items: z
      .array(SentItem)
      .max(handoverLimits.items)
      .refine((items) => new Set(items.map(({ sessionId }) => sessionId)).size === items.length),
    held: z.array(HeldNotification).max(handoverLimits.held).default([]),
  }),
  apply(work, { handoverId, personId, note, dutyEndsAt, items, held }) {
    const { actor, accountId, at, now, authority } = work.context
    work.mustBeNew('handovers', handoverId, 'shift handover')
    const to = incomingOf(work, personId)
    if (items.length === 0 && note === '')
      work.reject('bad_request', 'There’s nothing in this handover. Write a note, or include a session.')
    const onServer = authority === 'server'
    const sent = items.map((item) => itemOf(work, item))
    const isOpen = sent.some(({ state }) => state === 'open')
    const ends = Math.min(Math.max(now, dutyEndsAt ?? now), now + dutyEndAheadMs)
    // No one is there to answer: admins are told at once.
    const answerBy = to.isThere ? ends + answerWithinMs : now
    work.put('handovers', {
      id: handoverId,
      accountId,
      rev: 0,
      from: actor.id,
      to: to.id,
      note,
      dutyEndsAt,
      items: sent,
      held,
      createdAt: at,
      acceptedAt: onServer ? now : null,
      answerBy: onServer && isOpen ? answerBy : null,
      closedAt: null,
      withdrawnAt: null,
    })
  },
})
