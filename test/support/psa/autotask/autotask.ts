import { setTimeout as sleep } from 'node:timers/promises'
import { deliver, ticketEvent } from './callbacks.ts'
import { noPermission, Refusal } from './refusal.ts'
import { route } from './routes.ts'
import { newWorld, type World } from './world.ts'
import type { Author } from './writes.ts'
import { type Incoming, reply, type Reply, serve, type Serving } from '../serve.ts'

export type AutotaskServer = {
  /** Where zones are looked up, and the first of them. */
  url: string
  /** What it holds; a test may look at it and change it. */
  world: World
  /** Calls that the zones answered, as `METHOD /path?query`. */
  calls: readonly string[][]
  /** Waits for the webhooks that are under way. */
  delivered(): Promise<void>
  stop(): Promise<void>
}

/** As the lookup writes it; other letters are not understood. */
const base = '/ATServicesRest/V1.0/'

const refused = ({ status, message }: Refusal): Reply =>
  message === '' ? { status, body: '' } : reply({ errors: [message] }, status)

/** An Autotask with two zones that behaves, where it matters to a client, as descriptions of the real one say. */
export const startAutotask = async (world = newWorld()): Promise<AutotaskServer> => {
  const underway = new Set<Promise<unknown>>()
  /** Calls that are being answered, by endpoint. */
  const threads = new Map<string, number>()

  const authorOf = ({ headers }: Incoming): Author => {
    const wanted = headers['impersonationresourceid']
    if (wanted === undefined) return { id: world.apiUserId, impersonated: false }
    const person = world.resources.find(({ id }) => id === Number(wanted))
    if (person === undefined || !person.isActive) throw new Refusal('The impersonated Resource is not valid.')
    if (world.notImpersonated.has(person.id)) throw noPermission()
    return { id: person.id, impersonated: true }
  }

  const follow = (ticketId: number) => {
    const ticket = world.tickets.find(({ id }) => id === ticketId)
    const back = ticket === undefined ? undefined : world.movesBack.get(ticket.status)
    if (ticket !== undefined && back !== undefined) ticket.status = back
    const delivery = deliver(world, ticketEvent(world, ticketId, 'Update'))
    underway.add(delivery)
    void delivery.finally(() => underway.delete(delivery))
  }

  const call = async (incoming: Incoming, path: string): Promise<Reply> => {
    if (world.callsLeft !== null) {
      if (world.callsLeft === 0)
        return {
          ...reply({ errors: ['The number of requests was exceeded.'] }, 429),
          headers: world.retryAfter === null ? {} : { 'retry-after': world.retryAfter },
        }
      world.callsLeft -= 1
    }
    const [entity = ''] = path.split('/')
    const running = (threads.get(entity) ?? 0) + 1
    threads.set(entity, running)
    try {
      if (running > 3 || world.threadsBusy)
        throw new Refusal('Itgenatr005: thread threshold exceeded for this endpoint.')
      if (world.queryMs > 0) await sleep(world.queryMs)
      return route(world, incoming, path, authorOf(incoming), follow)
    } finally {
      threads.set(entity, (threads.get(entity) ?? 1) - 1)
    }
  }

  const zone = (index: 0 | 1): Promise<Serving> =>
    serve(async (incoming) => {
      const { url, headers } = incoming
      if (url.pathname === '/atservicesrest/v1.0/zoneInformation') {
        if (url.searchParams.get('user') !== world.userName)
          return reply({ errors: ['The user is not known in any zone.'] }, 500)
        // Before it may stand a proxy that a client has to go on through.
        const before = headers['x-forwarded-host']
        const own = typeof before === 'string' ? `http://${before}` : (zones[world.zone]?.url ?? '')
        return reply({
          zoneName: `Zone ${world.zone}`,
          url: world.zoneUrl ?? `${own}/ATServicesRest/`,
          webUrl: `${own}/web${world.zone}/`,
          ci: 1,
        })
      }
      if (!url.pathname.startsWith(base)) return reply('', 404)
      if (index !== world.zone) return reply('', world.otherZone)
      const isRight =
        headers['username'] === world.userName &&
        headers['secret'] === world.secret &&
        headers['apiintegrationcode'] === world.integrationCode
      if (!isRight) return reply('', 401)
      try {
        const answer = await call(incoming, url.pathname.slice(base.length))
        return { ...answer, body: structuredClone(answer.body) }
      } catch (error) {
        if (error instanceof Refusal) return refused(error)
        throw error
      }
    })
  const zones: Serving[] = [await zone(0), await zone(1)]
  return {
    url: zones[0]?.url ?? '',
    world,
    calls: zones.map(({ calls }) => calls),
    async delivered() {
      while (underway.size > 0) await Promise.all(underway)
    },
    async stop() {
      await Promise.all(zones.map(({ stop }) => stop()))
    },
  }
}
