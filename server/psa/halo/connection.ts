import type { z } from 'zod'
import { createAuth, type HaloSettings, type HaloToken, originOf, reasonIn } from './auth.ts'
import { Status, TicketPage } from './shapes.ts'
import { clientUse, createPsaClient, type PsaRequest } from '../psa-client.ts'
import { psaFailed, psaOk, type PsaResult, type PsaStatus } from '../provider.ts'

export const idPattern = /^\d{1,9}$/u

export const noTicket = () => psaFailed('not_found', 'HaloPSA has no ticket with this number.')

export type Connection = {
  /** One call below `api/`. */
  json(request: PsaRequest): Promise<PsaResult<unknown>>
  read<T>(path: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<PsaResult<T>>
  /** Tickets, page after page, until there are `most`. */
  tickets<T extends { id: string }>(
    query: Record<string, string>,
    shape: z.ZodType<T>,
    most: number,
    signal: AbortSignal,
  ): Promise<PsaResult<T[]>>
  /** Every status of the tenant by its id, which is the same for all types of tickets. */
  statuses(signal: AbortSignal): Promise<PsaResult<ReadonlyMap<string, PsaStatus>>>
  /** What the token may be used for; null if Halo did not say. */
  scope(signal: AbortSignal): Promise<PsaResult<string | null>>
}

/** Statuses rarely change; one that is not among them is asked for again. */
const statusesKeptMs = 300_000

export const strange = (mayHaveHappened = false) =>
  psaFailed('unavailable', 'HaloPSA answered with something unexpected. Check the address.', {
    mayHaveHappened,
  })

/** What a refusal means that only an admin can end. */
const advice = (reason: string): string => {
  if (/outcome must be entered|access to this action/iu.test(reason))
    return ' Choose another outcome for it in the connection.'
  return ''
}

/**
 * Calls to one HaloPSA.
 *
 * A token that is no longer accepted is renewed and the call made again, once: it went nowhere. However many calls find
 * that out at the same time, one new token is fetched.
 */
export const createConnection = (settings: HaloSettings): Connection => {
  const { pageSize = 50, now = Date.now } = settings
  const auth = createAuth(settings)
  const client = createPsaClient({
    base: new URL('api/', originOf(settings.address)),
    authHeaders: () => Promise.resolve(psaOk({})),
    concurrency: 4,
    ...clientUse(settings),
    reasonIn: (text) => {
      const reason = reasonIn(text)
      return `${reason}${advice(reason)}`
    },
  })

  const once = (request: PsaRequest, token: HaloToken) =>
    client.json({
      ...request,
      headers: { ...request.headers, authorization: `Bearer ${token.value}` },
    })

  const json: Connection['json'] = async (request) => {
    const token = await auth.token(request.signal)
    if (!token.ok) return token
    const first = await once(request, token.value)
    if (first.ok) return psaOk(first.value.body)
    if (first.problem.kind !== 'unauthorized') return first
    auth.notAccepted(token.value)
    const renewed = await auth.token(request.signal)
    if (!renewed.ok) return renewed
    const second = await once(request, renewed.value)
    if (second.ok) return psaOk(second.value.body)
    return second.problem.kind === 'unauthorized'
      ? psaFailed(
          'unauthorized',
          'HaloPSA gave a token and then did not accept it. Check the permissions of the application in Halo.',
        )
      : second
  }

  const read: Connection['read'] = async (path, shape, signal) => {
    const answer = await json({ path, signal })
    if (!answer.ok) return answer
    const parsed = shape.safeParse(answer.value)
    return parsed.success ? psaOk(parsed.data) : strange()
  }

  let kept: { at: number; statuses: ReadonlyMap<string, PsaStatus> } | null = null

  return {
    json,
    read,

    async tickets(query, shape, most, signal) {
      const found = new Map<string, z.infer<typeof shape>>()
      for (let page = 1; ; page += 1) {
        // All three, or it gives the first page for ever.
        const paged = new URLSearchParams({
          ...query,
          pageinate: 'true',
          page_no: String(page),
          page_size: String(Math.min(100, pageSize)),
        })
        const answer = await read(`Tickets?${paged.toString()}`, TicketPage, signal)
        if (!answer.ok) return answer
        const before = found.size
        for (const record of answer.value.tickets) {
          const parsed = shape.safeParse(record)
          if (!parsed.success) return strange()
          // A ticket that changes meanwhile moves to a page that was already read, and another comes twice.
          found.set(parsed.data.id, parsed.data)
        }
        const hasMore = found.size > before && found.size < answer.value.record_count
        if (!hasMore || found.size >= most) return psaOk([...found.values()].slice(0, most))
      }
    },

    async statuses(signal) {
      if (kept !== null && now() - kept.at < statusesKeptMs) return psaOk(kept.statuses)
      const all = await read('Status?type=ticket&showall=true', Status.array(), signal)
      if (!all.ok) return all
      // Nothing in a status says that it ends a ticket; a list without those that do, does.
      const open = await read('Status?type=ticket&showall=true&excludeclosed=true', Status.array(), signal)
      if (!open.ok) return open
      const stillOpen = new Set(open.value.map(({ id }) => id))
      const statuses = new Map(
        all.value.map(({ id, name }) => [id, { id, name, closed: !stillOpen.has(id), noTime: false }]),
      )
      kept = { at: now(), statuses }
      return psaOk(statuses)
    },

    async scope(signal) {
      const token = await auth.token(signal)
      return token.ok ? psaOk(token.value.scope) : token
    },
  }
}
