import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { noSuchCall, Refusal, reply, type Reply } from './answers.ts'
import { deliver, type Delivery } from './callbacks.ts'
import { type Effect, route } from './routes.ts'
import { newWorld, type World } from './world.ts'

export type ConnectWiseServer = {
  url: string
  /** What it holds; a test may look at it and change it. */
  world: World
  /** Calls that it answered, as `METHOD /path?query`. */
  calls: string[]
  /** Callbacks that it delivered, once all that are under way have ended. */
  delivered(): Promise<Delivery[]>
  stop(): Promise<void>
}

/** No address may be longer; longer conditions go into the body of a search. */
const longestAddress = 2000

const isAuthorized = (world: World, header: string | undefined): boolean =>
  header ===
  `Basic ${Buffer.from(`${world.company}+${world.publicKey}:${world.privateKey}`).toString('base64')}`

/**
 * A ConnectWise Manage that behaves, where it matters to a client, as descriptions of the real one say.
 *
 * @param retryDelays between tries of a callback, in milliseconds
 * @param options.page what a person sees in a browser at an address; null for an address of its interface
 */
export const startConnectWise = async (
  world = newWorld(),
  retryDelays: readonly number[] = [2000, 4000],
  { port = 0, page }: { port?: number; page?: (address: URL) => string | null } = {},
): Promise<ConnectWiseServer> => {
  const calls: string[] = []
  const deliveries: Delivery[] = []
  const underway = new Set<Promise<void>>()
  let origin = ''

  /** Rules and callbacks run once the answer is decided, so the answer shows what they undo. */
  const follow = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      const ticket = world.tickets.find(({ id }) => id === effect.ticketId)
      const back = ticket === undefined ? undefined : world.movesBack.get(ticket.statusId)
      if (ticket !== undefined && back !== undefined) ticket.statusId = back
      const delivery = deliver(world, effect, origin, retryDelays).then(
        (done) => void deliveries.push(...done),
      )
      underway.add(delivery)
      void delivery.finally(() => underway.delete(delivery))
    }
  }

  const answer = async (request: IncomingMessage, body: Buffer): Promise<Reply> => {
    const url = new URL(request.url ?? '/', origin)
    if ((request.url ?? '').length > longestAddress)
      throw new Refusal(414, 'ConnectWiseApi', 'The address is too long.')
    const method = request.method ?? 'GET'
    const info = /^\/login\/companyinfo\/([^/]+)$/u.exec(url.pathname)?.[1]
    if (info !== undefined) {
      if (decodeURIComponent(info).toLowerCase() !== world.company) return { status: 200, body: null }
      return reply({
        CompanyName: world.company,
        Codebase: world.codebase,
        VersionCode: world.codebase.slice(0, -1),
        IsCloud: 'False',
      })
    }
    const hasClientId = request.headers['clientid'] === world.clientId
    if (url.pathname === `/${world.codebase}/system/callbackkey/index.rails`) {
      if (!hasClientId) throw new Refusal(403, 'ConnectWiseApi', 'A clientId is needed.')
      return reply({ signing_key: world.signingKey })
    }
    const base = `/${world.codebase}apis/3.0/`
    // An address of an earlier version is no longer served at all.
    if (!url.pathname.startsWith(base)) return { status: 404, body: '<html><body>Not found</body></html>' }
    const path = url.pathname.slice(base.length)
    if (method === 'GET' && path === 'system/info')
      return reply({ version: world.codebase.slice(0, -1), isCloud: false })
    if (!hasClientId) throw new Refusal(403, 'ConnectWiseApi', 'A clientId is needed in the headers.')
    if (!isAuthorized(world, request.headers.authorization)) {
      if (world.wrongKeysAnswer === 401) throw new Refusal(401, 'Unauthorized', 'These keys are not known.')
      throw noSuchCall()
    }
    if (world.callsLeft !== null) {
      if (world.callsLeft === 0)
        return {
          status: 429,
          body: {
            error: 'ConnectWiseAPI',
            message: `Slow down. Wait ${world.retryAfterSeconds ?? 30} seconds.`,
          },
          ...(world.retryAfterSeconds === null
            ? {}
            : { headers: { 'retry-after': String(world.retryAfterSeconds) } }),
        }
      world.callsLeft -= 1
    }
    const effects: Effect[] = []
    const found = await route(
      world,
      {
        method,
        path,
        url,
        forwardOnly: request.headers['pagination-type'] === 'forward-only',
        contentType: request.headers['content-type'] ?? '',
        body,
      },
      (effect) => effects.push(effect),
    )
    // Written down before the rules that follow change it.
    const decided = { ...found, body: structuredClone(found.body) }
    follow(effects)
    return decided
  }

  const server = createServer((request, response) => {
    const respond = async () => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const shown = request.method === 'GET' ? (page?.(new URL(request.url ?? '/', origin)) ?? null) : null
      if (shown !== null) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shown)
        return
      }
      calls.push(`${request.method} ${request.url}`)
      const { status, body, headers } = await answer(request, Buffer.concat(parts)).catch(
        (error: unknown): Reply => {
          if (error instanceof Refusal) return { status: error.status, body: error.body }
          return { status: 500, body: { code: 'Internal', message: String(error) } }
        },
      )
      const isText = typeof body === 'string'
      response
        .writeHead(status, {
          'content-type': isText ? 'text/html' : 'application/json',
          'api-current-version': '2025.16',
          ...headers,
        })
        .end(isText ? body : JSON.stringify(body))
    }
    respond().catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: origin,
    world,
    calls,
    async delivered() {
      while (underway.size > 0) await Promise.all(underway)
      return deliveries
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
