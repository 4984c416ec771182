import type { z } from 'zod'
import { Page, Ticket } from './shapes.ts'
import { clientUse, createPsaClient, problemSentence, type PsaClient } from '../psa-client.ts'
import { psaFailed, psaOk, type PsaProviderOptions, type PsaResult } from '../provider.ts'

/** How to reach a Request Tracker 5: its address, the token of the account that Baton uses, and the queue's lifecycle. */
export type RequestTrackerSettings = {
  address: string
  token: string
} & PsaProviderOptions

/** What RT's refusals say; the same call with status 200 or 201 has sentences that say it went well. */
const refusals =
  /permission denied|isn't a valid status|is not a valid|invalid|can't|could not|couldn't|cannot|not allowed|unable to|no permission|failed|not found|does not exist|must be/iu

/** True for a sentence that says no. */
export const isRefusal = (sentence: string): boolean => refusals.test(sentence)

const noRight = /permission denied|no permission/iu

/** A refusal that came with a status that says yes. */
export const refused = (sentence: string) =>
  psaFailed(
    noRight.test(sentence) ? 'forbidden' : 'refused',
    problemSentence(noRight.test(sentence) ? 'forbidden' : 'refused', sentence),
  )

/** The sentences of an answer: a list of them, or one. */
export const sentencesIn = (body: string): string[] => {
  try {
    const parsed: unknown = JSON.parse(body)
    if (Array.isArray(parsed)) return parsed.map(String)
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return [String(parsed.message)]
  } catch {
    // Not one of its own answers.
  }
  return []
}

/** RT writes its own idea of its address into links; which page comes next is all that counts. */
const pathOf = (link: string): string => {
  const { pathname, search } = new URL(link)
  return `${pathname}${search}`
}

/** A value inside a query of RT, where a quote ends it. */
export const quoted = (value: string): string => `'${value.replace(/\\/gu, '\\\\').replace(/'/gu, "\\'")}'`

export type Connection = PsaClient & {
  read<T>(path: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<PsaResult<T>>
  /**
   * All items behind a path, page after page. Whoever may not see everything there is isn't told how much that is, nor of a next
   * page, and has items left out of each: then an empty page is the end.
   */
  readAll<T>(path: string, shape: z.ZodType<T>, most: number, signal: AbortSignal): Promise<PsaResult<T[]>>
  /** A ticket as it is. One that was deleted is answered, and takes notes that no one will ever see: it counts as gone. */
  ticket(id: string, signal: AbortSignal): Promise<PsaResult<z.infer<typeof Ticket>>>
}

/** Calls to one Request Tracker, below `REST/2.0/`. */
export const createConnection = (settings: RequestTrackerSettings): Connection => {
  const { address, token } = settings
  const client = createPsaClient({
    base: new URL('REST/2.0/', rootOf(address)),
    authHeaders: () => Promise.resolve(psaOk({ authorization: `token ${token}` })),
    concurrency: 4,
    ...clientUse(settings),
    reasonIn: (body) => sentencesIn(body).join(' '),
    meaningOf: (status, reason) => (status === 400 && noRight.test(reason) ? 'forbidden' : null),
  })

  const read: Connection['read'] = async (path, shape, signal) => {
    const result = await client.json({ path, signal })
    if (!result.ok) return result
    const parsed = shape.safeParse(result.value.body)
    return parsed.success
      ? psaOk(parsed.data)
      : psaFailed('unavailable', 'Request Tracker answered with something unexpected. Check the address.')
  }

  const readAll: Connection['readAll'] = async (path, shape, most, signal) => {
    const items: z.infer<typeof shape>[] = []
    let next: string | null = path
    for (let number = 2; next !== null && items.length < most; number += 1) {
      const page: PsaResult<z.infer<typeof Page>> = await read(next, Page, signal)
      if (!page.ok) return page
      const { items: some, next_page: link, total }: z.infer<typeof Page> = page.value
      items.push(...some.flatMap((item) => shape.safeParse(item).data ?? []))
      const isEnd: boolean = typeof total === 'number' || some.length === 0
      next = typeof link === 'string' ? pathOf(link) : isEnd ? null : `${path}&page=${number}`
    }
    return psaOk(items.slice(0, most))
  }

  return {
    ...client,
    read,
    readAll,
    async ticket(id, signal) {
      if (!/^\d{1,18}$/u.test(id)) return noTicket()
      const found = await read(`ticket/${id}?fields[Queue]=Name`, Ticket, signal)
      return found.ok && found.value.Status === 'deleted'
        ? psaFailed('not_found', 'This ticket was deleted in Request Tracker.')
        : found
    },
  }
}

const noTicket = () => psaFailed('not_found', 'Request Tracker has no such ticket.')

export const rootOf = (address: string): URL =>
  new URL(
    /^https?:\/\//iu.test(address)
      ? address.replace(/\/*$/u, '/')
      : `https://${address.replace(/\/*$/u, '/')}`,
  )
