import { z } from 'zod'
import { answerableFor, isOwnHandoff } from './answerable.ts'
import { currentClaim } from './current-claim.ts'
import { Assessment, maxAssessmentText } from '../enrichment/assessment.ts'
import { Briefing } from '../enrichment/briefing.ts'
import { documentBase, shortText } from '../document/document.ts'
import { HandoffPolicy } from '../duty/handoff-policy.ts'
import { HandoffReason } from '../session/handoff-reason.ts'
import { Id, Timestamp } from '../document/id.ts'
import { Priority } from '../duty/priority.ts'
import { assertNever, fail, succeed, type Result } from '../document/problem.ts'
import { Reach } from '../duty/reach.ts'
import { Sla } from '../duty/sla.ts'
import { Snapshot } from '../session/snapshot.ts'
import { ticketLimits } from '../ticket/ticket.ts'
import { type TimeUnits, timeUnits } from '../time/time-units.ts'
import { WallTime } from '../time/wall-time.ts'
import { Woken } from '../session/woken.ts'

export const HandoffIntent = z.enum(['park', 'escalate'])
export type HandoffIntent = z.infer<typeof HandoffIntent>

/** `open` is waiting for someone; `closed` was ended by resume, resolve, abandon or a newer handoff. */
export const HandoffState = z.enum(['open', 'claimed', 'withdrawn', 'closed'])
export type HandoffState = z.infer<typeof HandoffState>

export const Channel = z.enum(['toast', 'in_app', 'email'])
export type Channel = z.infer<typeof Channel>
export const PickupMode = z.enum(['continue', 'briefing', 'fresh'])
export type PickupMode = z.infer<typeof PickupMode>

/** The reason or note included with a handoff. */
export const EngineerNotes = z.string().trim().max(8000)

/** Whether the assessment is still being made, and since when it is so. */
export const Enrichment = z.object({ state: z.enum(['making', 'made']), since: Timestamp })

export const ConfirmationText = shortText(600)

/** What the claimer says they take over, in one line, or a question back to whoever handed it over. */
export const Confirmation = z.object({ by: Id, at: Timestamp, text: ConfirmationText, question: z.boolean() })

/** One passing of a session from one person to the next. */
export const Handoff = z.object({
  ...documentBase,
  sessionId: Id,
  teamId: Id.nullable(),
  intent: HandoffIntent,
  state: HandoffState,
  handedOffBy: Id,
  /** The person or the team it is directed to, never both; null for everyone. */
  targetUserId: Id.nullable(),
  targetTeamId: Id.nullable(),
  priority: Priority,
  /** Why it was escalated, in one word; `engineerNotes` say it in full. */
  reason: HandoffReason.nullable(),
  engineerNotes: z.string().max(8000),
  sourceBranchId: Id.nullable(),
  snapshot: Snapshot,
  wakeAt: Timestamp.nullable(),
  /** What the wall showed whoever parked it for that time; null for none, and for a time from then on. */
  wakeWall: WallTime.nullable(),
  /** True if a reply of the client on the ticket wakes it too. */
  wakeOnReply: z.boolean(),
  wokeAt: Timestamp.nullable(),
  /** The ticket as it was known when it was parked; null without one. */
  ticketThen: z
    .object({ status: z.string().max(400), noteIds: z.array(z.string().max(80)).max(ticketLimits.notes) })
    .nullable(),
  /** Who was told when it woke, and what had changed; null until the server woke it. */
  woken: Woken.nullable(),
  /** Device clock, corrected. */
  createdAt: Timestamp,
  /** Server clock; null while it is only on the device. */
  acceptedAt: Timestamp.nullable(),
  /** When a directed handoff opens to everyone; null if it was open from the start. */
  opensAt: Timestamp.nullable(),
  /** Who answers for it since they took it over at a shift's end; null for whoever handed it off (`answerableFor`). */
  answerableId: Id.nullable(),
  claimedBy: Id.nullable(),
  claimedAt: Timestamp.nullable(),
  /** Who took the session over since from whoever claimed it, at a shift's end or because they left (`currentClaim`). */
  claimTakenOver: z.object({ by: Id, at: Timestamp }).nullable(),
  pickup: z.object({ mode: PickupMode, at: Timestamp }).nullable(),
  withdrawnAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  closedBecause: z.enum(['resumed', 'resolved', 'abandoned', 'escalated']).nullable(),
  reach: Reach,
  /** Who is told next, and who was; null for what is parked, and until the server has it. */
  policy: HandoffPolicy.nullable(),
  /** The assessment as plain text, for exports and the ticket. */
  assessment: z.string().max(maxAssessmentText).nullable(),
  assessmentData: Assessment.nullable(),
  /** How far the assessment is; null for what is parked, and once the handoff ended without one. */
  enrichment: Enrichment.nullable().default(null),
  briefing: Briefing.nullable(),
  confirmation: Confirmation.nullable().default(null),
  psaNoteId: z.string().max(80).nullable(),
  /** The clocks of its session, as they were last while it was its open handoff or the latest escalation; null without any. */
  sla: Sla.nullable(),
})
export type Handoff = z.infer<typeof Handoff>

export type HandoffEvent =
  | { kind: 'claim'; by: string; teamId: string | null; at: number; mayTakeReserved: boolean }
  | { kind: 'withdraw'; by: string; at: number }
  | { kind: 'close'; because: NonNullable<Handoff['closedBecause']>; at: number }
  | { kind: 'wake'; at: number }

/** What enrichment says once a handoff has ended: nothing is being made anymore. */
export const whenEnded = ({ enrichment }: Pick<Handoff, 'enrichment'>): Handoff['enrichment'] =>
  enrichment?.state === 'made' ? enrichment : null

/** How long ago, for sentences: "12 s", "4 min", "3 h", "2 d". */
export const ago = (ms: number, units: TimeUnits = timeUnits): string => {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return units.seconds(seconds)
  if (seconds < 3600) return units.minutes(Math.floor(seconds / 60))
  if (seconds < 86_400) return units.hours(Math.floor(seconds / 3600))
  return units.days(Math.floor(seconds / 86_400))
}

/** Why a handoff can't be claimed anymore, or not yet, in the sentences that the server and the screens share. */
export const claimSentences = {
  claimed: (name: string, ms: number): string => `Already claimed by ${name}, ${ago(ms)} ago.`,
  takenOver: (name: string, ms: number): string => `${name} took this over ${ago(ms)} ago.`,
  withdrawn: (name: string): string => `${name} withdrew this. There’s nothing left to do here.`,
  ended: (because: Handoff['closedBecause']): string => {
    if (because === null) return 'This handoff has ended.'
    return `This handoff has ended: the session was ${because}${because === 'escalated' ? ' instead' : ''}.`
  },
  reserved: (target: string, ms: number): string =>
    `This is reserved for ${target} for another ${ago(ms)}, then it opens to everyone.`,
}

/** Whose claim it is, in a sentence: `name` is theirs. */
export const claimedSentence = (handoff: Handoff, name: string, now: number): string => {
  const { at } = currentClaim(handoff) ?? { at: now }
  return handoff.claimTakenOver === null
    ? claimSentences.claimed(name, now - at)
    : claimSentences.takenOver(name, now - at)
}

type Directed = Pick<Handoff, 'targetUserId' | 'targetTeamId'>

/** The id of the person or team a handoff is directed to; null for everyone. */
export const directedTo = ({ targetUserId, targetTeamId }: Directed): string | null =>
  targetUserId ?? targetTeamId

/** True for the person a handoff is directed to, and for the members of its team. */
export const isTarget = (
  { targetUserId, targetTeamId }: Directed,
  { id, teamId }: { id: string; teamId: string | null },
): boolean => targetUserId === id || (targetTeamId !== null && targetTeamId === teamId)

/** Until when a directed handoff is reserved for its target; null if everyone may claim it at `now`. */
export const reservedUntil = (handoff: Handoff, now: number): number | null =>
  directedTo(handoff) !== null && handoff.opensAt !== null && now < handoff.opensAt ? handoff.opensAt : null

/** Minutes that a directed escalation is reserved for its target before it opens to everyone. */
export const reservedMinutes: Record<Priority, number> = { low: 30, normal: 15, high: 5, urgent: 2 }

/**
 * Moves a handoff through its states.
 *
 * If the same person claims again, they get the same handoff back; anyone else is told who won and when. Only an
 * open handoff moves: any other event on one that has ended fails with `already_claimed` or `handoff_closed`.
 *
 * @param nameOf looks up the name of a person or team for the sentence
 */
export const moveHandoff = (
  handoff: Handoff,
  event: HandoffEvent,
  nameOf: (id: string) => string,
): Result<Handoff> => {
  if (handoff.state === 'claimed') {
    const { by, at } = currentClaim(handoff) ?? { by: 'unknown', at: 0 }
    if (event.kind === 'claim' && by === event.by) return succeed(handoff)
    return fail('already_claimed', claimedSentence(handoff, nameOf(by), event.at), { by, at })
  }
  if (handoff.state === 'withdrawn') {
    return fail('handoff_closed', claimSentences.withdrawn(nameOf(answerableFor(handoff))))
  }
  if (handoff.state === 'closed') {
    return fail('handoff_closed', claimSentences.ended(handoff.closedBecause))
  }
  switch (event.kind) {
    case 'claim':
      return claim(handoff, event, nameOf)
    case 'withdraw':
      if (handoff.intent !== 'escalate')
        return fail('wrong_status', 'You can’t withdraw a parked session. Resume it instead.')
      if (answerableFor(handoff) !== event.by) {
        return fail('not_author', `Only ${nameOf(answerableFor(handoff))} can withdraw this escalation.`)
      }
      return succeed({ ...handoff, state: 'withdrawn', withdrawnAt: event.at })
    case 'close':
      return succeed({ ...handoff, state: 'closed', closedAt: event.at, closedBecause: event.because })
    case 'wake':
      return succeed(handoff.wokeAt === null ? { ...handoff, wokeAt: event.at } : handoff)
    default:
      return assertNever(event)
  }
}

const claim = (
  handoff: Handoff,
  event: Extract<HandoffEvent, { kind: 'claim' }>,
  nameOf: (id: string) => string,
): Result<Handoff> => {
  if (isOwnHandoff(handoff, event.by)) {
    const owner = answerableFor(handoff)
    return handoff.intent === 'escalate'
      ? fail(
          'own_escalation',
          owner === event.by
            ? 'You escalated this yourself. Withdraw it to keep working on it.'
            : `You escalated this yourself, and ${nameOf(owner)} took it over. Someone else has to claim it.`,
        )
      : fail(
          'own_escalation',
          handoff.handedOffBy === event.by
            ? 'You parked this yourself. Resume it instead.'
            : 'This is yours already. Resume it instead.',
        )
  }
  const until = reservedUntil(handoff, event.at)
  if (
    until !== null &&
    !isTarget(handoff, { id: event.by, teamId: event.teamId }) &&
    !event.mayTakeReserved
  ) {
    const target = nameOf(directedTo(handoff) ?? '')
    return fail('reserved', claimSentences.reserved(target, until - event.at), { at: until })
  }
  return succeed({ ...handoff, state: 'claimed', claimedBy: event.by, claimedAt: event.at })
}
