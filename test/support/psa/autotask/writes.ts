import { z } from 'zod'
import { noPermission, Refusal } from './refusal.ts'
import { newId, stamp, type Ticket, type Webhook, type World } from './world.ts'

// What may be written, and what is said of the rest.

/** Who writes: the API user, or the resource that it impersonates. */
export type Author = { id: number; impersonated: boolean }

const NewNote = z.object({
  title: z.string().optional(),
  description: z.string(),
  noteType: z.int(),
  publish: z.int(),
})
const NewTime = z.object({
  ticketID: z.int(),
  resourceID: z.int(),
  roleID: z.int().optional(),
  dateWorked: z.iso.datetime(),
  startDateTime: z.iso.datetime().optional(),
  endDateTime: z.iso.datetime().optional(),
  hoursWorked: z.number(),
  summaryNotes: z.string(),
  internalNotes: z.string().optional(),
  billingCodeID: z.int().optional(),
})
const StatusChange = z.object({ id: z.int(), status: z.int() })
const NewFile = z.object({
  id: z.literal(0),
  attachmentType: z.literal('FILE_ATTACHMENT'),
  fullPath: z.string().min(1),
  title: z.string().min(1),
  publish: z.int(),
  data: z.base64(),
})
const NewWebhook = z.object({
  name: z.string().min(1).max(50),
  webhookUrl: z.url(),
  deactivationUrl: z.url(),
  isActive: z.boolean(),
  secretKey: z.string().max(64),
})

const parse = <T>(shape: z.ZodType<T>, body: string): T => {
  const read = shape.safeParse(JSON.parse(body))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Refusal(`Missing or wrong field ${issue?.path.join('.')}: ${issue?.message}`)
}

const isOffered = (world: World, entity: string, field: string, id: number): boolean =>
  world.picklists[entity]?.[field]?.some((one) => one.value === String(id) && one.isActive) === true

const ticketOf = (world: World, id: number): Ticket => {
  const ticket = world.tickets.find((one) => one.id === id)
  if (ticket === undefined) throw new Refusal('', 404)
  return ticket
}

export const writeNote = (world: World, ticketId: number, body: string, by: Author): number => {
  if (world.barred.has('TicketNotes')) throw noPermission()
  const ticket = ticketOf(world, ticketId)
  const made = parse(NewNote, body)
  const lengths = world.lengths['TicketNotes']
  if (world.titleRequired && (made.title ?? '') === '') throw new Refusal('Title is required.')
  if ((made.title ?? '').length > (lengths?.['title'] ?? 250))
    throw new Refusal('Title exceeds its maximum length.')
  if (made.description.length > (lengths?.['description'] ?? 3200))
    throw new Refusal('Description exceeds its maximum length.')
  for (const field of ['noteType', 'publish'] as const)
    if (!isOffered(world, 'TicketNotes', field, made[field])) throw new Refusal(`Invalid value for ${field}.`)
  const id = newId(world)
  world.notes.push({
    id,
    ticketID: ticket.id,
    ...made,
    title: made.title ?? '',
    creatorResourceID: by.id,
    impersonatorCreatorResourceID: by.impersonated ? world.apiUserId : null,
    createDateTime: stamp(),
  })
  ticket.lastActivityDate = stamp()
  return id
}

export const writeTime = (world: World, body: string, by: Author): number => {
  if (world.barred.has('TimeEntries')) throw noPermission()
  const made = parse(NewTime, body)
  const ticket = ticketOf(world, made.ticketID)
  const { roleID, startDateTime: start, endDateTime: end } = made
  if (made.resourceID !== by.id && !world.proxyTime) throw noPermission()
  if (roleID === undefined) throw new Refusal('TimeEntries for Tickets must have a roleID')
  const role = world.roles.find(({ id, isActive }) => id === roleID && isActive)
  const hasRole = world.resourceRoles.some(
    (one) => one.resourceID === made.resourceID && one.roleID === roleID && one.isActive,
  )
  if (role === undefined || !hasRole) throw new Refusal('Role does not exist or is invalid')
  if (
    !world.mayModifyRole &&
    ticket.assignedResourceRoleID !== null &&
    ticket.assignedResourceRoleID !== roleID
  )
    throw new Refusal('The role has to be that of the ticket.')
  if (world.resources.find(({ id }) => id === made.resourceID)?.isActive !== true)
    throw new Refusal('The resource is inactive.')
  if (start === undefined || end === undefined) throw new Refusal('Time on tickets needs a start and an end.')
  if (made.hoursWorked <= 0 || made.hoursWorked > 24)
    throw new Refusal('Hours worked are more than 0 and at most 24.')
  const span = (Date.parse(end) - Date.parse(start)) / 3_600_000
  if (made.hoursWorked > span + 0.01)
    throw new Refusal('Hours worked are more than lie between start and end.')
  if (!world.mayCrossMidnight && start.slice(0, 10) !== end.slice(0, 10))
    throw new Refusal('Time entries may not span over midnight.')
  if (world.closedUntil !== null && start.slice(0, 10) <= world.closedUntil)
    throw new Refusal('The timesheet of this period was submitted.')
  if (world.noTimeStatuses.has(ticket.status))
    throw new Refusal('Tickets with this status take no time entries.')
  if (made.summaryNotes.length > (world.lengths['TimeEntries']?.['summaryNotes'] ?? 8000))
    throw new Refusal('Summary notes exceed their maximum length.')
  const id = newId(world)
  world.time.push({
    id,
    ...made,
    roleID,
    startDateTime: start,
    endDateTime: end,
    internalNotes: made.internalNotes ?? null,
    billingCodeID: made.billingCodeID ?? null,
    impersonatorCreatorResourceID: by.impersonated ? world.apiUserId : null,
  })
  ticket.lastActivityDate = stamp()
  return id
}

export const changeTicket = (world: World, body: string): Ticket => {
  if (world.barred.has('Tickets')) throw noPermission()
  const { id, status } = parse(StatusChange, body)
  const ticket = ticketOf(world, id)
  if (!isOffered(world, 'Tickets', 'status', status)) throw new Refusal('Invalid value for status.')
  ticket.status = status
  ticket.lastActivityDate = stamp()
  ticket.completedDate = status === 5 ? stamp() : null
  return ticket
}

export const writeFile = (world: World, ticketId: number, body: string): number => {
  if (world.barred.has('TicketAttachments')) throw noPermission()
  const ticket = ticketOf(world, ticketId)
  const { data, ...made } = parse(NewFile, body)
  const bytes = Buffer.from(data, 'base64')
  if (bytes.length > world.largestFile) throw new Refusal('The attachment is larger than allowed.')
  if (!isOffered(world, 'TicketAttachments', 'publish', made.publish))
    throw new Refusal('Invalid value for publish.')
  const id = newId(world)
  world.attachments.push({ ...made, id, ticketID: ticket.id, bytes })
  return id
}

export const writeWebhook = (world: World, entity: keyof World['webhooks'], body: string): number => {
  const { webhookUrl, isActive, secretKey } = parse(NewWebhook, body)
  const hook: Webhook = { id: newId(world), webhookUrl, isActive, secretKey, fields: [] }
  world.webhooks[entity].push(hook)
  return hook.id
}

export const addWebhookField = (
  world: World,
  entity: keyof World['webhooks'],
  hookId: number,
  body: string,
): number => {
  const hook = world.webhooks[entity].find(({ id }) => id === hookId)
  const { fieldID } = parse(z.object({ fieldID: z.int(), isSubscribedField: z.boolean() }), body)
  if (hook === undefined || !isOffered(world, entity.replace(/s$/u, 'Fields'), 'fieldID', fieldID))
    throw new Refusal('Invalid value for fieldID.')
  hook.fields.push(fieldID)
  return newId(world)
}
