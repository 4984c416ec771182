import type { Credentials } from '../../../core/protocol/psa-messages.ts'
import type { PsaChosen } from '../../../core/psa/choices.ts'
import type { PsaKind } from '../../../core/psa/systems.ts'
import { startAutotask } from './autotask/autotask.ts'
import { addTicket as addAutotaskTicket } from './autotask/world.ts'
import { settingsFor } from './connectwise/settings.ts'
import { startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { addNote, addTicket as addConnectWiseTicket } from '../../../scripts/ticket-system/world.ts'
import { startHalo } from './halo/halo.ts'
import { addTicket as addHaloTicket } from './halo/world.ts'
import { type RequestTrackerServer, startRequestTracker, whyNoRequestTracker } from './request-tracker.ts'

/** What a ticket holds in truth, told without any provider: what is there twice counts twice. */
export type Truth = { notes: string[]; hours: number; status: string }

/** A ticket system as a whole server is tried against it. */
export type TriedSystem = {
  kind: PsaKind
  url: string
  credentials(address: string): Credentials
  memberId: string
  /** The id of a status that ends a new ticket. */
  done: string
  chosen?: PsaChosen
  makeTicket(title: string): Promise<string>
  truth(ticketId: string): Promise<Truth>
  /** Someone else writes what the client can read. */
  reply(ticketId: string, text: string): Promise<void>
  /** Someone else gives a new ticket another status, which doesn't end it. */
  moveOn(ticketId: string): Promise<void>
  stop(): Promise<void>
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** A Request Tracker that runs, to be tried. */
export const requestTrackerSystem = (server: RequestTrackerServer): TriedSystem => ({
  kind: 'request_tracker',
  url: server.url,
  credentials: (address) => ({ address, token: server.token }),
  memberId: 'root',
  done: 'resolved',
  async makeTicket(title) {
    const response = await fetch(`${server.url}/REST/2.0/ticket`, {
      method: 'POST',
      headers: { authorization: `token ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ Queue: 'General', Subject: title }),
    })
    return ((await response.json()) as { id: string }).id
  },
  async truth(ticketId) {
    const told = await server.perl(`
      my $t = RT::Ticket->new(RT->SystemUser); $t->Load(${ticketId});
      my @notes; my $all = $t->Transactions;
      while (my $x = $all->Next) {
        next unless $x->Type =~ /^(Comment|Correspond)$/ && !$x->TimeTaken;
        push @notes, $x->Content(Wrap => 0);
      }
      print JSON->new->utf8->encode({ notes => \\@notes, hours => $t->TimeWorked / 60, status => $t->Status });
    `)
    return JSON.parse(told) as Truth
  },
  async reply(ticketId, text) {
    await server.perl(`
      my $t = RT::Ticket->new(RT->SystemUser); $t->Load(${ticketId});
      $t->Correspond(Content => '${text}');
    `)
  },
  async moveOn(ticketId) {
    await server.perl(`
      my $t = RT::Ticket->new(RT->SystemUser); $t->Load(${ticketId}); $t->SetStatus('escalated');
    `)
  },
  stop: async () => server.stop(),
})

/** Starts each system: fakes, and the real Request Tracker where it can be had. Null if it can't. */
export const triedSystems: Record<PsaKind, () => Promise<TriedSystem | null>> = {
  async connectwise() {
    const { url, world, stop } = await startConnectWise()
    return {
      kind: 'connectwise',
      url,
      credentials: (address) => settingsFor(address, world),
      memberId: 'tmarsh',
      done: '103',
      makeTicket: async (title) => String(addConnectWiseTicket(world, title).id),
      truth: async (ticketId) => ({
        notes: world.notes.filter((note) => String(note.ticketId) === ticketId).map(({ text }) => text),
        hours: sum(
          world.time.filter((one) => String(one.ticketId) === ticketId).map((one) => one.actualHours),
        ),
        status: String(world.tickets.find(({ id }) => String(id) === ticketId)?.statusId),
      }),
      reply: async (ticketId, text) => void addNote(world, Number(ticketId), { text, author: 'Robin Vale' }),
      moveOn: async (ticketId) => {
        const ticket = world.tickets.find(({ id }) => String(id) === ticketId)
        if (ticket !== undefined) ticket.statusId = 101
      },
      stop,
    }
  },
  async halo() {
    const { url, world, stop } = await startHalo()
    return {
      kind: 'halo',
      url,
      credentials: (address) => ({
        address,
        clientId: world.clientId,
        clientSecret: world.clientSecret,
      }),
      memberId: '4',
      done: '9',
      chosen: { everywhere: { clientNote: '31' }, boards: {} },
      makeTicket: async (title) => String(addHaloTicket(world, title).id),
      async truth(ticketId) {
        const actions = world.actions.filter((action) => String(action.ticket_id) === ticketId)
        return {
          notes: actions.filter(({ timetaken }) => timetaken === 0).map(({ note }) => note),
          hours: sum(actions.map(({ timetaken }) => timetaken)),
          status: String(world.tickets.find(({ id }) => String(id) === ticketId)?.status_id),
        }
      },
      async reply(ticketId, note) {
        world.actions.push({
          id: world.actions.filter((action) => String(action.ticket_id) === ticketId).length + 1,
          ticket_id: Number(ticketId),
          outcome_id: 31,
          who: 'Robin Vale',
          datetime: new Date().toISOString().replace('Z', ''),
          note,
          hiddenfromuser: false,
          timetaken: 0,
          chargerate: 0,
          old_status: 1,
          new_status: 1,
        })
      },
      moveOn: async (ticketId) => {
        const ticket = world.tickets.find(({ id }) => String(id) === ticketId)
        if (ticket !== undefined) ticket.status_id = 2
      },
      stop,
    }
  },
  async autotask() {
    const { url, world, stop } = await startAutotask()
    return {
      kind: 'autotask',
      url,
      credentials: (address) => ({
        address,
        userName: world.userName,
        secret: world.secret,
        integrationCode: world.integrationCode,
      }),
      memberId: '29682901',
      done: '5',
      makeTicket: async (title) => String(addAutotaskTicket(world, title).id),
      truth: async (ticketId) => ({
        notes: world.notes
          .filter(({ ticketID }) => String(ticketID) === ticketId)
          .map(({ description }) => description),
        hours: sum(
          world.time.filter(({ ticketID }) => String(ticketID) === ticketId).map((one) => one.hoursWorked),
        ),
        status: String(world.tickets.find(({ id }) => String(id) === ticketId)?.status),
      }),
      async reply(ticketId, description) {
        world.notes.push({
          id: (world.nextId += 1),
          ticketID: Number(ticketId),
          title: 'Reply',
          description,
          noteType: 18,
          publish: 1,
          creatorResourceID: 0,
          impersonatorCreatorResourceID: null,
          createDateTime: new Date().toISOString(),
        })
      },
      moveOn: async (ticketId) => {
        const ticket = world.tickets.find(({ id }) => String(id) === ticketId)
        if (ticket !== undefined) ticket.status = 8
      },
      stop,
    }
  },
  async request_tracker() {
    return whyNoRequestTracker() === null ? requestTrackerSystem(await startRequestTracker()) : null
  },
}
