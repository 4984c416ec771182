import { queried, type Shown } from './query.ts'
import { noPermission, Refusal } from './refusal.ts'
import type { Entity, World } from './world.ts'
import {
  addWebhookField,
  type Author,
  changeTicket,
  writeFile,
  writeNote,
  writeTime,
  writeWebhook,
} from './writes.ts'
import { type Incoming, reply, type Reply } from '../serve.ts'

const plain = (record: object): Shown => ({ ...record })

/** What can be queried, and the fields that it can be queried by even while there is no record. */
const tables = (world: World): Record<string, { rows: Shown[]; fields?: string[] }> => ({
  Tickets: {
    rows: world.tickets.map(plain),
    fields: [
      'id',
      'ticketNumber',
      'title',
      'status',
      'companyID',
      'queueID',
      'assignedResourceID',
      'lastActivityDate',
    ],
  },
  TicketNotes: { rows: world.notes.map(plain), fields: ['id', 'ticketID', 'publish', 'noteType'] },
  TimeEntries: { rows: world.time.map(plain), fields: ['id', 'ticketID', 'resourceID'] },
  TicketAttachments: {
    rows: world.attachments.map(({ bytes, ...file }) => ({ ...file, fileSize: bytes.length })),
    fields: ['id', 'ticketID', 'title'],
  },
  Resources: { rows: world.resources.map(plain) },
  Roles: { rows: world.roles.map(plain) },
  ResourceServiceDeskRoles: {
    rows: world.resourceRoles.map(plain),
    fields: ['id', 'resourceID', 'roleID', 'isActive', 'isDefault'],
  },
  BillingCodes: { rows: world.billingCodes.map(plain) },
  Companies: { rows: world.companies.map(plain) },
  Contacts: { rows: world.contacts.map(plain) },
  ConfigurationItems: { rows: world.devices.map(plain) },
  TicketSecondaryResources: { rows: world.secondary.map(plain), fields: ['id', 'ticketID', 'resourceID'] },
  TicketWebhooks: {
    rows: world.webhooks.TicketWebhooks.map(plain),
    fields: ['id', 'webhookUrl', 'isActive'],
  },
  TicketNoteWebhooks: {
    rows: world.webhooks.TicketNoteWebhooks.map(plain),
    fields: ['id', 'webhookUrl', 'isActive'],
  },
})

/** All that is told of what was written. */
const done = (itemId: number): Reply => reply({ itemId })

/**
 * Everything below `V1.0/`. A status that was set is told to `did`, for the rules that follow its answer.
 *
 * @param address of the call itself, which links to further pages begin with
 */
export const route = (
  world: World,
  { method, url, body }: Incoming,
  path: string,
  by: Author,
  did: (ticketId: number) => void,
): Reply => {
  const text = body.toString('utf8')
  const [entity = ''] = path.split('/')
  const matched = (pattern: RegExp): number | null => {
    const id = pattern.exec(path)?.[1]
    return id === undefined ? null : Number(id)
  }
  if (method === 'GET') {
    if (/^\w+\/entityInformation$/u.test(path))
      return reply({
        info: {
          name: entity,
          canCreate: true,
          userAccessForCreate: world.barred.has(entity as Entity) ? 'None' : 'All',
        },
      })
    if (/^\w+\/entityInformation\/fields$/u.test(path)) {
      const lists = world.picklists[entity]
      if (lists === undefined) throw new Refusal('', 404)
      const names = new Set([...Object.keys(lists), ...Object.keys(world.lengths[entity] ?? {})])
      return reply({
        fields: [...names].map((name) => ({
          name,
          isRequired: false,
          length: world.lengths[entity]?.[name] ?? 0,
          isPickList: name in lists,
          picklistValues: lists[name] ?? null,
        })),
      })
    }
    const id = matched(/^\w+\/(\d+)$/u)
    const table = tables(world)[entity]
    if (id === null || table === undefined) throw new Refusal('', 404)
    const item = table.rows.find((one) => one['id'] === id)
    if (item === undefined && world.missing === 404) throw new Refusal('', 404)
    return reply({ item: item ?? null })
  }

  if (method === 'POST' && /^\w+\/query(?:\/next)?$/u.test(path)) {
    const table = tables(world)[entity]
    if (table === undefined) throw new Refusal('', 404)
    if (world.barred.has(entity as Entity)) throw noPermission()
    const paging = url.searchParams.get('paging')
    const after = paging === null ? null : (JSON.parse(paging) as { after: number }).after
    const address = `${url.origin}${url.pathname.replace(/\/next$/u, '')}`
    return reply(
      queried(table.rows, table.fields ?? Object.keys(table.rows[0] ?? {}), entity, {
        body: text,
        after,
        address,
      }),
    )
  }
  if (method === 'PATCH' && path === 'Tickets') {
    const ticket = changeTicket(world, text)
    did(ticket.id)
    return done(ticket.id)
  }
  if (method !== 'POST') throw new Refusal('', 404)
  const noteOn = matched(/^Tickets\/(\d+)\/Notes$/u)
  if (noteOn !== null) return done(writeNote(world, noteOn, text, by))
  const fileOn = matched(/^Tickets\/(\d+)\/Attachments$/u)
  if (fileOn !== null) return done(writeFile(world, fileOn, text))
  if (path === 'TimeEntries') return done(writeTime(world, text, by))
  if (entity === 'TicketWebhooks' || entity === 'TicketNoteWebhooks') {
    const hook = matched(/^\w+\/(\d+)\/Fields$/u)
    return done(
      hook === null ? writeWebhook(world, entity, text) : addWebhookField(world, entity, hook, text),
    )
  }
  // Notes can be read as TicketNotes, and not written; nor has a ticket its own list of time.
  throw new Refusal('', 404)
}
