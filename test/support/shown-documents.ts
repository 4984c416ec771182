import type { Branch } from '../../core/domain/branch.ts'
import type { Entry, Step } from '../../core/domain/entry.ts'
import type { Fact } from '../../core/domain/fact.ts'
import type { Fix } from '../../core/domain/fix.ts'
import type { Delivery, Handoff } from '../../core/domain/handoff.ts'
import type { Person } from '../../core/domain/person.ts'
import type { Session } from '../../core/domain/session.ts'
import { snapshotOf } from '../../core/domain/snapshot.ts'

/** Documents as a screen gets them, complete and plain; a test names only what it is about. */

const base = { accountId: 'acme', rev: 1 }

/** Friday, 20 November 2026, 14:00 UTC. */
export const noon = Date.UTC(2026, 10, 20, 14)
export const minute = 60_000

export const person = (part: Partial<Person> = {}): Person => ({
  ...base,
  id: 'kim',
  name: 'Kim Roth',
  role: 'engineer',
  active: true,
  teamId: null,
  ...part,
})

export const session = (part: Partial<Session> = {}): Session => ({
  ...base,
  id: 's1',
  teamId: null,
  ownerId: 'kim',
  title: 'Outlook will not sync',
  problemSummary: 'Outlook will not sync after the migration',
  problemDomain: null,
  status: 'active',
  confidenceTier: 'discovery',
  confidenceScore: 0,
  entryCount: 0,
  stepCount: 0,
  factCount: 0,
  branchCount: 0,
  isBranching: false,
  activeBranchId: null,
  activeFixId: null,
  handoffCount: 0,
  openHandoffId: null,
  escalatedTo: null,
  escalationReason: null,
  escalationPackage: null,
  escalationPackageMarkdown: null,
  resolutionSummary: null,
  resolutionAction: null,
  resolutionNoteMarkdown: null,
  resolvedAt: null,
  psaConnectionId: null,
  psaTicketId: null,
  stateVersion: 0,
  createdAt: noon,
  updatedAt: noon,
  ...part,
})

export const handoff = (part: Partial<Handoff> = {}): Handoff => ({
  ...base,
  id: 'h1',
  sessionId: 's1',
  teamId: null,
  intent: 'escalate',
  state: 'open',
  handedOffBy: 'kim',
  targetUserId: null,
  priority: 'normal',
  engineerNotes: '',
  sourceBranchId: null,
  snapshot: snapshotOf(session(), []),
  wakeAt: null,
  wokeAt: null,
  createdAt: noon,
  acceptedAt: noon,
  opensAt: null,
  claimedBy: null,
  claimedAt: null,
  pickup: null,
  withdrawnAt: null,
  closedAt: null,
  closedBecause: null,
  deliveries: [],
  assessment: null,
  assessmentData: null,
  briefing: null,
  psaNoteId: null,
  ...part,
})

export const delivery = (personId: string, state: Delivery['state']): Delivery => ({
  personId,
  channel: 'in_app',
  state,
  at: noon + 1000,
  reason: null,
})

export const entry = (part: Partial<Entry> = {}): Entry => ({
  ...base,
  id: `e${part.seq ?? 1}`,
  sessionId: 's1',
  branchId: null,
  seq: 1,
  kind: 'note',
  authorId: 'kim',
  text: 'A note',
  step: null,
  event: null,
  at: noon + (part.seq ?? 1) * 1000,
  acceptedAt: noon,
  editedAt: null,
  history: [],
  ...part,
})

/** A step as an entry, numbered by `order`. */
export const stepEntry = (order: number, step: Partial<Step> = {}, part: Partial<Entry> = {}): Entry =>
  entry({
    seq: order,
    kind: 'step',
    text: `Step number ${order}`,
    step: {
      order,
      type: 'action',
      options: [],
      selected: null,
      freeText: null,
      skipped: false,
      result: null,
      ...step,
    },
    ...part,
  })

export const branch = (part: Partial<Branch> = {}): Branch => ({
  ...base,
  id: 'b1',
  sessionId: 's1',
  label: 'Permissions',
  status: 'untried',
  reason: '',
  parentId: null,
  order: 0,
  fork: { entryId: null, reason: '', options: [] },
  createdAt: noon,
  ...part,
})

export const fact = (part: Partial<Fact> = {}): Fact => ({
  ...base,
  id: 'f1',
  sessionId: 's1',
  text: 'The web client shows the mailbox',
  source: 'note',
  sourceEntryId: null,
  order: 0,
  createdBy: 'kim',
  createdAt: noon,
  updatedAt: noon,
  removedAt: null,
  ...part,
})

export const fix = (part: Partial<Fix> = {}): Fix => ({
  ...base,
  id: 'x1',
  sessionId: 's1',
  text: 'Re-add the mailbox',
  confidence: 72,
  decision: null,
  outcome: 'proposed',
  outcomeReason: '',
  supersededAt: null,
  createdBy: 'kim',
  createdAt: noon,
  updatedAt: noon,
  ...part,
})

const names: Record<string, string> = { kim: 'Kim Roth', ana: 'Ana Silva', lee: 'Lee Chan' }
export const nameOf = (id: string): string => names[id] ?? 'Somebody'
