import type { Visibility, WriteUpKind } from '../../../core/domain/write-up/write-up.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { listText } from '../../language/list-text.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What is said about tickets of a connected ticket system. */
export const ticketsWords = inLanguage('ticketsWords', {
  field: 'Ticket',
  example: 'Number, words of the title, or client',
  label: 'Find a ticket',
  mine: 'Assigned to you',
  recent: 'Recent',
  onDevice: 'On this device',
  found: 'Found',
  searching: 'Searching…',
  offline:
    'You’re offline: only tickets on this device. A number you type is checked when you’re back online.',
  failed: (problems: readonly string[]): string =>
    `${problems.join(' ')} You can still type the number; it’s checked later.`,
  none: 'No ticket found. You can still use the number.',

  /** A ticket that was picked for a new session. */
  picked: {
    reading: (number: string): string => `Reading #${number}…`,
    failed: (number: string, problem: string): string =>
      `Couldn’t read #${number}. ${problem} You can still start the session: describe the problem yourself.`,
  },

  card: {
    title: 'Ticket',
    link: 'Link ticket',
    change: 'Change',
    open: (system: string): string => `Open in ${isolated(system)}`,
    refresh: 'Refresh',
    refreshing: 'Refreshing…',
    refreshed: (time: string): string => `Refreshed ${time} ago`,
    status: 'Status',
    priority: 'Priority',
    client: 'Client',
    contact: 'Contact',
    device: 'Device',
    due: 'Due',
    notes: 'Last notes',
    internal: 'internal',
    gone: 'This ticket no longer exists in the ticket system.',
    merged: (into: string): string => `Merged into #${into}.`,
    closed: 'closed',
    unchecked: (number: string): string =>
      `#${number} hasn’t been checked yet. It’s looked up when you’re back online.`,
    checking: (number: string): string => `Looking up #${number}…`,
    /** It may be the system that has it. */
    waitsFor: (number: string, system: string): string =>
      `#${number} hasn’t been found yet: ${isolated(system)} can’t be asked now. It’s looked up once it can.`,
    missing: (number: string, systems: readonly string[]): string =>
      `No ticket #${number} in ${systems.length === 0 ? 'your ticket system' : listText(systems.map(isolated))}. Check the number, or link another ticket.`,
    failing: (system: string, problem: string): string => `Problem with ${isolated(system)}: ${problem}`,
    several: (number: string): string =>
      `More than one of your ticket systems has a #${number}. Which one is this about?`,
    showOwn: 'From Baton: show',
    hideOwn: 'From Baton: hide',
    noTicket: 'No ticket linked.',
    notLinked: (number: string): string => `#${number} isn’t linked to a ticket system.`,
  },

  /** A confirmed write-up that never went to a ticket. */
  latePost: {
    posts: (kind: WriteUpKind, visibility: Visibility): string =>
      kind === 'resolution'
        ? `Linking a ticket also posts the confirmed resolution note there. ${visibility === 'client' ? 'The client can read it.' : 'Only your team can read it.'} The ticket gets the status chosen for resolved tickets, if there is one.`
        : 'Linking a ticket also posts the confirmed escalation package there. Only your team can read it. The ticket gets the status chosen for escalated tickets, if there is one.',
  },

  dialog: {
    title: 'Link ticket',
    submit: 'Link ticket',
    submitAndPost: 'Link and post',
    linkedAndPosts: (number: string): string => `Linked to #${number}. The note goes there.`,
    unlink: 'Unlink',
    hint: 'Client, contact, device, and due time are filled in from the ticket where they’re empty.',
    numberAlone: (number: string): string =>
      `#${number} is linked by its number and looked up in your ticket system.`,
    pickOne: 'Pick a ticket, or type its number.',
    linked: (number: string): string => `Linked to #${number}.`,
    unlinked: 'Ticket unlinked.',
  },
})
