import pLimit, { type LimitFunction } from 'p-limit'
import type { z } from 'zod'
import { Item, ItemId, Page } from './shapes.ts'
import { type AutotaskSettings, createZones, reasonIn, type TenantZone, type Zones } from './zone.ts'
import { clientUse, createPsaClient, type PsaClient, type PsaRequest } from '../psa-client.ts'
import { psaFailed, psaOk, type PsaResult, type PsaWritten } from '../provider.ts'

/** Comparisons of a query. One that Autotask does not know is left out without a word, and everything is found. */
export type Op = 'eq' | 'noteq' | 'gt' | 'gte' | 'lt' | 'lte' | 'beginsWith' | 'endsWith' | 'contains' | 'in'
export type Filter =
  | { op: Op; field: string; value: string | number | boolean | number[] }
  | { op: 'and' | 'or'; items: Filter[] }

export const everything: Filter = { op: 'gte', field: 'id', value: 0 }

export const idPattern = /^\d{1,12}$/u

export const noTicket = () => psaFailed('not_found', 'Autotask has no ticket with this number.')

export const strange = (mayHaveHappened = false) =>
  psaFailed('unavailable', 'Autotask answered with something unexpected. Check the address.', {
    mayHaveHappened,
  })

/** Three calls at once to one kind of record are refused beyond; other integrations of the tenant don't count. */
const callsPerEntity = 2

export type Connection = {
  json(request: PsaRequest): Promise<PsaResult<unknown>>
  read<T>(path: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<PsaResult<T>>
  /** One record by its id; null if there is none. */
  one<T>(entity: string, id: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<PsaResult<T | null>>
  /** Records that pass all filters, in the order of their ids, which is the only one there is; page after page. */
  query<T>(
    entity: string,
    filter: Filter[],
    shape: z.ZodType<T>,
    signal: AbortSignal,
    options?: { most?: number; fields?: string[] },
  ): Promise<PsaResult<T[]>>
  /** @param by the resource in whose name it is written; null for the API user */
  write(
    method: 'POST' | 'PATCH',
    path: string,
    body: object,
    by: string | null,
    signal: AbortSignal,
  ): Promise<PsaResult<PsaWritten>>
  zones: Zones
}

const advice = (reason: string, impersonates: boolean): string =>
  impersonates && /adequate permissions/iu.test(reason)
    ? ' Let the security level of this technician be impersonated, or unmap them.'
    : ''

/**
 * Calls to one Autotask.
 *
 * It says no with a server error and a reason in it; only one without a reason may pass by itself. After a 401 or 404 the
 * tenant's zone is looked up again, and the call made there if it has moved: the first went nowhere.
 */
export const createConnection = (settings: AutotaskSettings): Connection => {
  const { userName, secret, integrationCode, pageSize = 500 } = settings
  const zones = createZones(settings)
  const keys = { ApiIntegrationCode: integrationCode, UserName: userName, Secret: secret }
  const lines = new Map<string, LimitFunction>()
  let client: { of: string; ask: PsaClient } | null = null

  const clientFor = ({ api }: TenantZone): PsaClient => {
    if (client?.of === api.href) return client.ask
    const ask = createPsaClient({
      base: api,
      authHeaders: () => Promise.resolve(psaOk(keys)),
      concurrency: 6,
      ...clientUse(settings),
      reasonIn,
      meaningOf: (status, reason, text) => {
        if (/itgenatr005|thread threshold/iu.test(text)) return 'rate_limited'
        if (status < 500 || reason === '') return null
        return /adequate permissions/iu.test(reason) ? 'forbidden' : 'refused'
      },
    })
    client = { of: api.href, ask }
    return ask
  }

  const lineOf = (path: string): LimitFunction => {
    const [entity = ''] = path.split(/[/?]/u)
    const line = lines.get(entity) ?? pLimit(callsPerEntity)
    lines.set(entity, line)
    return line
  }

  const json: Connection['json'] = async (request) => {
    const zone = await zones.current(request.signal)
    if (!zone.ok) return zone
    const ask = (where: TenantZone) => lineOf(request.path)(() => clientFor(where).json(request))
    const first = await ask(zone.value)
    if (first.ok) return psaOk(first.value.body)
    const { kind } = first.problem
    if (kind !== 'unauthorized' && kind !== 'not_found') return first
    const moved = await zones.movedFrom(zone.value, kind === 'unauthorized', request.signal)
    if (!moved.ok) return moved
    if (moved.value === null) return first
    const second = await ask(moved.value)
    return second.ok ? psaOk(second.value.body) : second
  }

  const read: Connection['read'] = async (path, shape, signal) => {
    const answer = await json({ path, signal })
    if (!answer.ok) return answer
    const parsed = shape.safeParse(answer.value)
    return parsed.success ? psaOk(parsed.data) : strange()
  }

  return {
    json,
    read,
    zones,

    async one(entity, id, shape, signal) {
      const found = await read(`${entity}/${id}`, Item, signal)
      if (!found.ok) return found.problem.kind === 'not_found' ? psaOk(null) : found
      // A missing record is a 404, or nothing with a 200.
      if (found.value.item === null || found.value.item === undefined) return psaOk(null)
      const parsed = shape.safeParse(found.value.item)
      return parsed.success ? psaOk(parsed.data) : strange()
    },

    async query(entity, filter, shape, signal, { most = Infinity, fields } = {}) {
      const found: z.infer<typeof shape>[] = []
      const body = {
        filter,
        MaxRecords: Math.min(500, pageSize),
        ...(fields === undefined ? {} : { IncludeFields: fields }),
      }
      for (let path: string | null = `${entity}/query`; path !== null && found.length < most;) {
        const answer: PsaResult<unknown> = await json({ method: 'POST', path, body, signal })
        // It only asks, whatever its method.
        if (!answer.ok) return { ok: false, problem: { ...answer.problem, mayHaveHappened: false } }
        const page = Page.safeParse(answer.value)
        if (!page.success) return strange()
        for (const record of page.data.items) {
          const parsed = shape.safeParse(record)
          if (!parsed.success) return strange()
          found.push(parsed.data)
        }
        path = nextPath(page.data.pageDetails?.nextPageUrl, entity)
      }
      return psaOk(found.slice(0, most))
    },

    async write(method, path, body, by, signal) {
      const headers = by === null ? {} : { headers: { ImpersonationResourceId: by } }
      const answer = await json({ method, path, body, ...headers, signal })
      if (!answer.ok) {
        const { problem } = answer
        return psaFailed(problem.kind, `${problem.message}${advice(problem.message, by !== null)}`, problem)
      }
      const made = ItemId.safeParse(answer.value)
      return made.success
        ? psaOk({ id: made.data.itemId, warning: '' })
        : psaFailed('unavailable', 'Autotask did not say what it saved.', { mayHaveHappened: true })
    },
  }
}

/** The next page on the tenant's own host, whatever host the link names; null if there is none. */
const nextPath = (link: string | null | undefined, entity: string): string | null => {
  if (link === null || link === undefined || link === '' || !URL.canParse(link)) return null
  const { pathname, search } = new URL(link)
  const at = pathname.toLowerCase().lastIndexOf(`/${entity.toLowerCase()}/`)
  return at === -1 ? null : `${pathname.slice(at + 1)}${search}`
}
