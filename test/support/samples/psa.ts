import { type Connection, defaultConnectionSettings } from '../../../core/domain/ticket/connection.ts'
import { seenOf, type Ticket, TicketContent, ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import type { WriteUp, WriteUpContent } from '../../../core/domain/write-up/write-up.ts'
import { plannedParts } from '../../../core/domain/write-up/writeback-plan.ts'
import { PartState, type Writeback, WritebackProblemKind } from '../../../core/domain/write-up/writeback.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import { acme, hour, makeAccount, minute, nine, type World } from './make.ts'

const base = (id: string) => ({ id, accountId: acme, rev: 1 })

/** A ConnectWise connection with a board, on which Ann is a member. */
export const makeConnection = (over: Partial<Connection> = {}): Connection => ({
  ...base('cw1'),
  system: 'connectwise',
  name: 'ConnectWise',
  address: 'https://cw.example.com',
  state: 'ready',
  problem: null,
  checkedAt: nine,
  capabilities: { timeEntries: true, attachments: true, authors: true, callbacks: true },
  settings: defaultConnectionSettings,
  boards: [
    {
      id: '1',
      name: 'Service',
      statuses: [
        { id: '10', name: 'New', closed: false, noTime: false },
        { id: '12', name: 'Resolved', closed: true, noTime: true },
        { id: '13', name: 'Escalated', closed: false, noTime: false },
      ],
      resolvedStatusId: '12',
      escalatedStatusId: '13',
    },
  ],
  members: [{ personId: 'ann', memberId: 'alee', name: 'Ann Lee', confirmedBy: 'cy' }],
  choices: { everywhere: {}, boards: {} },
  createdAt: nine,
  ...over,
})

/** An open ticket of {@link makeConnection}. */
export const makeTicket = (over: Partial<Ticket> = {}): Ticket => ({
  ...base(ticketDocumentId('cw1', over.systemId ?? '48213')),
  connectionId: 'cw1',
  systemId: '48213',
  number: '48213',
  title: 'Outlook does not sync',
  client: 'Northwind Traders',
  contact: 'Maya Okafor',
  device: 'NW-LT-07',
  priority: 'High',
  status: 'New',
  statusId: '10',
  boardId: '1',
  closed: false,
  dueAt: nine + 4 * hour,
  description: 'No mail since this morning.',
  notes: [
    { id: 'n1', author: 'Maya', at: nine - hour, internal: false, own: false, text: 'It still fails.' },
  ],
  url: 'https://cw.example.com/48213',
  assignedTo: 'ann',
  changedAt: nine - hour,
  readAt: nine,
  mergedInto: '',
  gone: false,
  ...over,
})

/** What was read of a ticket, without what makes it a document. */
export const contentOf = (ticket: Ticket): TicketContent => TicketContent.parse(ticket)

/** A write-up as confirmed: a note, documentation, an hour and a quarter, the status of the settings. */
export const makeContent = (over: Partial<WriteUpContent> = {}): WriteUpContent => ({
  writeUpId: 'w-new',
  markdown: '**Problem**\n\nOutlook did not sync.',
  documentation: 'SESSION DOCUMENTATION: RESOLVED',
  masked: { password: 1 },
  unmask: [],
  source: 'person',
  stateVersion: 3,
  seen: seenOf(makeTicket()),
  time: [{ from: nine, to: nine + 70 * minute, hours: 1.25, zone: 'Europe/London', text: 'New profile' }],
  statusId: null,
  statusSkipped: null,
  files: [],
  visibility: 'client',
  ...over,
})

export const makeWriteUp = (over: Partial<WriteUp> = {}): WriteUp => {
  const { writeUpId: _, ...content } = makeContent()
  return {
    ...base('w1'),
    sessionId: 's1',
    kind: 'resolution',
    ...content,
    outcome: 'resolved',
    handoffId: null,
    writebackId: 'wb1',
    confirmedBy: 'ann',
    createdAt: nine,
    ...over,
  }
}

/** What brings {@link makeWriteUp} to {@link makeTicket}; nothing has been sent. */
export const makeWriteback = (over: Partial<Writeback> = {}): Writeback => ({
  ...base('wb1'),
  sessionId: 's1',
  writeUpId: 'w1',
  connectionId: 'cw1',
  linkedTicketId: makeTicket().id,
  ticketNumber: '48213',
  kind: 'resolution',
  handoffId: null,
  personId: 'ann',
  createdAt: nine,
  updatedAt: nine,
  state: 'waiting',
  parts: plannedParts(makeWriteUp(), makeTicket(), makeConnection()),
  problem: null,
  tries: 0,
  nextTryAt: null,
  seen: seenOf(makeTicket()),
  changes: [],
  changesVersion: 0,
  changedSeen: null,
  mergedInto: '',
  statusBefore: 'New',
  statusRead: '',
  attentionSince: null,
  left: null,
  ...over,
})

/** The world with {@link makeConnection} and {@link makeTicket}. */
export const withConnection = (world: World): World =>
  world
    .add('accounts', { ...(world.find('accounts', acme) ?? makeAccount()), connectionIds: ['cw1'] })
    .add('connections', makeConnection())
    .add('tickets', makeTicket())

/** What a server could tell next of a writeback, by two numbers: one part of it moves, and now and then something is wrong. */
export const progressOf = (
  writeback: Writeback | null,
  writebackId: string,
  { a, b, yes, text }: { a: number; b: number; yes: boolean; text: string },
): IntentInput<'writeback.progress'> => {
  const parts = writeback?.parts ?? []
  const part = parts[a % Math.max(1, parts.length)]
  const state = PartState.options[b % PartState.options.length] ?? 'planned'
  const kind = WritebackProblemKind.options[b % WritebackProblemKind.options.length] ?? 'unavailable'
  return {
    writebackId,
    parts: part === undefined ? [] : [{ ...part, state, psaId: yes ? `${a}` : null, reason: text, at: nine }],
    problem: b % 4 === 0 ? { kind, message: text } : null,
    tries: b % 4,
    nextTryAt: null,
    changed: kind === 'changed' ? { changes: [text], seen: seenOf(makeTicket()) } : null,
    mergedInto: '',
    statusBefore: null,
    statusRead: yes ? 'Resolved' : null,
  }
}
