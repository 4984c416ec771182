import { counted, plural } from '../../../core/domain/text/plural.ts'
import type { WritebackState } from '../../../core/domain/write-up/writeback.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** `0.75 h`, `1 h`. */
const hoursText = (hours: number): string => `${Number(hours.toFixed(2))} h`

/** What is said about bringing a write-up to its ticket. */
export const writebackWords = inLanguage('writebackWords', {
  // The line at a session
  waiting: (ticket: string): string => `Posts to #${ticket} next`,
  waitingOffline: (ticket: string): string => `Posts to #${ticket} when you’re back online`,
  waitingForTicket: (ticket: string): string => `Posts once #${ticket} is found in your ticket system`,
  waitingForChoice: (ticket: string): string =>
    `Not posted yet: more than one of your ticket systems has a #${ticket}.`,
  pickTicket: 'Pick the ticket',
  posting: (ticket: string): string => `Posting to #${ticket}…`,
  retrying: (ticket: string): string => `Not posted to #${ticket} yet`,
  nextTry: (time: string): string => `Next try ${time}.`,
  posted: (ticket: string): string => `Posted to #${ticket}`,
  partly: (ticket: string): string => `Only part of this reached #${ticket}`,
  failed: (ticket: string): string => `Nothing reached #${ticket}`,
  held: (ticket: string): string => `Held: nothing was posted to #${ticket}`,
  heldPartly: (ticket: string): string => `Held: not everything was posted to #${ticket}`,
  kept: 'Your text is kept.',
  left: (ticket: string, by: string, reason: string): string =>
    `#${ticket} left as it is by ${by}: ${isolated(reason)}`,
  local: 'Note kept in Baton. It wasn’t posted to a ticket.',
  localMissing: (ticket: string): string => `Note kept in Baton. No ticket #${ticket} was found.`,
  link: 'Link a ticket to post it',
  beforeReopened: 'Before this was reopened:',
  notWritten: (ticket: string): string => `Nothing was posted to #${ticket}.`,
  write: 'Write the note',
  behind: (now: string): string =>
    now === '' ? 'Resolved here, ticket not closed yet' : `Resolved here, ticket still ${isolated(now)}`,
  behindNotFound: 'Resolved here, ticket not found yet',
  behindMissing: 'Resolved here, ticket not found',
  merged: (into: string): string => `Merged into #${into}: posted there.`,

  // Its parts
  note: (id: string | null): string => (id === null ? 'note' : `note ${id}`),
  documentation: 'documentation',
  hours: hoursText,
  files: (count: number): string => plural(count, 'file', counted(count, 'file')),
  readBack: (status: string): string => `${isolated(status)} ✓ read back`,
  statusSet: (status: string): string => `${isolated(status)}, not read back yet`,
  status: 'status',
  without: (parts: string): string => `still missing: ${parts}`,
  partNames: { note: 'Note', documentation: 'Documentation', time: 'Time', status: 'Status', file: 'File' },
  partStates: {
    planned: 'waiting',
    sending: 'being sent',
    written: 'sent',
    read_back: 'found on the ticket',
    failed: 'failed',
    skipped: 'left out',
  },
  visibility: { client: 'client can read it', internal: 'internal' },

  // What to do
  retry: 'Retry',
  retryNow: 'Try now',
  postAnyway: 'Post anyway',
  leave: 'Leave as it is…',
  showText: 'Show text',
  openSession: 'Open session',
  retried: 'Trying again.',

  leaveDialog: {
    title: 'Leave the ticket as it is',
    submit: 'Leave it',
    reason: 'Why?',
    reasonMissing: 'Say why, so that no one wonders later.',
    example: 'Closed by hand in the ticket system.',
    choices: ['Done by hand in the ticket system', 'Not wanted in the ticket'],
    what: (ticket: string): string =>
      `Nothing more is sent to #${ticket}, and it leaves Needs attention. What was posted stays there.`,
  },

  text: {
    title: 'Text for the ticket',
    local: 'Note',
    note: 'Note',
    documentation: 'Documentation',
    notHere: 'This text isn’t on this device. Open the session to read it.',
    masked: (count: number): string => `${counted(count, 'part')} masked`,
    close: 'Close',
  },

  // The page
  title: 'Writebacks',
  needsAttention: 'Needs attention',
  all: 'All',
  views: 'Show',
  filter: 'Filter',
  count: (count: number): string =>
    `${counted(count, 'writeback')} ${plural(count, 'needs', 'need')} attention`,
  list: 'Writebacks',
  none: 'Nothing needs attention',
  noneBody: 'Notes, time, and statuses that couldn’t be posted to their tickets show up here.',
  nothingYet: 'Nothing has been posted yet',
  nothingYetBody: 'Resolve or escalate a session with a linked ticket, and what was posted is listed here.',
  noMatch: 'Nothing matches these filters',
  noMatchBody: 'Change or clear them to see more.',
  clear: 'Clear filters',
  notConnected: 'No ticket system is connected',
  notConnectedBody: 'Connect one, and notes, time, and statuses are posted to your tickets.',
  notConnectedForOthers: 'An admin can connect one in Settings, under Connections.',
  connect: 'Connect a ticket system',
  pickOne: 'Pick a writeback to see what was posted',
  pickOneBody: 'You’ll see the exact text, when it arrived, and what to do if it didn’t.',
  loading: 'Loading…',
  offline: 'You’re offline: these are the writebacks on this device.',
  failedToLoad: (problem: string): string => `${problem} These are the writebacks on this device.`,
  clientsHere: 'A client is found only where its ticket is on this device.',
  filters: {
    person: 'Person',
    everyone: 'Everyone',
    client: 'Client',
    ticket: 'Ticket',
    state: 'State',
    anyState: 'Any state',
    from: 'From',
    to: 'To',
  },
  states: {
    waiting: 'Waiting',
    posting: 'Posting',
    held: 'Held',
    posted: 'Posted',
    partly: 'Partly posted',
    failed: 'Failed',
    left: 'Left as it is',
  } satisfies Record<WritebackState, string>,
  kinds: { resolution: 'Resolution', escalation: 'Escalation' },
  by: (name: string): string => `by ${name}`,
  retryAll: (count: number): string => `Retry all (${count})`,
  retriedAll: (count: number): string => `Trying ${counted(count, 'writeback')} again.`,
  csv: 'Export as CSV',
  exporting: 'Exporting…',
  exported: (rows: number): string => `${counted(rows, 'row')} exported.`,
  exportedHere: (rows: number): string =>
    `${counted(rows, 'row')} exported: only those on this device, because the server couldn’t be reached.`,
  csvName: 'writebacks',
  csvColumns: [
    'Confirmed (UTC)',
    'Person',
    'Client',
    'Ticket',
    'Session',
    'Kind',
    'State',
    'Note ID',
    'Hours posted',
    'Status set',
    'Ticket status read',
    'Arrived',
    'Problem',
    'Left because',
  ],
})
