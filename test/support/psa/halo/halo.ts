import { Refusal, shaped } from './answers.ts'
import { type Effect, route } from './routes.ts'
import { newWorld, type World } from './world.ts'
import { type Incoming, reply, type Reply, serve } from '../serve.ts'

export type HaloServer = {
  url: string
  /** What it holds; a test may look at it and change it. */
  world: World
  /** Calls that it answered, as `METHOD /path?query`, those for tokens included. */
  calls: string[]
  /** Waits for the webhooks that are under way. */
  delivered(): Promise<void>
  stop(): Promise<void>
}

/** A HaloPSA that behaves, where it matters to a client, as descriptions of the real one say. */
export const startHalo = async (world = newWorld()): Promise<HaloServer> => {
  const underway = new Set<Promise<unknown>>()

  const giveToken = ({ url, body }: Incoming): Reply => {
    const form = new URLSearchParams(body.toString('utf8'))
    const isRight =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === world.clientId &&
      form.get('client_secret') === world.clientSecret
    if (!isRight)
      return reply({ error: 'invalid_client', error_description: 'Client authentication failed.' }, 400)
    if (world.tenant !== '' && url.searchParams.get('tenant') !== world.tenant)
      return reply({ error: 'invalid_request', error_description: 'The tenant is not known.' }, 400)
    const value = `token-${world.tokens.size + 1}`
    // A token that was asked for without a scope is given, and opens nothing.
    const scope = form.get('scope') === null ? '' : world.scopes.join(' ')
    world.tokens.set(value, { scope, calls: 0 })
    return reply({ access_token: value, token_type: 'Bearer', expires_in: world.tokenSeconds, scope })
  }

  const isSignedIn = (header: string | undefined): boolean => {
    const token = world.tokens.get((header ?? '').replace(/^Bearer /u, ''))
    if (token === undefined || token.scope === '') return false
    token.calls += 1
    return world.callsPerToken === null || token.calls <= world.callsPerToken
  }

  const call = (incoming: Incoming, effects: Effect[]): Reply => {
    if (!isSignedIn(incoming.headers.authorization)) return reply('', 401)
    if (world.callsLeft !== null) {
      if (world.callsLeft === 0)
        return {
          status: 429,
          body: 'API limit of 500 requests in 300 seconds exceeded',
          headers: world.retryAfter === null ? {} : { 'retry-after': world.retryAfter },
        }
      world.callsLeft -= 1
    }
    const isWrite = incoming.method !== 'GET'
    const isAllowed = world.scopes.some(
      (scope) => scope === 'all' || scope.startsWith(isWrite ? 'edit:' : 'read:'),
    )
    if (!isAllowed) return reply(shaped(world, 'The scope of this token does not cover this.'), 403)
    if (incoming.body.length > world.largestFile)
      return {
        status: 413,
        body: '<html>Request Entity Too Large</html>',
        headers: { 'content-type': 'text/html' },
      }
    try {
      return route(world, incoming, (effect) => effects.push(effect))
    } catch (error) {
      if (error instanceof Refusal) return reply(shaped(world, error.message), error.status)
      throw error
    }
  }

  /** Webhooks and outcomes that follow a status come after the answer, which does not show what they undo. */
  const follow = ({ ticketId, event }: Effect) => {
    const ticket = world.tickets.find(({ id }) => id === ticketId)
    const back = ticket === undefined ? undefined : world.movesBack.get(ticket.status_id)
    if (ticket !== undefined && back !== undefined) ticket.status_id = back
    for (const { url, basic_username: name, basic_password: password, events } of world.webhooks) {
      if (!events.includes(event.no)) continue
      const delivery = fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
        },
        body: JSON.stringify({ id: crypto.randomUUID(), event: event.name, ticket: { id: ticketId } }),
      }).then(
        (response) => response.arrayBuffer(),
        () => null,
      )
      underway.add(delivery)
      void delivery.finally(() => underway.delete(delivery))
    }
  }

  const elsewhere = await serve((incoming) =>
    Promise.resolve(incoming.url.pathname === '/connect/token' ? giveToken(incoming) : reply('', 404)),
  )
  const here = await serve((incoming) => {
    const path = incoming.url.pathname.toLowerCase()
    if (path === '/auth/token' && world.signIn !== 'elsewhere') return Promise.resolve(giveToken(incoming))
    if (path === '/api/authinfo') {
      if (world.signIn === 'unsaid') return Promise.resolve(reply('', 404))
      const said = { here: `${here.url}/auth`, elsewhere: `${elsewhere.url}/connect/` }
      const auth = said[world.signIn as keyof typeof said] ?? world.signIn
      return Promise.resolve(reply({ auth_url: auth, tenant_id: world.tenant }))
    }
    const effects: Effect[] = []
    const answer = call(incoming, effects)
    const decided = { ...answer, body: structuredClone(answer.body) }
    effects.forEach(follow)
    return Promise.resolve(decided)
  })
  return {
    url: here.url,
    world,
    calls: here.calls,
    async delivered() {
      while (underway.size > 0) await Promise.all(underway)
    },
    async stop() {
      await Promise.all([here.stop(), elsewhere.stop()])
    },
  }
}
