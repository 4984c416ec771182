import { z } from 'zod'
import { blockText, documentBase } from '../document/document.ts'
import { Id, NewId, Timestamp } from '../document/id.ts'
import { day } from '../time/durations.ts'

/** Limits of shift handovers, because their documents are on every device. */
export const handoverLimits = { items: 100, line: 500, note: 4000, reason: 600, held: 50 } as const

/** How long the incoming person has to answer, from the end of the outgoing duty. Milliseconds. */
export const answerWithinMs = 30 * 60_000

/** The farthest ahead that a duty may end when it is handed over. Milliseconds. */
export const dutyEndAheadMs = day

/**
 * What someone hands over: a session they work on, one they parked, one they escalated that no one has claimed, or an
 * escalation directed to them.
 */
export const HandoverKind = z.enum(['active', 'parked', 'escalated', 'directed'])
export type HandoverKind = z.infer<typeof HandoverKind>

/**
 * What became of one item. `declined` and `left` (unanswered in time) are still the outgoing person's, and can still be
 * taken. `returned` is back in the queue it was once claimed from, `gone` had ended, or changed hands in another way.
 */
export const HandoverItemState = z.enum([
  'open',
  'taken',
  'declined',
  'left',
  'returned',
  'gone',
  'withdrawn',
])
export type HandoverItemState = z.infer<typeof HandoverItemState>

export const HandoverLine = blockText(handoverLimits.line)
export const HandoverNote = blockText(handoverLimits.note)
export const DeclineReason = blockText(handoverLimits.reason).min(1)

/** One session in a shift handover, with what was known of it when it was sent. */
export const HandoverItem = z.object({
  sessionId: Id,
  /** The open handoff that it was in; null for a session someone was working on. */
  handoffId: Id.nullable(),
  kind: HandoverKind,
  title: z.string().max(200),
  client: z.string().max(120),
  /** What was promised to the client; null for nothing. */
  dueAt: Timestamp.nullable(),
  wakeAt: Timestamp.nullable(),
  wakeOnReply: z.boolean(),
  /** What the outgoing person wrote about it. */
  line: z.string().max(handoverLimits.line),
  state: HandoverItemState,
  /** Who took or declined it, when, and why they declined; null and '' for neither. */
  by: Id.nullable(),
  at: Timestamp.nullable(),
  reason: z.string().max(handoverLimits.reason),
})
export type HandoverItem = z.infer<typeof HandoverItem>

/** A notification that was held for the outgoing person when they left, for the incoming one to know of. */
export const HeldNotification = z.object({ handoffId: Id, until: Timestamp })
export type HeldNotification = z.infer<typeof HeldNotification>

/** What one person hands over to another at the end of a shift. Items are answered one by one; the rest never changes. */
export const Handover = z.object({
  ...documentBase,
  from: Id,
  to: Id,
  note: z.string().max(handoverLimits.note),
  /** When the outgoing person's duty ends; null without a schedule, for right away. */
  dutyEndsAt: Timestamp.nullable(),
  items: z.array(HandoverItem).max(handoverLimits.items),
  held: z.array(HeldNotification).max(handoverLimits.held),
  /** Device clock, corrected. */
  createdAt: Timestamp,
  /** Server clock; null while it is only on the device. */
  acceptedAt: Timestamp.nullable(),
  /** Until when it is to be answered; null once that is over, and until the server has it. */
  answerBy: Timestamp.nullable(),
  /** When what no one had taken by then went to admins and the queue; null before that, and if nothing was left. */
  closedAt: Timestamp.nullable(),
  withdrawnAt: Timestamp.nullable(),
})
export type Handover = z.infer<typeof Handover>

/** What the outgoing person sends of one item; what is known of the session is read where it is decided. */
export const SentItem = z.object({
  sessionId: Id,
  handoffId: Id.nullable().default(null),
  line: HandoverLine.default(''),
})

/** An item as it is named in an answer; `handoffId` only says what to read along. */
export const AnsweredItem = z.object({ sessionId: Id, handoffId: Id.nullable().default(null) })

export const AnsweredItems = z.array(AnsweredItem).min(1).max(handoverLimits.items)

export const NewHandoverId = NewId

/** States in which an item is still the outgoing person's, and someone may take it over. */
const takeable: readonly HandoverItemState[] = ['open', 'declined', 'left']

export const isTakeable = ({ state }: Pick<HandoverItem, 'state'>): boolean => takeable.includes(state)

/** True while someone is still to answer something. */
export const isUnanswered = ({ items }: Pick<Handover, 'items'>): boolean =>
  items.some(({ state }) => state === 'open')

/** True if there is nothing to answer but a note to read: without items, or because all of them ended before it arrived. */
export const isNoteOnly = ({ items, note }: Pick<Handover, 'items' | 'note'>): boolean =>
  items.length === 0 || (note !== '' && items.every(({ state }) => state === 'gone'))

/** What the incoming person declined: what waits for someone else, and what was left already when their answer arrived. */
export const declinedOf = ({ items, closedAt }: Pick<Handover, 'items' | 'closedAt'>): HandoverItem[] =>
  items.filter(
    ({ state, by, at }) =>
      state === 'declined' ||
      (state === 'left' && by !== null && closedAt !== null && at !== null && at >= closedAt),
  )

/** How many items are in a state. */
export const countOf = ({ items }: Pick<Handover, 'items'>, ...states: HandoverItemState[]): number =>
  items.filter(({ state }) => states.includes(state)).length

/**
 * Whether someone may take items over: whom it was sent to; admins, who see to it that nothing stays behind; anyone once
 * the time to answer is over. Whoever sent it has them already.
 */
export const mayTake = (
  { from, to, closedAt }: Pick<Handover, 'from' | 'to' | 'closedAt'>,
  person: { id: string; isAdmin: boolean },
): boolean => person.id !== from && (person.id === to || person.isAdmin || closedAt !== null)
