import type { Fact } from '../../../core/domain/branches/fact.ts'
import type { Fix, FixOutcome } from '../../../core/domain/branches/fix.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { noReach, reachOf } from '../../../core/domain/duty/reach.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import { base, full, minute, now, sessions, shown, sla } from './gallery-data.ts'
import { branches, questionWithOptions } from './gallery-entries.ts'
import { assessment, briefing, edited, thin, withoutModel } from './gallery-enrichment.ts'

const fact = (id: string, text: string, part: Partial<Fact> = {}): Fact => ({
  ...base(id),
  sessionId: 'full',
  text,
  source: 'note',
  sourceEntryId: null,
  order: 0,
  createdBy: 'ana',
  createdAt: now - 30 * minute,
  updatedBy: 'ana',
  updatedAt: now - 30 * minute,
  removedAt: null,
  ...part,
})
export const facts: readonly Fact[] = shown([
  fact('fact-1', 'Web client shows the mailbox', {
    source: 'question',
    sourceEntryId: questionWithOptions.id,
  }),
  fact('fact-2', 'Access granted by security group', { order: 1 }),
  fact('fact-3', 'Works for 2 of 6 people', { order: 2 }),
])

const fix = (outcome: FixOutcome, part: Partial<Fix> = {}): Fix => ({
  ...base(`fix-${outcome}`),
  sessionId: 'full',
  text: 'Re-add the shared mailbox with auto-mapping off',
  confidence: 72,
  decision: null,
  decidedBy: null,
  decidedAt: null,
  outcome,
  outcomeReason: '',
  outcomeBy: outcome === 'proposed' ? null : 'ben',
  outcomeAt: outcome === 'proposed' ? null : now - 8 * minute,
  supersededBy: null,
  supersededAt: null,
  createdBy: 'ana',
  createdAt: now - 12 * minute,
  updatedAt: now - 12 * minute,
  ...part,
})
export const fixes: readonly Fix[] = shown([
  fix('proposed'),
  fix('applied_pending', { outcomeReason: 'The sync at 15:00', confidence: null }),
  fix('applied_partial', { decision: 'one_off' }),
  fix('applied_success', { decision: 'draft_template' }),
  fix('applied_failed', { supersededAt: now - 20 * minute }),
])

const handoff = (id: string, sessionId: string, part: Partial<Handoff> = {}): Handoff => ({
  ...base(id),
  sessionId,
  teamId: 'field',
  intent: 'escalate',
  state: 'open',
  handedOffBy: 'ben',
  wakeOnReply: false,
  targetUserId: null,
  targetTeamId: null,
  priority: 'normal',
  reason: null,
  engineerNotes: 'Needs rights on the head-end, payroll at 15:00',
  sourceBranchId: null,
  snapshot: snapshotOf(sessions.find((one) => one.id === sessionId) ?? full, branches),
  wakeAt: null,
  wakeWall: null,
  wokeAt: null,
  policy: null,
  createdAt: now - 6 * minute,
  acceptedAt: now - 6 * minute,
  opensAt: null,
  answerableId: null,
  woken: null,
  ticketThen: null,
  claimedBy: null,
  claimedAt: null,
  claimTakenOver: null,
  pickup: null,
  withdrawnAt: null,
  closedAt: null,
  closedBecause: null,
  reach: noReach,
  assessment: null,
  assessmentData: null,
  enrichment: null,
  briefing: null,
  confirmation: null,
  psaNoteId: null,
  sla: null,
  ...part,
})
const reached = (state: 'delivered' | 'seen', ...ids: string[]): Pick<Handoff, 'reach'> => {
  const at = now - 5 * minute
  return {
    reach: reachOf(
      ids.map((personId) => ({ personId, deliveredAt: at, seenAt: state === 'seen' ? at : null })),
    ),
  }
}

/** One handoff for each rung of the ladder, and each state. */
export const handoffs: readonly Handoff[] = shown([
  handoff('h-device', 'vpn', { acceptedAt: null, priority: 'urgent', handedOffBy: 'ana' }),
  handoff('h-sent', 'escalated', { priority: 'low', sla: sla.late, ...thin }),
  handoff('h-delivered', 'escalated', {
    ...reached('delivered', 'ana', 'tom'),
    ...withoutModel,
  }),
  handoff('h-seen', 'escalated', {
    sla: sla.fresh,
    priority: 'high',
    enrichment: { state: 'making', since: now - minute / 4 },
    ...reached('seen', 'ana', 'tom'),
  }),
  handoff('h-mine', 'full', {
    targetUserId: 'ana',
    opensAt: now + 9 * minute,
    priority: 'urgent',
    ...assessment,
  }),
  handoff('h-claimed', 'full', {
    state: 'claimed',
    claimedBy: 'ana',
    claimedAt: now - minute,
    ...reached('seen', 'ana'),
    ...edited,
    ...briefing,
  }),
  handoff('h-withdrawn', 'full', { state: 'withdrawn', withdrawnAt: now - minute }),
  handoff('h-park', 'parked', {
    sla: sla.paused,
    intent: 'park',
    wakeAt: now + 84 * minute,
    handedOffBy: 'ana',
  }),
  handoff('h-due', 'due', { intent: 'park', wakeAt: now - minute, handedOffBy: 'ana' }),
])

/** Who else looks at what, by subject. */
export const onlookers: Record<string, readonly string[]> = {
  'session/full': ['ben'],
  'session/vpn': ['ben', 'tom'],
  'handoff/h-seen': ['tom'],
  'handoff/h-mine': ['ben', 'tom', 'vera'],
}
