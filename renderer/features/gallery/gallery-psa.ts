import { defaultConnectionSettings, type Connection } from '../../../core/domain/ticket/connection.ts'
import { ticketDocumentId, type Ticket } from '../../../core/domain/ticket/ticket.ts'
import { minute } from '../../../core/domain/time/durations.ts'
import type { WriteUp } from '../../../core/domain/write-up/write-up.ts'
import type { Writeback, WritebackPart } from '../../../core/domain/write-up/writeback.ts'
import { now } from './gallery-data.ts'

const base = (id: string) => ({ id, accountId: 'gallery', rev: 1 })

export const connections: readonly Connection[] = [
  {
    ...base('cw'),
    system: 'connectwise',
    name: 'ConnectWise',
    address: 'https://na.myconnectwise.net',
    state: 'ready',
    problem: null,
    checkedAt: now - 2 * minute,
    capabilities: { timeEntries: true, attachments: true, authors: true, callbacks: true },
    settings: defaultConnectionSettings,
    boards: [
      {
        id: '1',
        name: 'Service desk',
        statuses: [
          { id: '10', name: 'New', closed: false, noTime: false },
          { id: '11', name: 'In Progress', closed: false, noTime: false },
          { id: '12', name: 'Resolved', closed: true, noTime: true },
          { id: '13', name: 'Escalated', closed: false, noTime: false },
        ],
        resolvedStatusId: '12',
        escalatedStatusId: '13',
      },
    ],
    members: [
      { personId: 'ana', memberId: 'aruiz', name: 'Ana Ruiz', confirmedBy: 'tom' },
      { personId: 'ben', memberId: 'bcarter', name: 'Ben Carter', confirmedBy: 'tom' },
    ],
    choices: { everywhere: {}, boards: {} },
    createdAt: now - 9 * 1440 * minute,
  },
]

const ticket = (systemId: string, part: Partial<Ticket>): Ticket => ({
  ...base(ticketDocumentId('cw', systemId)),
  connectionId: 'cw',
  systemId,
  number: systemId,
  title: 'Shared mailbox gone for the accounts team',
  client: 'Northwind Traders',
  contact: 'Maya Okafor',
  device: 'NW-LT-014',
  priority: 'Priority 2 - High',
  status: 'In Progress',
  statusId: '11',
  boardId: '1',
  closed: false,
  dueAt: now + 94 * minute,
  description:
    'Since the cutover four people no longer see the shared mailbox in Outlook. The web client is fine.',
  notes: [
    {
      id: 'n1',
      author: 'Maya Okafor',
      at: now - 80 * minute,
      internal: false,
      own: false,
      text: 'It still happens on my laptop.',
    },
    {
      id: 'n2',
      author: 'Ana Ruiz',
      at: now - 50 * minute,
      internal: true,
      own: false,
      text: 'Looks like a nested group. Checking auto-mapping.',
    },
  ],
  url: 'https://na.myconnectwise.net/48213',
  assignedTo: 'ana',
  changedAt: now - 50 * minute,
  readAt: now - 3 * minute,
  mergedInto: '',
  gone: false,
  ...part,
})

export const tickets: readonly Ticket[] = [
  ticket('48213', {}),
  ticket('48221', {
    title: 'FIN-01 out of disk',
    client: 'Contoso',
    contact: 'Lee Park',
    device: 'FIN-01',
    assignedTo: 'ben',
    priority: 'Priority 1 - Critical',
  }),
  ticket('48190', {
    title: 'VPN drops every 20 minutes',
    client: 'Contoso',
    device: '',
    assignedTo: 'ben',
    notes: [],
    dueAt: null,
    priority: 'Priority 1 - Critical',
  }),
  ticket('48102', {
    title: 'New starter: laptop and accounts',
    status: 'New',
    statusId: '10',
    notes: [],
    changedAt: now - 300 * minute,
  }),
  ticket('47820', {
    title: 'Teams calls one-way audio',
    client: 'Fabrikam',
    assignedTo: 'ana',
    notes: [],
    closed: true,
    status: 'Resolved',
    statusId: '12',
    changedAt: now - 2880 * minute,
  }),
]

const part = (
  key: string,
  state: WritebackPart['state'],
  more: Partial<WritebackPart> = {},
): WritebackPart => ({
  key,
  state,
  psaId: state === 'read_back' || state === 'written' ? '90211' : null,
  reason: null,
  at: now - 4 * minute,
  visibility: null,
  hours: null,
  statusName: null,
  ...more,
})
const note = (state: WritebackPart['state'], more: Partial<WritebackPart> = {}) =>
  part('note', state, { visibility: 'client', ...more })
const time = (state: WritebackPart['state'], more: Partial<WritebackPart> = {}) =>
  part('time:0', state, { hours: 0.75, ...more })
const status = (state: WritebackPart['state'], more: Partial<WritebackPart> = {}) =>
  part('status', state, { statusName: 'Resolved', ...more })

const writeback = (id: string, more: Partial<Writeback>): Writeback => ({
  ...base(id),
  sessionId: 'resolved',
  writeUpId: `${id}-note`,
  connectionId: 'cw',
  linkedTicketId: ticketDocumentId('cw', '47820'),
  ticketNumber: '47820',
  kind: 'resolution',
  handoffId: null,
  personId: 'ana',
  createdAt: now - 30 * minute,
  updatedAt: now - 4 * minute,
  state: 'posted',
  parts: [note('read_back'), time('read_back'), status('read_back')],
  problem: null,
  tries: 0,
  nextTryAt: null,
  seen: null,
  changes: [],
  changesVersion: 0,
  changedSeen: null,
  mergedInto: '',
  statusBefore: 'In Progress',
  statusRead: 'Resolved',
  attentionSince: null,
  left: null,
  ...more,
})

/** One for each thing that the line about a writeback can say. */
export const writebacks: readonly Writeback[] = [
  writeback('wb-posted', {}),
  writeback('wb-waiting', {
    state: 'waiting',
    parts: [note('planned'), time('planned'), status('planned')],
    statusRead: '',
  }),
  writeback('wb-posting', {
    state: 'posting',
    parts: [note('read_back'), time('sending'), status('planned')],
    statusRead: '',
  }),
  writeback('wb-retrying', {
    state: 'waiting',
    parts: [note('planned'), time('planned'), status('planned')],
    problem: { kind: 'unavailable', message: 'ConnectWise didn’t answer.' },
    tries: 2,
    nextTryAt: now + 12 * minute,
    statusRead: '',
  }),
  writeback('wb-partly', {
    state: 'partly',
    parts: [
      note('read_back'),
      time('read_back'),
      status('failed', { reason: 'The ticket shows In Progress after it was set to Resolved.' }),
    ],
    problem: {
      kind: 'not_verified',
      message: 'The status didn’t stick: the ticket still shows In Progress.',
    },
    statusRead: 'In Progress',
    attentionSince: now - 26 * 60 * minute,
    tries: 3,
  }),
  writeback('wb-failed', {
    state: 'failed',
    parts: [
      note('failed', { reason: 'Access denied' }),
      time('skipped', { reason: 'Not sent, because the note failed.' }),
      status('failed'),
    ],
    problem: {
      kind: 'forbidden',
      message:
        'ConnectWise rejected the note: the API member’s role may not add notes. Give the role “Service Tickets: Add”.',
    },
    statusRead: 'In Progress',
    attentionSince: now - 40 * minute,
    tries: 1,
  }),
  writeback('wb-held', {
    state: 'held',
    parts: [note('planned'), time('planned'), status('planned')],
    problem: { kind: 'changed', message: 'The ticket changed since this was written.' },
    changes: ['Maya Okafor replied 8 min ago: “It’s back again.”', 'The status is now Waiting on client.'],
    changesVersion: 1,
    statusRead: '',
    attentionSince: now - 5 * minute,
  }),
  writeback('wb-left', {
    state: 'left',
    parts: [note('read_back'), time('read_back'), status('failed')],
    left: { by: 'tom', at: now - 2 * minute, reason: 'Closed by hand in ConnectWise.' },
  }),
]

export const writeUps: readonly WriteUp[] = writebacks.map((one) => ({
  ...base(one.writeUpId),
  sessionId: one.sessionId,
  kind: one.kind,
  markdown: '## Problem\n\nTeams calls have one-way audio.\n\n## Resolution\n\nSwitched SIP ALG off.\n',
  documentation: 'SESSION DOCUMENTATION: RESOLVED\nEngineer: Ana Ruiz',
  masked: { password: 1 },
  unmask: [],
  source: 'rule',
  stateVersion: 1,
  seen: null,
  time: [
    {
      from: now - 75 * minute,
      to: now - 38 * minute,
      hours: 0.75,
      zone: 'UTC',
      text: 'Teams calls one-way audio',
    },
  ],
  statusId: '12',
  statusSkipped: null,
  files: [],
  visibility: 'client',
  outcome: 'resolved',
  handoffId: null,
  writebackId: one.id,
  confirmedBy: one.personId,
  createdAt: one.createdAt,
}))
