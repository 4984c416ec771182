import type { Branch } from '../../../core/domain/branch.ts'
import type { Entry, EventName, Step } from '../../../core/domain/entry.ts'
import type { Fact } from '../../../core/domain/fact.ts'
import type { Fix, FixOutcome } from '../../../core/domain/fix.ts'
import type { Handoff } from '../../../core/domain/handoff.ts'
import { noReach, reachOf } from '../../../core/domain/reach.ts'
import { newSession } from '../../../core/domain/new-session.ts'
import type { Person } from '../../../core/domain/person.ts'
import type { Session } from '../../../core/domain/session.ts'
import { snapshotOf } from '../../../core/domain/snapshot.ts'
import { kindInAddress, withHostileText } from './hostile-text.ts'

const kind = kindInAddress()
/** As the address asks for it. */
export const shown = <T>(value: T): T => withHostileText(value, kind)

/** Friday, 20 November 2026, 14:06 UTC: the moment in which the gallery stands still. */
export const now = Date.UTC(2026, 10, 20, 14, 6)
export const minute = 60_000
const accountId = 'gallery'
const base = (id: string) => ({ id, accountId, rev: 1 })

const person = (id: string, name: string, role: Person['role']): Person => ({
  ...base(id),
  name,
  role,
  active: true,
  teamId: 'field',
})
export const people: readonly Person[] = shown([
  person('ana', 'Ana Ruiz', 'engineer'),
  person('ben', 'Ben Carter', 'engineer'),
  person('tom', 'Tom Okafor', 'admin'),
  person('vera', 'Vera Novak', 'viewer'),
])

const session = (id: string, part: Partial<Session>): Session => ({
  ...newSession({
    id,
    accountId,
    teamId: 'field',
    ownerId: 'ana',
    title: 'Outlook will not sync after migration',
    problemSummary:
      'Outlook will not sync after migration\nShared mailbox missing for 4 people since the cut-over',
    problemCategory: 'E-mail',
    psaTicketId: '48213',
    createdAt: now - 54 * minute,
  }),
  client: 'Contoso Dental',
  contact: 'Helen Marsh, 020 7946 0118',
  device: 'CD-WS-014',
  dueAt: now + 130 * minute,
  rev: 1,
  confidenceTier: 'exploring',
  confidenceScore: 0.55,
  stateVersion: 1,
  updatedAt: now,
  ...part,
})

/** The session whose every part is shown. */
export const full = shown(
  session('full', {
    psaConnectionId: 'cw',
    linkedTicketId: 'cw.48213',
    ticketCheck: 'found',
    entryCount: 40,
    stepCount: 6,
    factCount: 3,
    branchCount: 4,
    isBranching: true,
    activeBranchId: 'permissions',
    activeFixId: 'fix-proposed',
  }),
)

/** One session for each thing that a row can say. */
export const sessions: readonly Session[] = shown([
  full,
  session('vpn', {
    title: 'Branch office: VPN drops every 20 min',
    problemSummary: 'IKE rekey fails on the new firewall firmware',
    psaTicketId: '48190',
    status: 'requesting_escalation',
    openHandoffId: 'h-device',
    updatedAt: now - 3 * minute,
  }),
  session('escalated', {
    title: 'Finance server out of disk',
    problemSummary: 'FIN-01 has 900 MB left on D:',
    psaTicketId: '48221',
    psaConnectionId: 'cw',
    linkedTicketId: 'cw.48221',
    ticketCheck: 'found',
    status: 'escalated',
    openHandoffId: 'h-seen',
    updatedAt: now - 20 * minute,
  }),
  session('parked', {
    title: 'Printer queue stuck on PRT-02',
    problemSummary: 'Spooler crashes on one driver package',
    psaTicketId: '48177',
    status: 'paused',
    openHandoffId: 'h-park',
    updatedAt: now - 25 * minute,
  }),
  session('due', {
    title: 'Server backup reports failed',
    problemSummary: 'VSS writer in a failed state after patching',
    psaTicketId: '47988',
    status: 'paused',
    openHandoffId: 'h-due',
    updatedAt: now - 290 * minute,
  }),
  session('resolved', {
    title: 'Teams calls one-way audio',
    problemSummary: 'SIP ALG on the customer router',
    psaTicketId: '47820',
    psaConnectionId: 'cw',
    linkedTicketId: 'cw.47820',
    ticketCheck: 'found',
    writeUpId: 'wb-partly-note',
    status: 'resolved',
    resolvedAt: now - 2 * 1440 * minute,
    resolutionSummary: 'SIP ALG rewrote the headers.',
    resolutionAction: 'Switched it off.',
    updatedAt: now - 2 * 1440 * minute,
  }),
  session('abandoned', {
    title: 'Wi-Fi slow in warehouse',
    problemSummary: 'DFS channel changes at shift start',
    psaTicketId: null,
    status: 'abandoned',
    updatedAt: now - 20 * 1440 * minute,
  }),
  session('others', {
    title: 'النسخ الاحتياطي لا يعمل 🙂 <b>not bold</b>',
    problemSummary: 'الخادم لا يستجيب منذ الصباح',
    ownerId: 'ben',
    updatedAt: now - 40 * minute,
    updatedBy: 'ben',
    rev: 9,
  }),
  session('long', {
    title:
      `A title that is as long as people make them when they paste ${'the whole subject of the mail '.repeat(4)}`.trim(),
    problemSummary: 'x'.repeat(300),
    psaTicketId: 'CW-2026-0000048213-ESCALATED',
    updatedAt: now - 50 * minute,
  }),
])

const branch = (id: string, label: string, status: Branch['status'], part: Partial<Branch> = {}): Branch => ({
  ...base(id),
  sessionId: 'full',
  label,
  status,
  reason: '',
  parentId: null,
  depth: 0,
  order: 0,
  fork: { entryId: null, reason: '', options: [] },
  createdBy: 'ana',
  createdAt: now - 26 * minute,
  statusBy: 'ben',
  statusAt: now - 16 * minute,
  ...part,
})
export const branches: readonly Branch[] = shown([
  branch('cache', 'Profile cache', 'dead_end', { reason: 'A new profile shows the same' }),
  branch('permissions', 'Permissions', 'active', { order: 1 }),
  branch('nesting', 'Group nesting', 'solved', { order: 3, parentId: 'permissions' }),
  branch('throttling', 'Server throttling', 'untried', { order: 2 }),
])

const step = (order: number, part: Partial<Step>): Step => ({
  order,
  type: 'action',
  options: [],
  selected: null,
  freeText: null,
  skipped: false,
  result: null,
  answeredBy: null,
  answeredAt: null,
  ...part,
})

let seq = 0
const entry = (part: Partial<Entry>): Entry => {
  seq += 1
  const at = now - (54 - seq) * minute
  return {
    ...base(`entry-${seq}`),
    sessionId: 'full',
    branchId: null,
    seq,
    kind: 'note',
    authorId: 'ana',
    text: '',
    attachments: [],
    mentions: [],
    step: null,
    event: null,
    at,
    acceptedAt: at,
    editedAt: null,
    history: [],
    ...part,
  }
}
const event = (name: EventName, text = '', part: Partial<Entry> = {}): Entry =>
  entry({ kind: 'event', text, event: { name, handoffId: null }, ...part })
const steps = (text: string, part: Step, more: Partial<Entry> = {}): Entry =>
  entry({ kind: 'step', text, step: part, ...more })

export const questionWithOptions = shown(
  steps(
    'Does it fail in Outlook on the web too?',
    step(1, {
      type: 'question',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
        { value: 'shared', label: 'Only shared mailboxes' },
      ],
      selected: 'no',
      freeText: 'web shows the mailbox',
    }),
  ),
)
export const openCheck = shown(
  steps('Second profile on the same PC', step(5, { type: 'check' }), {
    branchId: 'permissions',
  }),
)
export const openQuestion = shown(
  steps(
    'Was the group nested before the move?',
    step(6, {
      type: 'question',
      options: [
        { value: 'y', label: 'Yes' },
        { value: 'n', label: 'No' },
      ],
    }),
    { branchId: 'permissions' },
  ),
)

/** Every kind of entry, and every event. */
export const entries: readonly Entry[] = shown([
  event('started', 'Shared mailbox missing for 4 people since the cut-over'),
  questionWithOptions,
  steps(
    'Checked auto-mapping on the mailbox permission',
    step(2, { type: 'check', result: { success: true, details: 'Set for 2 of 6 people' } }),
  ),
  steps('Rebuilt the profile', step(3, { result: { success: false, details: 'Same afterwards' } }), {
    branchId: 'cache',
  }),
  steps('Cleared the offline store', step(4, { skipped: true }), { branchId: 'cache' }),
  event('forked', 'Works on the web, not on the desktop\nProfile cache\nPermissions\nServer throttling'),
  event('branch_changed', 'Profile cache is ruled out: a new profile shows the same', {
    branchId: 'permissions',
  }),
  event('fix_proposed', 'Re-add the shared mailbox with auto-mapping off', { branchId: 'permissions' }),
  event(
    'fix_outcome',
    'Re-add the shared mailbox with auto-mapping off is being checked: the sync at 15:00',
    {
      branchId: 'permissions',
    },
  ),
  event('edited', 'title: Outlook will not sync after migration\nticket: 48213', { branchId: 'permissions' }),
  event('parked', 'Back after lunch', { branchId: 'permissions' }),
  event('woke', '', { authorId: 'system', branchId: 'permissions' }),
  event('resumed', '', { branchId: 'permissions' }),
  event('escalated', 'Needs rights on the tenant', { branchId: 'permissions' }),
  event('withdrawn', '', { branchId: 'permissions' }),
  event('claimed', '', { authorId: 'ben', branchId: 'permissions' }),
  event('picked_up', 'where it was left off', { authorId: 'ben', branchId: 'permissions' }),
  event('resolved', 'Access was granted through a nested group', { branchId: 'permissions' }),
  event('reopened', '', { branchId: 'permissions' }),
  event('abandoned', 'Customer left', { branchId: 'permissions' }),
  entry({
    authorId: 'assistant',
    kind: 'message',
    text: 'The two failing groups share one property: permission was granted through a security group.',
    branchId: 'permissions',
  }),
  entry({
    authorId: 'ben',
    text: 'A note by someone else.\nOn two lines.',
    branchId: 'permissions',
    editedAt: now - 5 * minute,
    history: [{ text: 'A note by someone.', at: now - 9 * minute }],
  }),
  entry({ kind: 'message', text: 'A message, not part of any draft.', branchId: 'permissions' }),
  entry({
    kind: 'paste',
    text: Array.from(
      { length: 40 },
      (_, line) => `2026-11-20 13:${line} WARN autodiscover 401 <user${line}@contoso.example>`,
    ).join('\n'),
    branchId: 'permissions',
  }),
  entry({ text: 'العميل يغادر الساعة الثالثة 🙂 שלום', branchId: 'permissions' }),
  entry({ text: '<script>alert("text, not markup")</script>', branchId: 'permissions' }),
  openCheck,
  openQuestion,
  entry({
    text: 'Client leaves at 15:00, call reception before touching the profile.',
    branchId: 'permissions',
  }),
])

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
  createdAt: now - 6 * minute,
  acceptedAt: now - 6 * minute,
  opensAt: null,
  claimedBy: null,
  claimedAt: null,
  pickup: null,
  withdrawnAt: null,
  closedAt: null,
  closedBecause: null,
  reach: noReach,
  assessment: null,
  assessmentData: null,
  briefing: null,
  psaNoteId: null,
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
  handoff('h-sent', 'escalated', { priority: 'low' }),
  handoff('h-delivered', 'escalated', reached('delivered', 'ana', 'tom')),
  handoff('h-seen', 'escalated', { priority: 'high', ...reached('seen', 'ana', 'tom') }),
  handoff('h-mine', 'escalated', { targetUserId: 'ana', opensAt: now + 9 * minute, priority: 'urgent' }),
  handoff('h-claimed', 'full', {
    state: 'claimed',
    claimedBy: 'ana',
    claimedAt: now - minute,
    ...reached('seen', 'ana'),
  }),
  handoff('h-withdrawn', 'full', { state: 'withdrawn', withdrawnAt: now - minute }),
  handoff('h-park', 'parked', { intent: 'park', wakeAt: now + 84 * minute, handedOffBy: 'ana' }),
  handoff('h-due', 'due', { intent: 'park', wakeAt: now - minute, handedOffBy: 'ana' }),
])

/** Who else looks at what, by subject. */
export const onlookers: Record<string, readonly string[]> = {
  'session/full': ['ben'],
  'session/vpn': ['ben', 'tom'],
  'handoff/h-seen': ['tom'],
  'handoff/h-mine': ['ben', 'tom', 'vera'],
}
