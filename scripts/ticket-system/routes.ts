import { z } from 'zod'
import { invalid, noRight, noSuchCall, notFound, Refusal, reply, type Reply } from './answers.ts'
import { listed, searchable } from './lists.ts'
import { isClosed, shownAllNotes, shownMember, shownNote, shownTicket, shownTime } from './shown.ts'
import { logTime, NewTime, Patch, patch, upload } from './writes.ts'
import { newId, type Right, stamp, type Ticket, type World } from './world.ts'

export type Call = {
  method: string
  /** Below `apis/3.0/`. */
  path: string
  url: URL
  forwardOnly: boolean
  contentType: string
  body: Buffer
}

/** What a call did to a ticket, for the callbacks and workflow rules that follow its answer. */
export type Effect = { ticketId: number; action: 'added' | 'updated' }

const Flag = z.boolean().optional()
const NewNote = z.object({
  text: z.string().min(1),
  detailDescriptionFlag: Flag,
  internalAnalysisFlag: Flag,
  resolutionFlag: Flag,
  processNotifications: Flag,
  member: z.object({ identifier: z.string() }).optional(),
})
const NewCallback = z.object({ url: z.url(), objectId: z.int(), type: z.string(), level: z.string() })

const read = <T>(resource: string, shape: z.ZodType<T>, call: Call): T => {
  if (!call.contentType.includes('application/json'))
    throw new Refusal(415, 'ConnectWiseApi', 'This call takes JSON.')
  let body: unknown
  try {
    body = JSON.parse(call.body.toString('utf8'))
  } catch {
    throw new Refusal(400, 'InvalidObject', 'The body is no JSON.')
  }
  const parsed = shape.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw invalid(resource, issue?.path.join('/') ?? '', issue?.message ?? 'It can’t be read.')
}

/** Everything below `apis/3.0/`. Effects are told to `did` once they have happened. */
export const route = async (world: World, call: Call, did: (effect: Effect) => void): Promise<Reply> => {
  const { method, path, url, forwardOnly } = call
  const list = (records: Record<string, unknown>[], fields: ReadonlySet<string>, conditions?: string) =>
    listed(records, fields, { url, forwardOnly, ...(conditions === undefined ? {} : { conditions }) })
  const needs = (right: Right) => {
    if (!world.rights.has(right)) throw noRight()
  }
  const ticketOf = (id: string | number): Ticket => {
    const ticket = world.tickets.find((one) => one.id === Number(id))
    if (ticket === undefined) throw notFound('service ticket', id)
    return ticket
  }
  /** The member a record is written for: the keys' own if none is named. */
  const author = (resource: string, identifier: string | undefined): string => {
    const found = world.members.find((one) => one.identifier === (identifier ?? 'batonapi'))
    if (found === undefined) throw invalid(resource, 'member', `There is no member ${identifier}.`)
    if (found.inactiveFlag) throw invalid(resource, 'member', `The member ${identifier} is inactive.`)
    return found.identifier
  }
  const free = (ticket: Ticket) => {
    if (world.inUse.has(ticket.id))
      throw new Refusal(409, 'RecordInUse', 'Someone else is changing this record.')
  }
  const touch = (ticket: Ticket, action: Effect['action'] = 'updated') => {
    ticket.lastUpdated = stamp()
    ticket.updatedBy = 'batonapi'
    did({ ticketId: ticket.id, action })
  }
  const boardOf = (ticket: Ticket) => world.boards.find(({ id }) => id === ticket.boardId)

  const is = (wanted: string, pattern: RegExp): string[] | null =>
    method === wanted ? (pattern.exec(path)?.slice(1) ?? null) : null
  let parts: string[] | null

  if (is('GET', /^system\/members$/u)) {
    needs('members')
    return list(world.members.map(shownMember), searchable.member)
  }
  if (is('GET', /^service\/boards$/u)) {
    needs('boards')
    return list(
      world.boards.map((one) => ({ ...one })),
      searchable.board,
    )
  }
  if ((parts = is('GET', /^service\/boards\/(\d+)\/statuses$/u))) {
    const [id = ''] = parts
    if (!world.boards.some((one) => one.id === Number(id))) throw notFound('board', id)
    const own = world.statuses.filter(({ boardId }) => boardId === Number(id))
    return list(
      own.map((one) => ({ ...one })),
      searchable.status,
    )
  }
  if (is('GET', /^service\/tickets$/u))
    return list(
      world.tickets.map((one) => shownTicket(world, one)),
      searchable.ticket,
    )
  if (is('POST', /^service\/tickets\/search$/u)) {
    const { conditions } = read('search', z.object({ conditions: z.string() }), call)
    return list(
      world.tickets.map((one) => shownTicket(world, one)),
      searchable.ticket,
      conditions,
    )
  }
  if ((parts = is('GET', /^service\/tickets\/(\d+)$/u)))
    return reply(shownTicket(world, ticketOf(parts[0] ?? '')))
  if ((parts = is('PATCH', /^service\/tickets\/(\d+)$/u))) {
    const ticket = ticketOf(parts[0] ?? '')
    free(ticket)
    patch(world, ticket, read('ticket', Patch, call))
    const answer = reply(shownTicket(world, ticket))
    touch(ticket)
    return answer
  }
  if ((parts = is('POST', /^service\/tickets\/(\d+)\/merge$/u))) {
    const parent = ticketOf(parts[0] ?? '')
    for (const id of read('merge', z.object({ mergeTicketIds: z.array(z.int()) }), call).mergeTicketIds)
      ticketOf(id).mergedInto = parent.id
    touch(parent)
    return reply(shownTicket(world, parent))
  }
  if ((parts = is('GET', /^service\/tickets\/(\d+)\/notes$/u))) {
    const { id } = ticketOf(parts[0] ?? '')
    return list(world.notes.filter(({ ticketId }) => ticketId === id).map(shownNote), searchable.note)
  }
  if ((parts = is('GET', /^service\/tickets\/(\d+)\/allNotes$/u))) {
    if (world.allNotes === 404) throw noSuchCall()
    if (world.allNotes === 405) throw new Refusal(405, 'ConnectWiseApi', 'This can’t be read.')
    return list(shownAllNotes(world, ticketOf(parts[0] ?? '').id), searchable.note)
  }
  if ((parts = is('GET', /^service\/tickets\/(\d+)\/configurations$/u)))
    return list(ticketOf(parts[0] ?? '').configurations, searchable.configuration)
  if ((parts = is('POST', /^service\/tickets\/(\d+)\/notes$/u))) {
    needs('notes')
    const ticket = ticketOf(parts[0] ?? '')
    free(ticket)
    const made = read('note', NewNote, call)
    if (boardOf(ticket)?.discussionsLockedFlag === true && isClosed(world, ticket))
      throw invalid('note', 'ticketId', 'This board takes no notes on closed tickets.')
    const note = {
      id: newId(world),
      ticketId: ticket.id,
      text: made.text,
      detailDescriptionFlag: made.detailDescriptionFlag ?? false,
      internalAnalysisFlag: made.internalAnalysisFlag ?? false,
      resolutionFlag: made.resolutionFlag ?? false,
      author: author('note', made.member?.identifier),
      dateCreated: stamp(),
    }
    if (!note.detailDescriptionFlag && !note.internalAnalysisFlag && !note.resolutionFlag)
      throw invalid(
        'note',
        'detailDescriptionFlag',
        'A note is a discussion, an internal one, or a resolution.',
      )
    world.notes.push(note)
    if (made.processNotifications === true)
      world.mails.push({ ticketId: ticket.id, to: ticket.contactEmailAddress, why: 'note' })
    touch(ticket)
    return reply(shownNote(note), 201)
  }
  if ((parts = is('GET', /^time\/(workTypes|workRoles)$/u))) {
    const records = parts[0] === 'workTypes' ? world.workTypes : world.workRoles
    return list(
      records.map((one) => ({ ...one })),
      searchable.booked,
    )
  }
  if (is('GET', /^system\/callbacks$/u))
    return list(
      world.callbacks.map((one) => ({ ...one, inactiveFlag: false })),
      searchable.callback,
    )
  if (is('GET', /^time\/entries$/u)) {
    needs('time')
    return list(world.time.map(shownTime), searchable.time)
  }
  if (is('POST', /^time\/entries$/u)) {
    needs('time')
    const made = read('time entry', NewTime, call)
    const ticket = ticketOf(made.chargeToId)
    free(ticket)
    const entry = logTime(world, ticket, author('time entry', made.member?.identifier), made)
    touch(ticket)
    return reply(shownTime(entry), 201)
  }
  if (is('GET', /^system\/documents$/u)) {
    const [type, id] = [url.searchParams.get('recordType'), Number(url.searchParams.get('recordId'))]
    const own = world.documents.filter(({ ticketId }) => type === 'Ticket' && ticketId === id)
    return list(
      own.map(({ bytes, ...shown }) => ({ ...shown, size: bytes.length })),
      searchable.document,
    )
  }
  if (is('POST', /^system\/documents$/u)) {
    needs('documents')
    return upload(world, call, ticketOf, (ticket) => touch(ticket))
  }
  if (is('POST', /^system\/callbacks$/u)) {
    const made = read('callback', NewCallback, call)
    if (made.type !== 'ticket') throw invalid('callback', 'type', 'There is no such type.')
    if (made.level !== 'owner') throw invalid('callback', 'level', 'Tickets have no such level.')
    const callback = { id: newId(world), url: made.url, type: made.type, level: made.level }
    world.callbacks.push(callback)
    return reply(callback, 201)
  }
  throw noSuchCall()
}
