import { z } from 'zod'
import { maxAssessmentText } from '../enrichment/assessment.ts'
import { documentBase, shortText } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'
import { maxFollowers, maxNews, SessionNews } from './news.ts'
import { HandoffReason } from './handoff-reason.ts'
import { fail, succeed, type Result } from '../document/problem.ts'
import { Sla } from '../duty/sla.ts'
import { cut, storableText } from '../text/text.ts'
import { TicketCheck } from '../ticket/ticket.ts'

export const SessionStatus = z.enum([
  'active',
  'paused',
  'requesting_escalation',
  'escalated',
  'resolved',
  'abandoned',
])
export type SessionStatus = z.infer<typeof SessionStatus>

export const ConfidenceTier = z.enum(['discovery', 'exploring', 'guided'])
export type ConfidenceTier = z.infer<typeof ConfidenceTier>

/** The tier of a confidence score from 0 to 1: below 0.4 discovery, below 0.8 exploring, otherwise guided. */
export const confidenceTierOf = (score: number): ConfidenceTier =>
  score < 0.4 ? 'discovery' : score < 0.8 ? 'exploring' : 'guided'

export const SessionTitle = shortText(200)
export const ProblemSummary = shortText(4000)
export const ProblemCategory = z.string().trim().max(60).nullable()

/** The longest client, contact and device, in characters. */
export const whoseLimits = { client: 120, contact: 240, device: 120 } as const

const oneLine = (max: number) =>
  z
    .string()
    .overwrite((text) => storableText(text).replace(/\s+/gu, ' ').trim())
    .max(max)

/** Whose problem it is: the MSP's customer, a person there (name, phone, e-mail), a device. One line each; '' for none. */
export const ClientName = oneLine(whoseLimits.client)
export const Contact = oneLine(whoseLimits.contact)
export const DeviceName = oneLine(whoseLimits.device)

/** A ticket as typed, without the leading `#`. */
export const withoutHash = (typed: string): string => typed.trim().replace(/^(?:[#＃]\s*)+/, '')

/** A ticket's number or reference, without `#`. */
export const TicketRef = z
  .string()
  .trim()
  // People often type it as `#48213`.
  .overwrite(withoutHash)
  .min(1)
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/)

/**
 * What a session is called, the same words in every place: its title on one line.
 *
 * @param max visible characters, for places that can't show all of it
 */
export const titleOf = ({ title }: { title: string }, max = 200): string => cut(title, max)

/** One troubleshooting session. `ownerId` is the one person who may change its status. */
export const Session = z.object({
  ...documentBase,
  teamId: Id.nullable(),
  ownerId: Id,
  title: SessionTitle,
  problemSummary: ProblemSummary,
  problemCategory: ProblemCategory,
  client: z.string().max(whoseLimits.client),
  contact: z.string().max(whoseLimits.contact),
  device: z.string().max(whoseLimits.device),
  /** When it has to be solved, as promised to the client; null if no time was set. */
  dueAt: Timestamp.nullable(),
  /** Its clocks, as the server keeps them; null without any. */
  sla: Sla.nullable(),
  status: SessionStatus,
  confidenceTier: ConfidenceTier,
  confidenceScore: z.number().min(0).max(1),
  entryCount: z.int().min(0),
  stepCount: z.int().min(0),
  factCount: z.int().min(0),
  branchCount: z.int().min(0),
  isBranching: z.boolean(),
  activeBranchId: Id.nullable(),
  activeFixId: Id.nullable(),
  handoffCount: z.int().min(0),
  /** The open handoff: not claimed, withdrawn or closed. */
  openHandoffId: Id.nullable(),
  escalatedTo: Id.nullable(),
  escalationReason: z.string().max(8000).nullable(),
  escalationPackage: z
    .object({
      snapshot: z.unknown(),
      intent: z.string(),
      reason: HandoffReason.nullable(),
      engineerNotes: z.string(),
      handoffId: Id,
      /** What enrichment found, as plain text; null until it has. */
      assessment: z.string().max(maxAssessmentText).nullable().default(null),
    })
    .nullable(),
  escalationPackageMarkdown: z.string().nullable(),
  resolutionSummary: z.string().max(8000).nullable(),
  resolutionAction: z.string().max(2000).nullable(),
  resolutionNoteMarkdown: z.string().nullable(),
  resolvedAt: Timestamp.nullable(),
  psaConnectionId: Id.nullable(),
  /** The ticket's number, as people quote it. */
  psaTicketId: z.string().max(60).nullable(),
  /** What was read of the ticket; null while its number is only typed. */
  linkedTicketId: Id.nullable(),
  /** Null without a ticket, and in a workspace without a connected ticket system. */
  ticketCheck: TicketCheck.nullable(),
  /** The confirmed write-up of its resolution or escalation; null while it is neither, unless its ticket is being looked up. */
  writeUpId: Id.nullable(),
  /** Goes up with every write that could change a draft. */
  stateVersion: z.int().min(0),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  /** Who changed it last: a person, or `system`; null in documents from before this was kept. */
  updatedBy: Id.nullable().default(null),
  /** True if nothing of it may be sent to an AI service. Its owner decides. */
  keepFromAi: z.boolean().default(false),
  /** Who handed it over and is told what becomes of it; never its owner. */
  followers: z.array(Id).max(maxFollowers),
  /** What people have to be told about it, oldest first. */
  news: z.array(SessionNews).max(maxNews),
})
export type Session = z.infer<typeof Session>

export const sessionEvents = [
  'park',
  'resume',
  'escalate',
  'accept',
  'withdraw',
  'claim',
  'return',
  'resolve',
  'abandon',
  'reopen',
] as const
export type SessionEvent = (typeof sessionEvents)[number]

/** The status machine: for each event, the statuses it may start from and the one it leads to. */
const machine: Record<SessionEvent, { from: readonly SessionStatus[]; to: SessionStatus }> = {
  park: { from: ['active'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
  escalate: { from: ['active', 'paused', 'resolved'], to: 'requesting_escalation' },
  accept: { from: ['requesting_escalation'], to: 'escalated' },
  withdraw: { from: ['requesting_escalation', 'escalated'], to: 'active' },
  claim: { from: ['escalated', 'paused'], to: 'active' },
  return: { from: ['active'], to: 'escalated' },
  resolve: { from: ['active', 'paused', 'requesting_escalation', 'escalated'], to: 'resolved' },
  abandon: { from: ['active', 'paused'], to: 'abandoned' },
  reopen: { from: ['resolved', 'abandoned'], to: 'active' },
}

/** True while a session still needs its owner, which is every status but the two final ones. */
export const isUnderway = (status: SessionStatus): boolean => status !== 'resolved' && status !== 'abandoned'
export const underwayStatuses: readonly SessionStatus[] = SessionStatus.options.filter(isUnderway)

/** The word for each status, as used on screens and in sentences. */
export const statusWord: Record<SessionStatus, string> = {
  active: 'active',
  paused: 'parked',
  requesting_escalation: 'being escalated',
  escalated: 'escalated',
  resolved: 'resolved',
  abandoned: 'abandoned',
}

const eventWord: Record<SessionEvent, string> = {
  park: 'parked',
  resume: 'resumed',
  escalate: 'escalated',
  accept: 'accepted',
  withdraw: 'withdrawn',
  claim: 'claimed',
  return: 'returned to the queue',
  resolve: 'resolved',
  abandon: 'abandoned',
  reopen: 'reopened',
}

/**
 * Moves a session's status.
 *
 * Fails with `wrong_status` and a sentence if the event can't start from here. Who may cause an event is decided by
 * the intents.
 */
export const transition = (status: SessionStatus, event: SessionEvent): Result<SessionStatus> => {
  const rule = machine[event]
  if (rule.from.includes(status)) return succeed(rule.to)
  return fail('wrong_status', `This session is ${statusWord[status]}, so it can’t be ${eventWord[event]}.`)
}

/** The events that can start from a status. */
export const eventsFrom = (status: SessionStatus): readonly SessionEvent[] =>
  sessionEvents.filter((event) => machine[event].from.includes(status))
