// What an Autotask holds, as far as the fake goes. Names of fields are those of its interface.

export type PickListValue = { value: string; label: string; isActive: boolean; isSystem: boolean }
const value = (id: number, label: string, more: Partial<PickListValue> = {}): PickListValue => ({
  value: String(id),
  label,
  isActive: true,
  isSystem: false,
  ...more,
})

export type Resource = {
  id: number
  firstName: string
  lastName: string
  email: string
  userName: string
  isActive: boolean
  licenseType: number
  defaultServiceDeskRoleID: number | null
}

export type Ticket = {
  id: number
  ticketNumber: string
  title: string
  description: string
  status: number
  priority: number
  queueID: number | null
  companyID: number
  contactID: number | null
  configurationItemID: number | null
  assignedResourceID: number | null
  assignedResourceRoleID: number | null
  createDate: string
  lastActivityDate: string
  completedDate: string | null
  dueDateTime: string | null
}

export type Note = {
  id: number
  ticketID: number
  title: string
  description: string
  noteType: number
  publish: number
  creatorResourceID: number
  impersonatorCreatorResourceID: number | null
  createDateTime: string
}

export type TimeEntry = {
  id: number
  ticketID: number
  resourceID: number
  roleID: number
  dateWorked: string
  startDateTime: string
  endDateTime: string
  hoursWorked: number
  summaryNotes: string
  internalNotes: string | null
  billingCodeID: number | null
  impersonatorCreatorResourceID: number | null
}

export type Attachment = {
  id: number
  ticketID: number
  fullPath: string
  title: string
  publish: number
  bytes: Buffer
}

export type Webhook = {
  id: number
  webhookUrl: string
  isActive: boolean
  secretKey: string
  fields: number[]
}

/** Records that the API user may not read or write; a call that needs them says that it has no permission. */
export type Entity =
  | 'Tickets'
  | 'TicketNotes'
  | 'TimeEntries'
  | 'TicketAttachments'
  | 'Resources'
  | 'Roles'
  | 'BillingCodes'
  | 'Companies'

export type World = {
  userName: string
  secret: string
  integrationCode: string
  /** Which of its two zones the tenant is in; what a call to the other one is answered with. */
  zone: 0 | 1
  otherZone: 401 | 404
  /** Overrides the address that the lookup gives. */
  zoneUrl: string | null
  /** How a record that isn't there is answered. */
  missing: 404 | 'null'
  apiUserId: number
  barred: Set<Entity>
  /** Resources whose security level may not be impersonated. */
  notImpersonated: Set<number>
  /** Whether the API user may log time for others without impersonating them. */
  proxyTime: boolean
  mayModifyRole: boolean
  mayCrossMidnight: boolean
  titleRequired: boolean
  /** Days up to this one are closed: no time is taken. */
  closedUntil: string | null
  noTimeStatuses: Set<number>
  picklists: Record<string, Record<string, PickListValue[]>>
  lengths: Record<string, Record<string, number>>
  resources: Resource[]
  roles: { id: number; name: string; isActive: boolean }[]
  resourceRoles: { id: number; resourceID: number; roleID: number; isActive: boolean; isDefault: boolean }[]
  billingCodes: { id: number; name: string; isActive: boolean; useType: number }[]
  companies: { id: number; companyName: string }[]
  contacts: { id: number; firstName: string; lastName: string }[]
  devices: { id: number; referenceTitle: string; serialNumber: string }[]
  secondary: { id: number; ticketID: number; resourceID: number }[]
  tickets: Ticket[]
  notes: Note[]
  time: TimeEntry[]
  attachments: Attachment[]
  webhooks: { TicketWebhooks: Webhook[]; TicketNoteWebhooks: Webhook[] }
  largestFile: number
  /** A workflow rule that moves a ticket after the answer. */
  movesBack: Map<number, number>
  /** True while another integration uses all threads of an endpoint. */
  threadsBusy: boolean
  /** How long a query takes, in milliseconds; more than three at once to one endpoint are refused. */
  queryMs: number
  callsLeft: number | null
  retryAfter: string | null
  nextId: number
}

const resource = (
  id: number,
  firstName: string,
  lastName: string,
  more: Partial<Resource> = {},
): Resource => ({
  id,
  firstName,
  lastName,
  email: `${firstName.toLowerCase()}@lab.example`,
  userName: firstName.toLowerCase(),
  isActive: true,
  licenseType: 1,
  defaultServiceDeskRoleID: null,
  ...more,
})

/** A tenant with the publish levels and note types that most have. */
export const newWorld = (): World => ({
  userName: 'api@lab.example',
  secret: 'secret-of-the-api-user',
  integrationCode: 'INTEGRATIONCODE',
  zone: 0,
  otherZone: 401,
  zoneUrl: null,
  missing: 404,
  apiUserId: 29_682_900,
  barred: new Set(),
  notImpersonated: new Set(),
  proxyTime: false,
  mayModifyRole: false,
  mayCrossMidnight: true,
  titleRequired: true,
  closedUntil: null,
  noTimeStatuses: new Set(),
  picklists: {
    Tickets: {
      status: [
        value(1, 'New', { isSystem: true }),
        value(5, 'Complete', { isSystem: true }),
        value(8, 'In Progress'),
        value(9, 'Escalated'),
        value(10, 'Needs approval'),
        value(11, 'Old status', { isActive: false }),
      ],
      priority: [value(1, 'High'), value(2, 'Medium'), value(4, 'Critical')],
      queueID: [value(8, 'Help Desk'), value(9, 'Field'), value(10, 'Old', { isActive: false })],
    },
    TicketNotes: {
      publish: [
        value(1, 'All Autotask Users'),
        value(2, 'Internal Users'),
        value(4, 'Internal & Co-Managed'),
      ],
      noteType: [
        value(1, 'Task Summary'),
        value(3, 'Task Notes'),
        value(13, 'Workflow Rule Note', { isSystem: true }),
        value(18, 'Client Portal Note'),
      ],
    },
    TicketAttachments: { publish: [value(1, 'All Autotask Users'), value(2, 'Internal Users')] },
    TimeEntries: {},
    Resources: { licenseType: [value(1, 'Professional'), value(7, 'API User')] },
    TicketWebhookFields: { fieldID: [value(101, 'Title'), value(102, 'Status')] },
    TicketNoteWebhookFields: { fieldID: [value(201, 'Ticket ID'), value(202, 'Title')] },
  },
  lengths: {
    TicketNotes: { title: 250, description: 32_000 },
    TimeEntries: { summaryNotes: 8000 },
  },
  resources: [
    resource(29_682_900, 'Baton', 'API', { userName: 'api@lab.example', licenseType: 7 }),
    resource(29_682_901, 'Tess', 'Marsh', { defaultServiceDeskRoleID: 501 }),
    resource(29_682_902, 'Jo', 'Smith'),
    resource(29_682_903, 'Pat', 'Gone', { isActive: false, defaultServiceDeskRoleID: 501 }),
  ],
  roles: [
    { id: 501, name: 'Engineer', isActive: true },
    { id: 502, name: 'Senior engineer', isActive: true },
    { id: 503, name: 'Old role', isActive: false },
  ],
  resourceRoles: [
    { id: 1, resourceID: 29_682_901, roleID: 501, isActive: true, isDefault: true },
    { id: 2, resourceID: 29_682_901, roleID: 502, isActive: true, isDefault: false },
  ],
  billingCodes: [
    { id: 601, name: 'Remote', isActive: true, useType: 1 },
    { id: 602, name: 'On site', isActive: true, useType: 1 },
    { id: 603, name: 'Hardware', isActive: true, useType: 4 },
    { id: 604, name: 'Old', isActive: false, useType: 1 },
  ],
  companies: [
    { id: 0, companyName: 'The MSP itself' },
    { id: 175, companyName: 'Contoso Dental' },
  ],
  contacts: [{ id: 31, firstName: 'Robin', lastName: 'Vale' }],
  devices: [{ id: 41, referenceTitle: 'CONTOSO-WS14', serialNumber: 'SN14' }],
  secondary: [],
  tickets: [],
  notes: [],
  time: [],
  attachments: [],
  webhooks: { TicketWebhooks: [], TicketNoteWebhooks: [] },
  largestFile: 7_000_000,
  movesBack: new Map([[10, 1]]),
  threadsBusy: false,
  queryMs: 0,
  callsLeft: null,
  retryAfter: null,
  nextId: 48_000,
})

export const newId = (world: World): number => {
  world.nextId += 1
  return world.nextId
}

export const stamp = (at = new Date()): string => at.toISOString()

export const addTicket = (world: World, title: string, more: Partial<Ticket> = {}): Ticket => {
  const id = newId(world)
  const ticket: Ticket = {
    id,
    ticketNumber: `T20261129.${String(id).padStart(6, '0')}`,
    title: title.slice(0, 255),
    description: '',
    status: 1,
    priority: 2,
    queueID: 8,
    companyID: 175,
    contactID: 31,
    configurationItemID: 41,
    assignedResourceID: null,
    assignedResourceRoleID: null,
    createDate: stamp(),
    lastActivityDate: stamp(),
    completedDate: null,
    dueDateTime: null,
    ...more,
  }
  world.tickets.push(ticket)
  return ticket
}
