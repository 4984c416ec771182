import { trustSystemCertificates } from '../outgoing/system-network.ts'
import { isAllowedAddress, notAllowedCode, type OutgoingNetwork } from '../outgoing/outgoing-network.ts'

/** An answer of an endpoint; `body` is at most its beginning. */
export type PostAnswer = { status: number; headers: Headers; body: string }

/** Why nothing came back. `isRefused` if Baton may not call there; `mayHaveArrived` if it was sent and no answer came. */
export class PostFailed extends Error {
  readonly mayHaveArrived: boolean
  readonly isRefused: boolean
  constructor(message: string, more: { mayHaveArrived: boolean; isRefused?: boolean }) {
    super(message)
    this.mayHaveArrived = more.mayHaveArrived
    this.isRefused = more.isRefused ?? false
  }
}

const refused = (message: string): PostFailed =>
  new PostFailed(message, { mayHaveArrived: false, isRefused: true })
const isInner =
  'The address is on a private network. The server’s operator can allow it in BATON_HOOK_NETWORKS'

/** The most that is read of an answer. Bytes. */
const longest = 64 * 1024

/** Failures to connect: nothing can have arrived. */
const neverSent =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO_VERIFY.*|ERR_TLS.*)$/u

/** The code of the innermost error, which alone says what stopped a call. */
const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (error instanceof Error && error.cause instanceof Error) return codeOf(error.cause)
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' ? code : 'unknown'
}

const readBounded = async (response: Response): Promise<string> => {
  if (response.body === null) return ''
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    parts.push(part)
    bytes += part.byteLength
    if (bytes > longest) break
  }
  return Buffer.concat(parts).toString('utf8').slice(0, longest)
}

/**
 * Posts to an address that someone typed in: to the internet and the named networks only, no redirects, bounded answers, one try.
 *
 * @throws PostFailed if no answer came
 */
export const guardedPost = async (
  address: string,
  body: string | Buffer,
  headers: Record<string, string>,
  { network, signal }: { network: OutgoingNetwork; signal: AbortSignal },
): Promise<PostAnswer> => {
  if (!URL.canParse(address)) throw refused('This isn’t an address')
  const url = new URL(address)
  if (!isAllowedAddress(url)) throw refused('The address has to begin with https://')
  if (!network.allows(url.hostname)) throw refused(isInner)
  if (url.protocol === 'https:') trustSystemCertificates()
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: { 'user-agent': 'Baton', ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
      dispatcher: network.dispatcher,
    })
    return { status: response.status, headers: response.headers, body: await readBounded(response) }
  } catch (error) {
    if (signal.aborted) throw new PostFailed('No answer in time', { mayHaveArrived: true })
    const code = codeOf(error)
    if (code === notAllowedCode) throw refused(isInner)
    throw new PostFailed(`It couldn’t be reached (${code})`, { mayHaveArrived: !neverSent.test(code) })
  }
}
