import { z } from 'zod'
import { noTicket, Refusal } from './answers.ts'
import { listed, shownAction, shownTicket } from './tickets.ts'
import { newId, stamp, type Ticket, type World } from './world.ts'
import { type Incoming, reply, type Reply } from '../serve.ts'

/** What a call did to a ticket, for the webhooks and outcomes that follow its answer. */
export type Effect = { ticketId: number; event: { no: string; name: string } }

const optional = <T>(shape: z.ZodType<T>) => shape.optional()
const NewAction = z.object({
  ticket_id: z.int(),
  outcome_id: optional(z.int()),
  note: optional(z.string()),
  hiddenfromuser: optional(z.boolean()),
  sendemail: optional(z.boolean()),
  timetaken: optional(z.number()),
  chargerate: optional(z.int()),
  who: optional(z.string()),
  actionarrivaldate: optional(z.iso.datetime()),
  actioncompletiondate: optional(z.iso.datetime()),
})
const TicketChange = z.object({ id: z.int(), status_id: z.int() })
const NewFile = z.object({
  ticket_id: z.int(),
  filename: z.string().min(1),
  data_base64: z.base64(),
  showforusers: z.boolean().default(true),
})
const NewWebhook = z.object({
  name: z.string(),
  url: z.url(),
  type: z.literal(0),
  authentication_type: z.literal(1),
  basic_username: z.string(),
  basic_password: z.string(),
})
const NewNotification = z.object({
  webhook_id: z.string(),
  type: z.literal(-2),
  delivery_method: z.literal(6),
  eventno: z.string(),
})

/** Every write is a list, and ids are whole numbers: `95.0` is none. */
const listIn = <T>(shape: z.ZodType<T>, { body }: Incoming): T[] => {
  const text = body.toString('utf8')
  if (/"\w*id"\s*:\s*-?\d+\.\d/iu.test(text))
    throw new Refusal(400, 'The JSON value could not be converted to an integer.')
  const parsed = z.array(shape).min(1).safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  throw new Refusal(
    400,
    `Invalid request: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`,
  )
}

/** Everything below `api/`, for a token that is good. */
export const route = (world: World, incoming: Incoming, did: (effect: Effect) => void): Reply => {
  const { method, url } = incoming
  const path = url.pathname.replace(/^\/api\//iu, '').toLowerCase()
  const query = url.searchParams
  const ticketOf = (id: number): Ticket => {
    const ticket = world.tickets.find((one) => one.id === id && !one.deleted)
    if (ticket === undefined) throw noTicket(String(id))
    return ticket
  }
  const typeOf = (id: number) => world.types.find((one) => one.id === id)
  const moved = (ticket: Ticket, to: number) => {
    ticket.status_id = to
    const isClosed = world.statuses.some(({ id, closed }) => id === to && closed)
    did({
      ticketId: ticket.id,
      event: isClosed ? { no: '39', name: 'Ticket Closed' } : { no: '76', name: 'Ticket Status Changed' },
    })
  }

  if (method === 'GET') {
    const ticketId = /^tickets\/(\d+)$/u.exec(path)?.[1]
    if (ticketId !== undefined) {
      const ticket = world.tickets.find(({ id }) => id === Number(ticketId))
      if (ticket === undefined) throw noTicket(ticketId)
      return reply(ticket.deleted ? { deleted: true } : shownTicket(world, ticket))
    }
    switch (path) {
      case 'tickets':
        return reply(listed(world, query))
      case 'actions': {
        const ticket = ticketOf(Number(query.get('ticket_id')))
        const all = world.actions.filter((action) => action.ticket_id === ticket.id).toReversed()
        return reply({
          ticket_id: ticket.id,
          record_count: all.length,
          actions: all.slice(0, Number(query.get('count') ?? 50)).map((one) => shownAction(world, one)),
        })
      }
      case 'status': {
        const type = query.get('tickettype_id')
        const allowed = type === null ? null : (typeOf(Number(type))?.statuses ?? [])
        return reply(
          world.statuses
            .filter(
              ({ id, closed }) =>
                allowed?.includes(id) !== false && !(closed && query.get('excludeclosed') === 'true'),
            )
            .map(({ closed: _closed, ...shown }) => ({ ...shown, type: 0, colour: '#000000' })),
        )
      }
      case 'tickettype':
        return reply(world.types.map(({ id, name }) => ({ id, name, workflow_id: id })))
      case 'outcome': {
        const type = query.get('tickettype_id')
        const allowed = type === null ? null : (typeOf(Number(type))?.outcomes ?? [])
        return reply(
          world.outcomes
            .filter(({ id }) => allowed?.includes(id) !== false)
            .map(({ id, buttonname, outcome, hidefromuser }) => ({ id, buttonname, outcome, hidefromuser })),
        )
      }
      case 'agent':
        return reply(
          world.agents.filter(({ isdisabled }) => query.get('includedisabled') === 'true' || !isdisabled),
        )
      case 'agent/me': {
        const me = world.agents.find(({ id }) => id === world.agentId)
        if (me === undefined) throw new Refusal(404, 'There is no agent.')
        return reply(me)
      }
      case 'client': {
        const search = (query.get('search') ?? '').toLowerCase()
        const clients = world.clients.filter(({ name }) => name.toLowerCase().includes(search))
        return reply({ record_count: clients.length, clients })
      }
      case 'lookup':
        if (query.get('lookupid') !== '17') throw new Refusal(400, 'There is no such lookup.')
        return reply(world.chargeRates)
      case 'attachment': {
        const own = world.attachments.filter((file) => file.ticket_id === Number(query.get('ticket_id')))
        return reply({
          attachments: own.map(({ bytes, ...shown }) => ({ ...shown, filesize: bytes.length })),
          folders: [],
        })
      }
      case 'webhook':
        return reply(world.webhooks.map(({ id, url: address }) => ({ id, url: address })))
      default:
        throw new Refusal(404, 'There is no such call.')
    }
  }

  switch (path) {
    case 'actions': {
      const made = listIn(NewAction, incoming).map((wanted) => {
        const ticket = ticketOf(wanted.ticket_id)
        const outcome = world.outcomes.find(({ id }) => id === wanted.outcome_id)
        if (wanted.outcome_id === undefined)
          throw new Refusal(400, 'An Outcome must be entered for this Action')
        if (outcome === undefined || typeOf(ticket.tickettype_id)?.outcomes.includes(outcome.id) !== true)
          throw new Refusal(400, 'You do not have access to this Action at the moment')
        const before = ticket.status_id
        if (outcome.movesTo !== null && outcome.movesTo !== before) moved(ticket, outcome.movesTo)
        const hidden = wanted.hiddenfromuser ?? outcome.hidefromuser
        const action = {
          id: world.actions.filter(({ ticket_id: id }) => id === ticket.id).length + 1,
          ticket_id: ticket.id,
          outcome_id: outcome.id,
          who: wanted.who ?? world.agents.find(({ id }) => id === world.agentId)?.name ?? 'API',
          datetime: wanted.actionarrivaldate ?? stamp(),
          note: wanted.note ?? '',
          hiddenfromuser: outcome.overridesHidden ? false : hidden,
          timetaken: wanted.timetaken ?? 0,
          chargerate: wanted.chargerate ?? 0,
          old_status: before,
          new_status: ticket.status_id,
        }
        world.actions.push(action)
        if (wanted.sendemail ?? outcome.sendemail)
          world.mails.push({ ticketId: ticket.id, why: outcome.outcome })
        ticket.lastactiondate = stamp()
        return shownAction(world, action)
      })
      return reply(query.get('returnall') === 'true' ? made : made.at(-1), 201)
    }
    case 'tickets': {
      const changed = listIn(TicketChange, incoming).map((wanted) => {
        const ticket = ticketOf(wanted.id)
        if (typeOf(ticket.tickettype_id)?.statuses.includes(wanted.status_id) !== true)
          throw new Refusal(400, 'This status is not allowed by the workflow.')
        ticket.lastactiondate = stamp()
        moved(ticket, wanted.status_id)
        return shownTicket(world, ticket)
      })
      return reply(changed.at(-1), 201)
    }
    case 'attachment': {
      const files = listIn(NewFile, incoming).map(({ data_base64: data, ...file }) => {
        ticketOf(file.ticket_id)
        const stored = { id: newId(world), ...file, bytes: Buffer.from(data, 'base64') }
        world.attachments.push(stored)
        const { bytes: _bytes, ...shown } = stored
        return shown
      })
      return reply(files.at(-1), 201)
    }
    case 'webhook': {
      const hooks = listIn(NewWebhook, incoming).map((hook) => {
        const stored = { ...hook, id: crypto.randomUUID(), events: [] }
        world.webhooks.push(stored)
        return stored
      })
      return reply(hooks.at(-1), 201)
    }
    case 'notification': {
      const rules = listIn(NewNotification, incoming).map((rule) => {
        const hook = world.webhooks.find(({ id }) => id === rule.webhook_id)
        if (hook === undefined || world.barredEvents.has(rule.eventno))
          throw new Refusal(400, 'There is no such webhook or event.')
        hook.events.push(rule.eventno)
        return { id: newId(world) }
      })
      return reply(rules.at(-1), 201)
    }
    default:
      throw new Refusal(404, 'There is no such call.')
  }
}
