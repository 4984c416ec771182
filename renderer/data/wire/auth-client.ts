import type { z } from 'zod'
import type { SignInApi, SignInPath, SignInRequest } from '../../../core/bridge/desktop-api.ts'
import { succeed, type Problem, type Result } from '../../../core/domain/document/problem.ts'
import { fail, inOwnWords, problem } from '../../language/problems.ts'
import {
  AuthStatus,
  authRequests,
  refreshNames,
  HttpError,
  Invitation,
  InvitationTarget,
  ResetTarget,
  SignedIn,
  type Identity,
} from '../../../core/protocol/auth.ts'
import type { AcceptForm, InviteForm, ResetForm, SetupForm, SignInForm } from '../contract/desk.ts'

/** One HTTP exchange with the server. Rejects if the server can't be reached. */
export type Http = (
  path: string,
  init: {
    method: string
    headers: Record<string, string>
    body?: string | Uint8Array<ArrayBuffer>
    /** How long it may take, if longer than usual. Milliseconds. */
    timeoutMs?: number
  },
) => Promise<Response>

/** Named refreshes: the one still unanswered, and those answered in the last day, newest first. */
export type Attempts = { open: string | null; answered: readonly string[] }

export const noAttempts: Attempts = { open: null, answered: [] }

/** Sends what has to do with the refresh token, and keeps it where we can't see it: the desktop app. */
export type TokenKeeper = SignInApi

/**
 * Signs in and out, and keeps the short-lived access token fresh. Failures are returned as values; nothing here
 * rejects.
 */
export type AuthClient = {
  status(): Promise<Result<AuthStatus>>
  setup(form: SetupForm): Promise<Result<SignedIn>>
  signIn(form: SignInForm): Promise<Result<SignedIn>>
  accept(form: AcceptForm): Promise<Result<SignedIn>>
  lookAtInvitation(code: string): Promise<Result<InvitationTarget>>
  lookAtReset(code: string): Promise<Result<ResetTarget>>
  reset(form: ResetForm): Promise<Result<SignedIn>>
  /** A new access token; concurrent calls share one request. `offline` if the server can't be reached. */
  refresh(): Promise<Result<SignedIn>>
  /** The current token, renewed if it is about to expire. */
  token(): Promise<Result<string>>
  /**
   * The same, but `session_expired` if it now belongs to someone else: in a browser, the cookie may have changed hands.
   */
  tokenOf(personId: string): Promise<Result<string>>
  /** The current token is no longer valid. */
  dropToken(): void
  signOut(options: { everywhere: boolean }): Promise<Result<void>>
  invite(form: InviteForm): Promise<Result<Invitation>>
  /** Sends a request on behalf of the signed-in person and returns the raw answer. */
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Result<unknown>>
  /** Deletes token and secret on this device. */
  forget(): Promise<void>
}

/** How long before it expires a token is renewed. Milliseconds. */
const early = 60_000

const unreachable = fail('offline', 'Can’t reach the server. Check your connection, then try again.')

/** Rejections where retrying won't help: the person has to sign in again. */
export const endsSignIn = ({ kind }: Problem): boolean =>
  kind === 'unauthenticated' || kind === 'session_expired' || kind === 'deactivated'

const problemIn = (status: number, body: unknown): Problem => {
  const told = HttpError.safeParse(body)
  if (told.success) return inOwnWords(told.data.error)
  return status === 401
    ? problem('unauthenticated', 'You were signed out. Sign in again. Everything you wrote is still here.')
    : problem('internal', `The server sent an unexpected response (${status}). Try again in a moment.`)
}

const checked = <S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> => {
  const parsed = schema.safeParse(input)
  if (parsed.success) return succeed(parsed.data)
  const issue = parsed.error.issues[0]
  return fail('bad_request', issue?.message ?? 'Something is missing. Fill it in, then try again.')
}

/** Makes the client. */
export const createAuthClient = (parts: {
  http: Http
  /** Null where the browser keeps the refresh token in a cookie. */
  keeper: TokenKeeper | null
  /** Keeps the names of refreshes across restarts. */
  attempts: { read(): Attempts; write(attempts: Attempts): Promise<void> }
  newId: () => string
  clock: () => number
  /** Called with every new token: who the server says is signed in. */
  identified: (identity: Identity) => void
}): AuthClient => {
  const { keeper } = parts
  const transport = keeper === null ? 'cookie' : 'body'
  let token: { value: string; until: number; personId: string } | null = null
  let refreshing: Promise<Result<SignedIn>> | null = null
  /** Increases when someone signs in or out, so that an answer to an earlier question isn't taken for a current one. */
  let epoch = 0

  const send = async (
    method: string,
    path: string,
    body?: unknown,
    bearer?: string,
  ): Promise<Result<unknown>> => {
    const headers: Record<string, string> = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    }
    try {
      const text = body === undefined ? {} : { body: JSON.stringify(body) }
      const response = await parts.http(path, { method, headers, ...text })
      const answer: unknown = await response.json().catch(() => null)
      return response.ok ? succeed(answer) : { ok: false, problem: problemIn(response.status, answer) }
    } catch {
      return unreachable
    }
  }

  /** What has to do with the refresh token. */
  const sendSignIn = async (path: SignInPath, body: object): Promise<Result<unknown>> => {
    if (keeper === null) return send('POST', `/auth/${path}`, body)
    try {
      const { status, body: answer } = await keeper.send({ path, body: body as SignInRequest['body'] })
      return status < 300 ? succeed(answer) : { ok: false, problem: problemIn(status, answer) }
    } catch {
      return unreachable
    }
  }

  const read = <S extends z.ZodType>(schema: S, answer: Result<unknown>): Result<z.output<S>> => {
    if (!answer.ok) return answer
    const parsed = schema.safeParse(answer.value)
    return parsed.success
      ? succeed(parsed.data)
      : fail(
          'internal',
          'Baton couldn’t read the server’s response. Update the app or the server, then try again.',
        )
  }

  const taken = async (answer: Result<SignedIn>): Promise<Result<SignedIn>> => {
    if (!answer.ok) return answer
    const { accessToken, expiresIn, identity } = answer.value
    token = { value: accessToken, until: parts.clock() + expiresIn * 1000, personId: identity.personId }
    parts.identified(identity)
    return answer
  }

  const enter = async <S extends z.ZodType>(
    path: SignInPath,
    schema: S,
    form: object,
  ): Promise<Result<SignedIn>> => {
    const body = checked(schema, { ...form, transport })
    if (!body.ok) return body
    epoch += 1
    const entered = await taken(read(SignedIn, await sendSignIn(path, body.value as object)))
    if (entered.ok) await parts.attempts.write(noAttempts)
    return entered
  }

  const refreshNow = async (): Promise<Result<SignedIn>> => {
    const asked = epoch
    const known = parts.attempts.read()
    const open = known.open ?? parts.newId()
    await parts.attempts.write({ ...known, open })
    const attempts = [open, ...known.answered].slice(0, refreshNames)
    const answer = read(SignedIn, await sendSignIn('refresh', { transport, attempts }))
    if (asked !== epoch) return fail('session_expired', 'You signed in or out in the meantime. Try again.')
    const kept = await taken(answer)
    // Without an answer, the next refresh repeats the same attempt. With one, its name is still worth keeping: a killed
    // browser loses the cookies of its last seconds, each time, and comes back with one from before all of them.
    if (kept.ok) await parts.attempts.write({ open: null, answered: attempts })
    else if (endsSignIn(kept.problem)) await parts.attempts.write(noAttempts)
    return kept
  }

  const client: AuthClient = {
    status: async () => read(AuthStatus, await send('GET', '/auth/status')),
    setup: async (form) => enter('setup', authRequests.setup, form),
    signIn: async (form) => enter('sign-in', authRequests.signIn, form),
    accept: async (form) => enter('accept', authRequests.accept, form),
    lookAtInvitation: async (code) =>
      read(InvitationTarget, await send('POST', '/auth/invitations/look', { code })),
    lookAtReset: async (code) => read(ResetTarget, await send('POST', '/auth/reset/look', { code })),
    reset: async (form) => enter('reset', authRequests.reset, form),
    refresh: async () => {
      refreshing ??= refreshNow().finally(() => {
        refreshing = null
      })
      return refreshing
    },
    async token() {
      if (token !== null && parts.clock() < token.until - early) return succeed(token.value)
      const answer = await client.refresh()
      return answer.ok ? succeed(answer.value.accessToken) : answer
    },
    async tokenOf(personId) {
      const answer = await client.token()
      if (!answer.ok || token?.personId === personId) return answer
      return fail('session_expired', 'Someone else has signed in here. Sign in again.')
    },
    dropToken() {
      token = null
    },
    async signOut({ everywhere }) {
      // With the newest token: an older one ends this sign-in alone.
      await client.token()
      const answer = await sendSignIn('sign-out', { everywhere })
      return answer.ok ? succeed(undefined) : answer
    },
    async invite(form) {
      const body = checked(authRequests.invitations, form)
      if (!body.ok) return body
      return read(Invitation, await client.ask('POST', '/auth/invitations', body.value))
    },
    async ask(method, path, body) {
      const bearer = await client.token()
      return bearer.ok ? send(method, path, body, bearer.value) : bearer
    },
    async forget() {
      epoch += 1
      token = null
      await keeper?.forget()
    },
  }
  return client
}
