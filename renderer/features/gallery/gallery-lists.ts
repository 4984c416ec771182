import type { FileAttachment, ImageAttachment } from '../../../core/domain/files/attachment.ts'
import { escalationTitle } from '../../../core/domain/handoff/escalation-words.ts'
import type { Notification } from '../../../core/domain/notification/notification.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import type { SearchHit } from '../../../core/search/hit.ts'
import { defaultRedaction } from '../../../core/domain/text/secret-kinds.ts'
import type { RejectedIntent } from '../../data/contract/desk-state.ts'
import { handoffs } from './gallery-handoffs.ts'
import { minute, now, people, sessions, shown } from './gallery-data.ts'

/** States of an image; its hash begins with the place of its state in here. */
export const imageStates = [
  'sent',
  'device',
  'sending',
  'stuck',
  'looking',
  'fetching',
  'offline',
  'awaited',
  'failed',
] as const
export const images: readonly ImageAttachment[] = shown(
  imageStates.map((state, index) => ({
    hash: String(index).repeat(64),
    type: 'image/png',
    bytes: 40_000,
    width: 640,
    height: index % 2 === 0 ? 360 : 900,
    name: `An image that is ${state}`,
  })),
)

/** Where a file can be; its hash begins with the place of its state in here. */
export const transferStates = ['elsewhere', 'device', 'sending', 'stuck', 'sent', 'sent'] as const
const fileNames = [
  ['netlogon.log', 'text', 3_100_000],
  ['Security.evtx', 'event_log', 21_000_000],
  [
    'dc1-to-branch-office-with-a-very-long-name-that-goes-on-and-on-and-does-not-end.pcapng',
    'capture',
    18_000_000,
  ],
  ['דוח שרת.pdf', 'pdf', 240_000],
  ['invoice.txt', 'program', 91_000],
  ['Pasted text 2026-11-20 14.06.txt', 'text', 5_242_880],
] as const
export const files: readonly FileAttachment[] = shown(
  fileNames.map(([name, format, bytes], index) => ({
    hash: String(index).repeat(64),
    type: 'application/octet-stream',
    bytes,
    format,
    name,
    preview: name.startsWith('Pasted')
      ? Array.from({ length: 8 }, (_, at) => `2026-11-20 14:0${at} WARN autodiscover answered 401`).join('\n')
      : '',
  })),
)

const notification = (
  kind: Notification['kind'],
  title: string,
  body: string,
  part: Partial<Notification> = {},
): Notification => ({
  key: kind,
  kind,
  title,
  body,
  link: '/queue',
  handoffId: null,
  sessionId: 'full',
  priority: 'normal',
  at: now - 7 * minute,
  ...part,
})
/** Made as core makes them, of what is in the documents. */
const nameOf = (id: string): string => isolated(people.find((person) => person.id === id)?.name ?? '')
export const notifications: readonly Notification[] = handoffs.flatMap((handoff) =>
  handoff.id === 'h-mine' || handoff.id === 'h-seen'
    ? [
        notification(
          'escalation',
          escalationTitle(nameOf(handoff.handedOffBy), handoff.snapshot),
          isolated(handoff.engineerNotes),
          { key: handoff.id, priority: handoff.priority },
        ),
      ]
    : [],
)

export const hits: readonly SearchHit[] = shown(
  sessions.map(({ id, title, psaTicketId, ownerId, status, updatedAt }, index) => ({
    sessionId: id,
    title,
    ticket: psaTicketId,
    ownerId,
    status,
    updatedAt,
    field: 'note' as const,
    titleRanges: [],
    snippet: index % 2 === 0 ? null : { text: 'Called the customer, no answer', ranges: [[0, 6]] },
    entryId: null,
    factId: null,
  })),
)

export const similar = shown(
  sessions.map(({ id, title, psaTicketId, ownerId, status, updatedAt }) => ({
    sessionId: id,
    title,
    ticket: psaTicketId,
    ownerId,
    status,
    updatedAt,
    resolution: status === 'resolved' ? 'Switched SIP ALG off.' : null,
  })),
)

export const rejected: readonly RejectedIntent[] = shown([
  {
    id: 'rejected-note',
    type: 'entry.add',
    at: now - 30 * minute,
    payload: { sessionId: 'full', kind: 'note', text: 'A note that came too late.' },
    problem: { kind: 'forbidden', message: 'You no longer have access.' },
  },
])

export const account = shown({
  id: 'gallery',
  accountId: 'gallery',
  rev: 1,
  name: 'Northwind IT',
  connectionIds: ['cw'],
  redaction: defaultRedaction,
  teams: [{ id: 'field', name: 'Field' }],
  savedNotes: [{ id: 'c1', title: 'Left a message', text: 'Called {customer} about {ticket}. {name}' }],
  templates: [
    {
      id: 't1',
      title: 'Mail flow',
      whenToUse: 'Messages stop, or arrive late',
      createdBy: 'ana',
      createdAt: now,
      steps: [{ type: 'check' as const, text: 'Does autodiscover answer?', options: [] }],
    },
  ],
  ticketLinkPattern: 'https://psa.example/ticket/{number}',
})
