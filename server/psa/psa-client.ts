import pLimit from 'p-limit'
import { trustSystemCertificates } from '../outgoing/system-network.ts'
import { isAllowedAddress, notAllowedCode, type OutgoingNetwork } from '../outgoing/outgoing-network.ts'
import type { Pace } from './pace.ts'
import {
  psaFailed,
  psaOk,
  type PsaProblem,
  type PsaProblemKind,
  type PsaProviderOptions,
  type PsaResult,
} from './provider.ts'

/** An answer of a ticket system with a status from 200 to 299. */
export type PsaAnswer = { status: number; headers: Headers; text: string }

export type PsaRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** Below the base address, or an address on the same host. */
  path: string
  headers?: Record<string, string>
  /** Sent as JSON, unless it is a form. */
  body?: unknown
  signal: AbortSignal
}

export type PsaClientOptions = {
  /** Ends with a slash. */
  base: URL
  /** What authenticates a request; asked each time, so that it can renew what has expired. */
  authHeaders(signal: AbortSignal): Promise<PsaResult<Record<string, string>>>
  /** Requests at once. */
  concurrency: number
  timeoutMs?: number | undefined
  /** Where it may connect to; anywhere without one. */
  network?: OutgoingNetwork | undefined
  /** When calls go out; at once without one. */
  pace?: Pace | undefined
  /** The sentence in an answer that says why; '' if there is none. */
  reasonIn(text: string): string
  /** Lets a system say what a status means that others use differently. Null leaves it to the rules of HTTP. */
  meaningOf?(status: number, reason: string, text: string): PsaProblemKind | null
}

export type PsaClient = {
  request(request: PsaRequest): Promise<PsaResult<PsaAnswer>>
  /** The same, with the answer read as JSON. */
  json(request: PsaRequest): Promise<PsaResult<{ body: unknown; answer: PsaAnswer }>>
}

/** What of a connection's options its clients share. */
export const clientUse = ({
  timeoutMs,
  network,
  pace,
}: PsaProviderOptions): Pick<PsaClientOptions, 'timeoutMs' | 'network' | 'pace'> => ({
  timeoutMs,
  network,
  pace,
})

/** No answer of these systems is longer; what is, isn't read. */
const longestAnswer = 10_000_000

/** How long an answer asks to wait: seconds or a date (RFC 9110, Retry-After). Null if it does not say. */
export const retryAfter = (value: string | null, now: number): number | null => {
  if (value === null) return null
  if (/^\d{1,9}(?:\.\d+)?$/u.test(value.trim())) return Math.ceil(Number(value) * 1000)
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

/** Failures to connect: what was asked for can't have happened. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** What stopped a call: the innermost error, which alone says it. */
const causeOf = (error: unknown): { code: string; fromProxy: boolean } => {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0])
  if (error instanceof Error && error.cause instanceof Error) return causeOf(error.cause)
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  return {
    code: typeof code === 'string' ? code : '',
    // A proxy that does not let a call through: it never left.
    fromProxy: /http tunneling/iu.test(message ?? ''),
  }
}

const kindOf = (status: number): PsaProblemKind => {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 409 || status === 412 || status === 423) return 'conflict'
  if (status === 429) return 'rate_limited'
  return status >= 500 || status < 400 ? 'unavailable' : 'refused'
}

const sentences: Record<PsaProblemKind, string> = {
  unauthorized: 'The ticket system did not accept the credentials. Check them in the connection.',
  forbidden:
    'The account that Baton uses isn’t allowed to do this in the ticket system. Give it the permission, then try again.',
  not_found: 'The ticket system has no such ticket.',
  refused: 'The ticket system rejected this.',
  conflict: 'Someone is changing this ticket right now.',
  rate_limited: 'The ticket system asked to slow down.',
  unavailable: 'The ticket system can’t be reached right now.',
}

/** The sentence for a kind of problem, with the system's own words behind it. */
export const problemSentence = (kind: PsaProblemKind, reason: string): string =>
  reason === '' ? sentences[kind] : `${sentences[kind].replace(/\.$/u, '')}: ${reason}`

const notAllowed = ({ hostname }: URL) =>
  psaFailed(
    'refused',
    `${hostname.slice(0, 200)} is on a private network. If your ticket system is there, the server’s operator has to allow that network in BATON_TICKET_SYSTEM_NETWORKS.`,
  )

/**
 * A small client for one ticket system: JSON over fetch, one try per call, a few calls at once.
 *
 * It speaks to its own host only, follows no redirects, reads at most {@link longestAnswer} bytes, and never puts what
 * it sends into an error. The proxy and the certificates of the system count (`server/outgoing/system-network.ts`).
 */
export const createPsaClient = ({
  base,
  authHeaders,
  concurrency,
  timeoutMs = 30_000,
  network,
  pace,
  reasonIn,
  meaningOf,
}: PsaClientOptions): PsaClient => {
  const line = pLimit(concurrency)

  const ask = async ({
    method = 'GET',
    path,
    headers,
    body,
    signal,
  }: PsaRequest): Promise<PsaResult<PsaAnswer>> => {
    if (!isAllowedAddress(base))
      return psaFailed('refused', 'The ticket system’s address has to begin with https://.')
    const url = new URL(path, base)
    if (url.origin !== base.origin)
      return psaFailed('refused', 'The ticket system named an address that is not its own.')
    if (network?.allows(url.hostname) === false) return notAllowed(url)
    if (base.protocol === 'https:') trustSystemCertificates()
    const auth = await authHeaders(signal)
    if (!auth.ok) return auth
    await pace?.(signal)
    const reads = method === 'GET'
    const timeout = AbortSignal.timeout(timeoutMs)
    const isForm = body instanceof URLSearchParams || body instanceof FormData
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        ...(network === undefined ? {} : { dispatcher: network.dispatcher }),
        signal: AbortSignal.any([signal, timeout]),
        headers: {
          accept: 'application/json',
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
          ...auth.value,
          ...headers,
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      })
      const text = await readBounded(response)
      if (text === null)
        return psaFailed('unavailable', 'The ticket system’s answer was too long to read.', {
          mayHaveHappened: !reads,
        })
      if (response.ok) return psaOk({ status: response.status, headers: response.headers, text })
      return { ok: false, problem: problemOf(response, text, reads) }
    } catch (error) {
      signal.throwIfAborted()
      const { code, fromProxy } = causeOf(error)
      if (code === notAllowedCode) return notAllowed(url)
      const told = fromProxy ? 'the proxy did not let it through' : code
      const reason = timeout.aborted ? `no answer within ${Math.round(timeoutMs / 1000)} s` : told
      return psaFailed('unavailable', problemSentence('unavailable', reason), {
        mayHaveHappened: !reads && !fromProxy && !neverSent.has(code),
      })
    }
  }

  const problemOf = (response: Response, text: string, reads: boolean): PsaProblem => {
    const { status } = response
    const reason = reasonIn(text).replace(/\s+/gu, ' ').trim().slice(0, 300)
    const kind = meaningOf?.(status, reason, text) ?? kindOf(status)
    return psaFailed(kind, problemSentence(kind, reason), {
      retryAfterMs: retryAfter(response.headers.get('retry-after'), Date.now()),
      // A server error may come after the work was done; a refusal says that it was not.
      mayHaveHappened: !reads && kind === 'unavailable',
    }).problem
  }

  const request = (wanted: PsaRequest) => line(() => ask(wanted))
  return {
    request,
    async json(wanted) {
      const result = await request(wanted)
      if (!result.ok) return result
      try {
        return psaOk({ body: JSON.parse(result.value.text) as unknown, answer: result.value })
      } catch {
        // A captive portal or a login page answers 200 as well.
        return psaFailed(
          'unavailable',
          'Something other than the ticket system answered. Check the address.',
          {
            mayHaveHappened: wanted.method !== undefined && wanted.method !== 'GET',
          },
        )
      }
    },
  }
}

const readBounded = async (response: Response): Promise<string | null> => {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength
    if (bytes > longestAnswer) return null
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}
