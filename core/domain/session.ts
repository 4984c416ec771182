import { z } from 'zod'
import { documentBase, shortText } from './document.ts'
import { Id, Timestamp } from './id.ts'
import { fail, succeed, type Result } from './problem.ts'

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

/** Tier of a confidence score 0..1: below 0.4 discovery, below 0.8 exploring, else guided. */
export const confidenceTierOf = (score: number): ConfidenceTier =>
  score < 0.4 ? 'discovery' : score < 0.8 ? 'exploring' : 'guided'

export const SessionTitle = shortText(200)
export const ProblemSummary = shortText(4000)
export const ProblemCategory = z.string().trim().max(60).nullable()
/** A typed ticket without the `#` that people put before it. */
export const withoutHash = (typed: string): string => typed.trim().replace(/^(?:[#＃]\s*)+/, '')

/** The ticket's number or reference as people say it, without `#`. */
export const TicketRef = z
  .string()
  .trim()
  // People write it as they say it: `#48213`.
  .overwrite(withoutHash)
  .min(1)
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/)

/** One troubleshooting effort. `ownerId` is its owner: the one person who may change its status. */
export const Session = z.object({
  ...documentBase,
  teamId: Id.nullable(),
  ownerId: Id,
  title: SessionTitle,
  problemSummary: ProblemSummary,
  problemCategory: ProblemCategory,
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
  /** The handoff that is open: neither claimed, withdrawn nor closed. */
  openHandoffId: Id.nullable(),
  escalatedTo: Id.nullable(),
  escalationReason: z.string().max(8000).nullable(),
  escalationPackage: z
    .object({ snapshot: z.unknown(), intent: z.string(), engineerNotes: z.string(), handoffId: Id })
    .nullable(),
  escalationPackageMarkdown: z.string().nullable(),
  resolutionSummary: z.string().max(8000).nullable(),
  resolutionAction: z.string().max(2000).nullable(),
  resolutionNoteMarkdown: z.string().nullable(),
  resolvedAt: Timestamp.nullable(),
  psaConnectionId: Id.nullable(),
  psaTicketId: z.string().max(60).nullable(),
  /** Rises with every write that can change a draft. */
  stateVersion: z.int().min(0),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  /** Who changed it last: a person, or `system`; null in documents from before this was kept. */
  updatedBy: Id.nullable().default(null),
})
export type Session = z.infer<typeof Session>

export const sessionEvents = [
  'park',
  'resume',
  'escalate',
  'accept',
  'withdraw',
  'claim',
  'resolve',
  'abandon',
  'reopen',
] as const
export type SessionEvent = (typeof sessionEvents)[number]

/** The status machine: for each event, where it may start and where it leads. */
const machine: Record<SessionEvent, { from: readonly SessionStatus[]; to: SessionStatus }> = {
  park: { from: ['active'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
  escalate: { from: ['active', 'paused', 'resolved'], to: 'requesting_escalation' },
  accept: { from: ['requesting_escalation'], to: 'escalated' },
  withdraw: { from: ['requesting_escalation', 'escalated'], to: 'active' },
  claim: { from: ['escalated', 'paused'], to: 'active' },
  resolve: { from: ['active', 'paused', 'requesting_escalation', 'escalated'], to: 'resolved' },
  abandon: { from: ['active', 'paused'], to: 'abandoned' },
  reopen: { from: ['resolved', 'abandoned'], to: 'active' },
}

/** Whether a session still asks something of its owner: everything does but the two ends. What counts as theirs. */
export const isUnderway = (status: SessionStatus): boolean => status !== 'resolved' && status !== 'abandoned'
export const underwayStatuses: readonly SessionStatus[] = SessionStatus.options.filter(isUnderway)

/** Words for a status, as screens and sentences use them. */
export const statusWord: Record<SessionStatus, string> = {
  active: 'active',
  paused: 'parked',
  requesting_escalation: 'waiting to be escalated',
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
  resolve: 'resolved',
  abandon: 'abandoned',
  reopen: 'reopened',
}

/**
 * Moves a session's status.
 *
 * Fails with `wrong_status` and a sentence when the event does not start from here. Who may raise an event is
 * the intents' affair.
 */
export const transition = (status: SessionStatus, event: SessionEvent): Result<SessionStatus> => {
  const rule = machine[event]
  if (rule.from.includes(status)) return succeed(rule.to)
  return fail('wrong_status', `This session is ${statusWord[status]}, so it cannot be ${eventWord[event]}.`)
}

/** The events that may start from a status. */
export const eventsFrom = (status: SessionStatus): readonly SessionEvent[] =>
  sessionEvents.filter((event) => machine[event].from.includes(status))
