import type { z } from 'zod'
import { CompanyInfo, Refusal } from './shapes.ts'
import { clientUse, createPsaClient, type PsaRequest } from '../psa-client.ts'
import { psaFailed, psaOk, type PsaProblem, type PsaProviderOptions, type PsaResult } from '../provider.ts'

/** How to reach a ConnectWise Manage, and the keys of the API member that Baton uses. */
export type ConnectWiseSettings = {
  /** The address that people use, or the one for programs: `na.myconnectwise.net`, `https://psa.example.com`. */
  address: string
  company: string
  publicKey: string
  privateKey: string
  /** The id that ConnectWise gives an integration; it answers nothing without one. */
  clientId: string
} & PsaProviderOptions

/** The model of answers that this is written for; a later one changes nothing for twelve months. */
const accepted = 'application/vnd.connectwise.com+json; version=2025.1'

/** True for a host of ConnectWise's cloud. */
export const isCloud = ({ hostname }: URL): boolean => hostname.endsWith('.myconnectwise.net')

/** The addresses of one system: of the interface for programs, and of the pages for people. */
export const addressesOf = (address: string): { api: URL; web: URL } => {
  const given = new URL(/^https?:\/\//iu.test(address) ? address : `https://${address}`)
  const api = new URL('/', given)
  const web = new URL('/', given)
  if (isCloud(given)) {
    const host = given.hostname.replace(/^api-/u, '')
    // The plain host of the cloud does not answer programs.
    api.hostname = `api-${host}`
    web.hostname = host
  }
  return { api, web }
}

/** The sentence of a refusal, with what it says about single fields. */
export const reasonIn = (answer: string): string => {
  try {
    const { message, errors } = Refusal.parse(JSON.parse(answer))
    const about = (errors ?? []).map((one) =>
      one.field === '' ? one.message : `${one.field}: ${one.message}`,
    )
    return [message, ...about].filter((part) => part !== '').join(' ')
  } catch {
    return ''
  }
}

/** How long "wait 30 seconds" asks for, where the header that should say so is missing. Null if it does not say. */
const waitIn = (message: string): number | null => {
  const seconds = /(\d{1,5})\s*seconds?/iu.exec(message)?.[1]
  return seconds === undefined ? null : Number(seconds) * 1000
}

/** What `rel="next"` leads to, below `apis/3.0/`: a system behind a proxy writes a host of its own. */
const nextIn = (link: string, base: URL): string | null => {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/iu.exec(link)?.[1]
  if (target === undefined || !URL.canParse(target, base.href)) return null
  const { pathname, search } = new URL(target, base)
  return `${pathname.replace(/^.*\/apis\/3\.0\//u, '')}${search}`
}

export type Connection = {
  /** One call below `apis/3.0/`. */
  json(request: PsaRequest): Promise<PsaResult<{ body: unknown; link: string | null }>>
  read<T>(path: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<PsaResult<T>>
  /**
   * A list, page after page.
   *
   * @param most stops once this many records have been kept
   * @param keep decides which records count; all if left out
   */
  readAll<T>(
    request: PsaRequest,
    shape: z.ZodType<T>,
    options: { most: number; pageSize: number; keep?(record: T): boolean },
  ): Promise<PsaResult<T[]>>
  companyInfo(signal: AbortSignal): Promise<PsaResult<z.infer<typeof CompanyInfo>>>
}

const strange = (mayHaveHappened = false) =>
  psaFailed('unavailable', 'ConnectWise answered with something unexpected. Check the address.', {
    mayHaveHappened,
  })

/**
 * Calls to one ConnectWise Manage.
 *
 * Its addresses contain a version that changes with every upgrade, which it is asked for. A 404 may mean three things: no
 * such record, an upgrade, or (in the cloud) wrong keys. After one, the version is read again, and the call repeated if it
 * changed, because the first went nowhere; else a call that any key may make tells missing records from wrong keys.
 */
export const createConnection = (settings: ConnectWiseSettings): Connection => {
  const { address, company, publicKey, privateKey, clientId } = settings
  const { api } = addressesOf(address)
  const client = createPsaClient({
    base: api,
    authHeaders: () =>
      Promise.resolve(
        psaOk({
          authorization: `Basic ${Buffer.from(`${company}+${publicKey}:${privateKey}`).toString('base64')}`,
          clientId,
          accept: accepted,
        }),
      ),
    concurrency: 4,
    ...clientUse(settings),
    reasonIn,
    meaningOf: (status, reason) => {
      // Older servers say either of a call that they don't have.
      if (status === 405) return 'not_found'
      return status === 403 && /client\s*id/iu.test(reason) ? 'unauthorized' : null
    },
  })
  let known: string | null = null

  const companyInfo: Connection['companyInfo'] = async (signal) => {
    const answer = await client.json({ path: `/login/companyinfo/${encodeURIComponent(company)}`, signal })
    if (!answer.ok) return answer
    if (answer.value.body === null)
      return psaFailed(
        'unauthorized',
        `ConnectWise doesn’t know the company “${company}”. Check the company in the connection.`,
      )
    const info = CompanyInfo.safeParse(answer.value.body)
    if (!info.success) return strange()
    known = info.data.Codebase.replace(/\/?$/u, '/')
    return psaOk(info.data)
  }

  const codebase = async (signal: AbortSignal): Promise<PsaResult<string>> => {
    if (known !== null) return psaOk(known)
    const info = await companyInfo(signal)
    return info.ok ? psaOk(known ?? '') : info
  }

  const slowed = (problem: PsaProblem): PsaProblem =>
    problem.kind === 'rate_limited' && problem.retryAfterMs === null
      ? { ...problem, retryAfterMs: waitIn(problem.message) }
      : problem

  const once = async (request: PsaRequest, version: string) => {
    const answer = await client.json({ ...request, path: `/${version}apis/3.0/${request.path}` })
    return answer.ok
      ? psaOk({ body: answer.value.body, link: answer.value.answer.headers.get('link') })
      : { ok: false as const, problem: slowed(answer.problem) }
  }

  const json: Connection['json'] = async (request) => {
    const version = await codebase(request.signal)
    if (!version.ok) return version
    const first = await once(request, version.value)
    if (first.ok || first.problem.kind !== 'not_found') return first
    const info = await companyInfo(request.signal)
    if (!info.ok) return info
    if (known !== null && known !== version.value) return once(request, known)
    const probe = await once(
      { path: 'system/members?pageSize=1&fields=id', signal: request.signal },
      version.value,
    )
    if (probe.ok || probe.problem.kind === 'forbidden') return first
    return probe.problem.kind === 'not_found' || probe.problem.kind === 'unauthorized'
      ? psaFailed(
          'unauthorized',
          'ConnectWise did not accept the keys. Check company, keys and client ID in the connection.',
        )
      : probe
  }

  const readAll: Connection['readAll'] = async (request, shape, { most, pageSize, keep = () => true }) => {
    const kept: z.infer<typeof shape>[] = []
    const query = request.path.includes('?') ? '&' : '?'
    let path = `${request.path}${query}pageSize=${pageSize}&page=1`
    for (let page = 1; ; page += 1) {
      const answer = await json({ ...request, path })
      if (!answer.ok) return answer
      const { body, link } = answer.value
      if (!Array.isArray(body)) return strange()
      for (const record of body) {
        const parsed = shape.safeParse(record)
        if (!parsed.success) return strange()
        if (keep(parsed.data)) kept.push(parsed.data)
      }
      // A full page without a link may be the last one, or come from a server that sends none.
      const following =
        body.length < pageSize ? null : `${request.path}${query}pageSize=${pageSize}&page=${page + 1}`
      const next = link === null ? following : nextIn(link, api)
      if (kept.length >= most || body.length === 0 || next === null) return psaOk(kept.slice(0, most))
      path = next
    }
  }

  return {
    json,
    readAll,
    companyInfo,
    async read(path, shape, signal) {
      const answer = await json({ path, signal })
      if (!answer.ok) return answer
      const parsed = shape.safeParse(answer.value.body)
      return parsed.success ? psaOk(parsed.data) : strange()
    },
  }
}
