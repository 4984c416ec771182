import type { SignInAnswer, SignInPath, SignInRequest } from '../../../core/bridge/desktop-api.ts'
import { authRequests } from '../../../core/protocol/auth.ts'
import type { ServerHttp } from '../ports/ports.ts'
import type { Secrets } from './secrets.ts'

/** Signing in and out on behalf of the page, which never sees the refresh token. */
export type SignIn = {
  /** Sends a request with the token that belongs to it, and keeps the one that comes back. */
  send(request: SignInRequest): Promise<SignInAnswer>
  /** Deletes the token for the current server. */
  forget(): Promise<void>
}

/** What a request may contain. What isn't in these, such as a token from the page, is left out. */
const shapes = {
  setup: authRequests.setup,
  'sign-in': authRequests.signIn,
  accept: authRequests.accept,
  reset: authRequests.reset,
  refresh: authRequests.refresh.omit({ refreshToken: true }),
  'sign-out': authRequests.signOut.omit({ refreshToken: true }),
} as const satisfies Record<SignInPath, unknown>

/** Requests that say who is asking by their token. */
const withToken: ReadonlySet<SignInPath> = new Set(['refresh', 'sign-out'])
/** More than any answer has. Characters. */
const longest = 100_000

/** What can't be understood is passed on as nothing: the page then says so. */
const jsonIn = (text: string): unknown => {
  if (text.length > longest) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * While the token can't be read, nothing is sent: without it, the server would say that the sign-in is over. It rejects, as without
 * a network.
 *
 * The token is on disk before the page learns that it is signed in, and is only ever sent to the server it came from.
 *
 * @param serverUrl the server chosen now; a request that is under way when it changes ends with the old one
 */
export const createSignIn = (parts: {
  http: ServerHttp
  secrets: Pick<Secrets, 'read' | 'write'>
  serverUrl: () => string
}): SignIn => ({
  async send({ path, body }) {
    const server = parts.serverUrl()
    const parsed = shapes[path].safeParse(body)
    if (!parsed.success) return { status: 400, body: null }
    const token = withToken.has(path) ? await parts.secrets.read(server) : null
    const { status, text } = await parts.http(`${server}/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...parsed.data,
        ...(path === 'sign-out' ? {} : { transport: 'body' }),
        ...(token === null ? {} : { refreshToken: token }),
      }),
    })
    const answer = jsonIn(text)
    if (typeof answer !== 'object' || answer === null) return { status, body: null }
    const { refreshToken, ...rest } = answer as Record<string, unknown>
    if (status < 300 && typeof refreshToken === 'string') await parts.secrets.write(server, refreshToken)
    return { status, body: rest as SignInAnswer['body'] }
  },
  forget: async () => parts.secrets.write(parts.serverUrl(), null),
})
