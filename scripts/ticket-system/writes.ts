import { z } from 'zod'
import { hour } from '../../core/domain/time/durations.ts'
import { invalid, Refusal, reply, type Reply } from './answers.ts'
import { isClosed } from './shown.ts'
import { newId, stamp, type Ticket, type TimeEntry, type World } from './world.ts'

// What may be written of time, statuses and documents, and what is said of the rest.

const Flag = z.boolean().optional()
export const NewTime = z.object({
  chargeToType: z.literal('ServiceTicket'),
  chargeToId: z.int(),
  member: z.object({ identifier: z.string() }).optional(),
  timeStart: z.string(),
  timeEnd: z.string().optional(),
  actualHours: z.number().optional(),
  notes: z.string().optional(),
  internalNotes: z.string().optional(),
  workType: z.object({ id: z.int() }).optional(),
  workRole: z.object({ id: z.int() }).optional(),
  billableOption: z.enum(['Billable', 'DoNotBill', 'NoCharge', 'NoDefault']).optional(),
  addToDetailDescriptionFlag: Flag,
  addToInternalAnalysisFlag: Flag,
  addToResolutionFlag: Flag,
  emailContactFlag: Flag,
  emailResourceFlag: Flag,
  emailCcFlag: Flag,
})
export const Patch = z.array(
  z.object({ op: z.enum(['replace', 'add', 'remove']), path: z.string(), value: z.unknown() }),
)
const wholeSeconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u

/** Logs time in the name of a member, where the board, the status, the period and the work type let it. */
export const logTime = (
  world: World,
  ticket: Ticket,
  by: string,
  made: z.infer<typeof NewTime>,
): TimeEntry => {
  const board = world.boards.find(({ id }) => id === ticket.boardId)
  if (world.timeClosedUntil !== null && made.timeStart.slice(0, 10) <= world.timeClosedUntil)
    throw invalid('time entry', 'timeStart', 'The time period of this date is closed.')
  const member = world.members.find(({ identifier }) => identifier === by)
  if (member?.requireStartAndEndTimeOnTimeEntryFlag === true && made.timeEnd === undefined)
    throw invalid('time entry', 'timeEnd', 'This member’s entries need a start and an end.')
  for (const at of [made.timeStart, made.timeEnd ?? made.timeStart])
    if (!wholeSeconds.test(at))
      throw invalid('time entry', 'timeStart', `${at} is no time in whole seconds of UTC.`)
  if (board?.timeEntryLockedFlag === true && isClosed(world, ticket))
    throw invalid('time entry', 'chargeToId', 'This board takes no time on closed tickets.')
  const status = world.statuses.find(({ id }) => id === ticket.statusId)
  if (status?.timeEntryNotAllowed === true)
    throw invalid('time entry', 'chargeToId', `A ticket in ${status.name} takes no time.`)
  const timeEnd = made.timeEnd ?? stamp(new Date(Date.parse(made.timeStart) + (made.actualHours ?? 0) * hour))
  const span = (Date.parse(timeEnd) - Date.parse(made.timeStart)) / hour
  if (span < 0) throw invalid('time entry', 'timeEnd', 'The end is before the start.')
  if (made.actualHours !== undefined && made.actualHours > span + 0.005)
    throw invalid('time entry', 'actualHours', 'More hours than lie between start and end.')
  // Whatever an entry does not say, its board decides: into the discussion, and by mail to the contact.
  const discussion = made.addToDetailDescriptionFlag ?? board?.timeEntryDiscussionFlag ?? false
  const entry = {
    id: newId(world),
    ticketId: ticket.id,
    member: by,
    timeStart: made.timeStart,
    timeEnd,
    actualHours: made.actualHours ?? span,
    notes: made.notes ?? '',
    internalNotes: made.internalNotes ?? '',
    workType: booked('workType', made.workType, world.workTypes),
    workRole: booked('workRole', made.workRole, world.workRoles),
    billableOption: made.billableOption ?? 'Billable',
    addToDetailDescriptionFlag: discussion,
    addToInternalAnalysisFlag: made.addToInternalAnalysisFlag ?? false,
    addToResolutionFlag: made.addToResolutionFlag ?? false,
  }
  world.time.push(entry)
  const mailed = {
    contact: made.emailContactFlag ?? (discussion && board?.sendToContactFlag === true),
    resource: made.emailResourceFlag ?? discussion,
    cc: made.emailCcFlag ?? discussion,
  }
  for (const [to, isMailed] of Object.entries(mailed))
    if (isMailed) world.mails.push({ ticketId: ticket.id, to, why: 'time' })
  return entry
}

/** What time is booked as: of these, and active. */
const booked = (
  field: string,
  wanted: { id: number } | undefined,
  known: World['workTypes'],
): { id: number } | null => {
  if (wanted === undefined) return null
  const found = known.find(({ id, inactiveFlag }) => id === wanted.id && !inactiveFlag)
  if (found === undefined) throw invalid('time entry', field, `There is no active ${field} ${wanted.id}.`)
  return { id: found.id }
}

/** Paths are bare names with this very case. A path below a field is answered like a success and does nothing. */
export const patch = (world: World, ticket: Ticket, operations: z.infer<typeof Patch>): void => {
  for (const { path, value } of operations) {
    if (path === 'status/id' || path === 'board/id') continue
    if (path === 'summary') {
      if (typeof value !== 'string' || value.length > 100)
        throw invalid('ticket', 'summary', 'A summary has at most 100 characters.')
      ticket.summary = value
    } else if (path === 'status') {
      const wanted = z.object({ id: z.int() }).safeParse(value)
      const status = world.statuses.find(({ id }) => id === wanted.data?.id)
      if (status === undefined || status.boardId !== ticket.boardId)
        throw invalid('ticket', 'status', 'This ticket’s board has no such status.')
      if (status.inactive) throw invalid('ticket', 'status', `${status.name} is inactive.`)
      // What was merged follows its parent, whatever it is told.
      if (ticket.mergedInto === null) ticket.statusId = status.id
    } else throw invalid('ticket', path, `There is no field ${path}.`)
  }
}

export const upload = async (
  world: World,
  call: { contentType: string; body: Buffer },
  ticketOf: (id: string) => Ticket,
  done: (ticket: Ticket) => void,
): Promise<Reply> => {
  if (!call.contentType.startsWith('multipart/form-data'))
    throw new Refusal(415, 'ConnectWiseApi', 'Documents come as a form.')
  const form = await new Response(new Uint8Array(call.body), {
    headers: { 'content-type': call.contentType },
  }).formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const file = form.get('file')
  if (file instanceof File && file.size > world.largestFile)
    return { status: 413, body: '<html>Request Entity Too Large</html>' }
  if (text('recordType') !== 'Ticket') throw invalid('document', 'recordType', 'It belongs to no ticket.')
  if (text('title') === '' || text('title').length > 100)
    throw invalid('document', 'title', 'A title has 1 to 100 characters.')
  if (!(file instanceof File)) throw invalid('document', 'file', 'There is no file in it.')
  const ticket = ticketOf(text('recordId'))
  const stored = {
    id: newId(world),
    ticketId: ticket.id,
    title: text('title'),
    fileName: file.name,
    privateFlag: text('privateFlag') === 'true',
    bytes: new Uint8Array(await file.arrayBuffer()),
  }
  world.documents.push(stored)
  done(ticket)
  const { bytes: _bytes, ...shown } = stored
  return reply(shown, 201)
}
