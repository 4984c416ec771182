// What a HaloPSA holds, as far as the fake goes. Names of fields are those of its interface.

export type Agent = { id: number; name: string; email: string; isdisabled: boolean; isapiagent: boolean }

export type Status = { id: number; name: string; closed: boolean }

export type Outcome = {
  id: number
  buttonname: string
  outcome: string
  hidefromuser: boolean
  /** What it does where an action does not say otherwise, or whatever it says. */
  sendemail: boolean
  movesTo: number | null
  overridesHidden: boolean
}

export type TicketType = {
  id: number
  name: string
  /** What its workflow allows. */
  outcomes: number[]
  statuses: number[]
}

export type Ticket = {
  id: number
  summary: string
  details: string
  tickettype_id: number
  status_id: number
  client_id: number
  client_name: string
  user_name: string
  agent_id: number
  priority: string
  fixbydate: string
  merged_into_id: number
  assets: { id: number; inventory_number: string; key_field: string }[]
  deleted: boolean
  dateoccurred: string
  lastactiondate: string
}

export type Action = {
  /** Begins at 1 in every ticket. */
  id: number
  ticket_id: number
  outcome_id: number
  who: string
  datetime: string
  note: string
  hiddenfromuser: boolean
  timetaken: number
  chargerate: number
  old_status: number
  new_status: number
}

export type Attachment = {
  id: number
  ticket_id: number
  filename: string
  showforusers: boolean
  bytes: Buffer
}

export type Webhook = {
  id: string
  url: string
  basic_username: string
  basic_password: string
  events: string[]
}

export type World = {
  clientId: string
  clientSecret: string
  tenant: string
  /** Where it says that one signs in: `here` beside the interface, `elsewhere` on a host of its own, `unsaid` (older ones), or an address. */
  signIn: string
  /** What the application may do. */
  scopes: string[]
  /** The agent that the application signs in as; null for itself. */
  agentId: number | null
  tokenSeconds: number
  /** Calls that a token is good for; null for any number. */
  callsPerToken: number | null
  /** Tokens that were given out, with their scope and calls. */
  tokens: Map<string, { scope: string; calls: number }>
  agents: Agent[]
  clients: { id: number; name: string }[]
  statuses: Status[]
  outcomes: Outcome[]
  types: TicketType[]
  chargeRates: { id: number; name: string }[]
  tickets: Ticket[]
  actions: Action[]
  attachments: Attachment[]
  webhooks: Webhook[]
  /** Events that it takes no notification for. */
  barredEvents: Set<string>
  mails: { ticketId: number; why: string }[]
  /** An outcome that follows a status puts the ticket back, after the answer. */
  movesBack: Map<number, number>
  /** Calls until it asks to slow down; null for any number. */
  callsLeft: number | null
  retryAfter: string | null
  largestFile: number
  /** Counts refusals, which come in different shapes. */
  refusals: number
  nextId: number
}

const outcome = (id: number, name: string, more: Partial<Outcome> = {}): Outcome => ({
  id,
  buttonname: name,
  outcome: name,
  hidefromuser: false,
  sendemail: false,
  movesTo: null,
  overridesHidden: false,
  ...more,
})

/** A tenant with two types of tickets, whose workflows allow different outcomes and statuses. */
export const newWorld = (): World => ({
  clientId: 'c0ffee00-1111-4222-8333-944455556666',
  clientSecret: 'secret-of-the-application',
  tenant: 'lab',
  signIn: 'here',
  scopes: ['all'],
  agentId: 3,
  tokenSeconds: 3600,
  callsPerToken: null,
  tokens: new Map(),
  agents: [
    { id: 3, name: 'Baton', email: 'baton@lab.example', isdisabled: false, isapiagent: true },
    { id: 4, name: 'Tess Marsh', email: 'tess@lab.example', isdisabled: false, isapiagent: false },
    { id: 5, name: 'Pat Gone', email: 'pat@lab.example', isdisabled: true, isapiagent: false },
  ],
  clients: [
    { id: 12, name: 'Contoso Dental' },
    { id: 13, name: 'Northwind 365' },
  ],
  statuses: [
    { id: 1, name: 'New', closed: false },
    { id: 2, name: 'In Progress', closed: false },
    { id: 3, name: 'Escalated', closed: false },
    { id: 4, name: 'Awaiting approval', closed: false },
    { id: 9, name: 'Closed', closed: true },
    { id: 20, name: 'Change scheduled', closed: false },
  ],
  outcomes: [
    outcome(7, 'Internal Note', { hidefromuser: true }),
    outcome(30, 'Email User', { sendemail: true, movesTo: 2 }),
    outcome(31, 'Public Note'),
    outcome(32, 'Loud note', { overridesHidden: true }),
    outcome(40, 'Change note', { hidefromuser: true }),
  ],
  types: [
    { id: 1, name: 'Incident', outcomes: [7, 30, 31, 32], statuses: [1, 2, 3, 4, 9] },
    { id: 2, name: 'Change', outcomes: [40, 31], statuses: [1, 20, 9] },
  ],
  chargeRates: [
    { id: 1, name: 'Remote' },
    { id: 2, name: 'On site' },
  ],
  tickets: [],
  actions: [],
  attachments: [],
  webhooks: [],
  barredEvents: new Set(),
  mails: [],
  movesBack: new Map([[4, 1]]),
  callsLeft: null,
  retryAfter: null,
  largestFile: 5_000_000,
  refusals: 0,
  nextId: 2000,
})

export const newId = (world: World): number => {
  world.nextId += 1
  return world.nextId
}

/** It writes no zone behind its times, which are UTC. */
export const stamp = (at = new Date()): string => at.toISOString().replace('Z', '')

/** What Halo writes where there is no date. */
export const noDate = '1900-01-01T00:00:00'

export const addTicket = (world: World, summary: string, more: Partial<Ticket> = {}): Ticket => {
  const ticket: Ticket = {
    id: newId(world),
    summary,
    details: '',
    tickettype_id: 1,
    status_id: 1,
    client_id: 12,
    client_name: 'Contoso Dental',
    user_name: 'Robin Vale',
    agent_id: 4,
    priority: 'P3',
    fixbydate: noDate,
    merged_into_id: 0,
    assets: [],
    deleted: false,
    dateoccurred: stamp(),
    lastactiondate: stamp(),
    ...more,
  }
  world.tickets.push(ticket)
  return ticket
}
