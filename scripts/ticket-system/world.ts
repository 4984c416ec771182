// What a ConnectWise Manage holds, as far as the fake goes. Names of fields are those of its interface.

export type Member = {
  id: number
  identifier: string
  firstName: string
  lastName: string
  primaryEmail: string
  officeEmail: string
  inactiveFlag: boolean
  /** F full, A for programs, C and X for others. */
  licenseClass: 'F' | 'A' | 'C' | 'X'
  requireStartAndEndTimeOnTimeEntryFlag: boolean
}

export type Board = {
  id: number
  name: string
  inactiveFlag: boolean
  /** A closed ticket takes no more notes, or no more time. */
  discussionsLockedFlag: boolean
  timeEntryLockedFlag: boolean
  /** Where the text of a time entry goes if the entry does not say, and whom it is then mailed to. */
  timeEntryDiscussionFlag: boolean
  sendToContactFlag: boolean
}

export type Status = {
  id: number
  boardId: number
  name: string
  closedStatus: boolean
  inactive: boolean
  timeEntryNotAllowed: boolean
}

export type Ticket = {
  id: number
  summary: string
  boardId: number
  statusId: number
  company: { id: number; identifier: string; name: string }
  contactName: string
  contactEmailAddress: string
  priority: string
  ownerId: number | null
  /** Identifiers of members, in one text. */
  resources: string
  requiredDate: string | null
  mergedInto: number | null
  configurations: { id: number; deviceIdentifier: string }[]
  lastUpdated: string
  updatedBy: string
}

export type Note = {
  id: number
  ticketId: number
  text: string
  detailDescriptionFlag: boolean
  internalAnalysisFlag: boolean
  resolutionFlag: boolean
  author: string
  dateCreated: string
}

export type TimeEntry = {
  id: number
  ticketId: number
  member: string
  timeStart: string
  timeEnd: string
  actualHours: number
  notes: string
  internalNotes: string
  workType: { id: number } | null
  workRole: { id: number } | null
  billableOption: string
  addToDetailDescriptionFlag: boolean
  addToInternalAnalysisFlag: boolean
  addToResolutionFlag: boolean
}

export type StoredDocument = {
  id: number
  ticketId: number
  title: string
  fileName: string
  privateFlag: boolean
  bytes: Uint8Array
}

export type Mail = { ticketId: number; to: string; why: string }

/** Something that time is booked as. */
export type Named = { id: number; name: string; inactiveFlag: boolean }

export type Callback = { id: number; url: string; type: string; level: string }

/** What the keys may do; a call that needs more answers 403. */
export type Right = 'members' | 'notes' | 'time' | 'documents' | 'boards'

export type World = {
  company: string
  publicKey: string
  privateKey: string
  clientId: string
  signingKey: string
  /** The part of the address that names the version; changes with every upgrade. */
  codebase: string
  /** What wrong keys are answered with: an own server says 401, the cloud 404. */
  wrongKeysAnswer: 401 | 404
  rights: Set<Right>
  members: Member[]
  boards: Board[]
  statuses: Status[]
  tickets: Ticket[]
  notes: Note[]
  time: TimeEntry[]
  documents: StoredDocument[]
  callbacks: Callback[]
  /** The last day of time periods that are closed. */
  timeClosedUntil: string | null
  largestFile: number
  workTypes: Named[]
  workRoles: Named[]
  /** Every mail that went out. */
  mails: Mail[]
  /** A workflow rule: a ticket that gets the first status is moved to the second after the answer. */
  movesBack: Map<number, number>
  /** Tickets that someone else is changing. */
  inUse: Set<number>
  /** Older servers have no list of all notes. */
  allNotes: 'yes' | 404 | 405
  /** How many more calls are answered before it asks to slow down; null for any number. */
  callsLeft: number | null
  retryAfterSeconds: number | null
  nextId: number
}

const member = (
  id: number,
  identifier: string,
  name: [string, string],
  more: Partial<Member> = {},
): Member => ({
  id,
  identifier,
  firstName: name[0],
  lastName: name[1],
  primaryEmail: `${identifier}@lab.example`,
  officeEmail: '',
  inactiveFlag: false,
  licenseClass: 'F',
  requireStartAndEndTimeOnTimeEntryFlag: false,
  ...more,
})

const board = (id: number, name: string, more: Partial<Board> = {}): Board => ({
  id,
  name,
  inactiveFlag: false,
  discussionsLockedFlag: false,
  timeEntryLockedFlag: false,
  timeEntryDiscussionFlag: true,
  sendToContactFlag: true,
  ...more,
})

const status = (id: number, boardId: number, name: string, more: Partial<Status> = {}): Status => ({
  id,
  boardId,
  name,
  closedStatus: false,
  inactive: false,
  timeEntryNotAllowed: false,
  ...more,
})

/** A service desk with three boards, one of which locks what is closed. */
export const newWorld = (): World => ({
  company: 'lab',
  publicKey: 'PublicKeyOfTheLab',
  privateKey: 'PrivateKeyOfTheLab',
  clientId: '7c1ff7b1-6b84-4b0c-b7b1-5a2f5a3f0d10',
  signingKey: 'a-signing-key-of-the-lab',
  codebase: 'v2025_1/',
  wrongKeysAnswer: 401,
  rights: new Set(['members', 'notes', 'time', 'documents', 'boards']),
  members: [
    member(1, 'tmarsh', ['Tess', 'Marsh'], { requireStartAndEndTimeOnTimeEntryFlag: true }),
    member(2, 'jsmith', ['Jo', 'Smith']),
    member(3, 'jsmith2', ['Jan', 'Smith'], { primaryEmail: '', officeEmail: 'jan@lab.example' }),
    member(4, 'pgone', ['Pat', 'Gone'], { inactiveFlag: true }),
    member(5, 'batonapi', ['Baton', 'API'], { licenseClass: 'A' }),
  ],
  boards: [
    board(10, 'Help Desk'),
    board(20, 'Projects'),
    board(30, 'Locked', { discussionsLockedFlag: true, timeEntryLockedFlag: true }),
    board(40, 'Old', { inactiveFlag: true }),
  ],
  statuses: [
    status(100, 10, 'New'),
    status(101, 10, 'In Progress'),
    status(102, 10, 'Escalated'),
    status(103, 10, 'Resolved', { closedStatus: true }),
    status(104, 10, 'Waiting for parts', { timeEntryNotAllowed: true }),
    status(105, 10, 'Triage (old)', { inactive: true }),
    status(106, 10, 'Needs approval'),
    status(200, 20, 'New'),
    status(203, 20, 'Closed', { closedStatus: true }),
    status(300, 30, 'New'),
    status(303, 30, 'Closed', { closedStatus: true }),
  ],
  tickets: [],
  notes: [],
  time: [],
  documents: [],
  callbacks: [],
  timeClosedUntil: null,
  largestFile: 50_000_000,
  workTypes: [
    { id: 1, name: 'Remote', inactiveFlag: false },
    { id: 2, name: 'On site', inactiveFlag: false },
    { id: 3, name: 'Travel (old)', inactiveFlag: true },
  ],
  workRoles: [{ id: 11, name: 'Engineer', inactiveFlag: false }],
  mails: [],
  movesBack: new Map([[106, 100]]),
  inUse: new Set(),
  allNotes: 'yes',
  callsLeft: null,
  retryAfterSeconds: 30,
  nextId: 48_213,
})

/** A number that no record of the fake has yet. */
export const newId = (world: World): number => {
  world.nextId += 1
  return world.nextId
}

/** The time as this system writes it: whole seconds of UTC. */
export const stamp = (at = new Date()): string => `${at.toISOString().slice(0, 19)}Z`

export const addTicket = (world: World, summary: string, more: Partial<Ticket> = {}): Ticket => {
  const boardId = more.boardId ?? 10
  const first = world.statuses.find((one) => one.boardId === boardId)
  if (first === undefined) throw new Error(`Board ${boardId} has no status.`)
  const ticket: Ticket = {
    id: newId(world),
    summary: summary.replace(/[\r\n]+/gu, ' ').slice(0, 100),
    boardId,
    statusId: first.id,
    company: { id: 77, identifier: 'ContosoDental', name: 'Contoso Dental' },
    contactName: 'Robin Vale',
    contactEmailAddress: 'robin@contoso.example',
    priority: 'Priority 3 - Medium',
    ownerId: null,
    resources: '',
    requiredDate: null,
    mergedInto: null,
    configurations: [],
    lastUpdated: stamp(),
    updatedBy: 'batonapi',
    ...more,
  }
  world.tickets.push(ticket)
  return ticket
}

/** What someone wrote at a ticket: for the client to read, unless told otherwise. */
export const addNote = (world: World, ticketId: number, more: Partial<Note> & { text: string }): Note => {
  const note: Note = {
    id: newId(world),
    ticketId,
    detailDescriptionFlag: true,
    internalAnalysisFlag: false,
    resolutionFlag: false,
    author: 'Robin Vale',
    dateCreated: stamp(),
    ...more,
  }
  world.notes.push(note)
  const ticket = world.tickets.find(({ id }) => id === ticketId)
  if (ticket !== undefined) ticket.lastUpdated = stamp()
  return note
}
