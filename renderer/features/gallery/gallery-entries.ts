import type { Branch } from '../../../core/domain/branches/branch.ts'
import type { Entry, EventName, Step } from '../../../core/domain/entry/entry.ts'
import { assistantTalk } from './gallery-assistant.ts'
import { base, minute, now, shown } from './gallery-data.ts'

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
  toDo: false,
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
  ...assistantTalk(entry),
])
