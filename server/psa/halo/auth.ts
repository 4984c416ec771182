import { AuthInfo, Token } from './shapes.ts'
import { isAllowedAddress, isThisMachine } from '../../outgoing/outgoing-network.ts'
import { clientUse, createPsaClient } from '../psa-client.ts'
import { psaFailed, psaOk, type PsaProviderOptions, type PsaResult } from '../provider.ts'

/** How to reach a HaloPSA, and the application that Baton signs in as. */
export type HaloSettings = {
  address: string
  clientId: string
  clientSecret: string
  /** '' to ask Halo for it. */
  tenant: string
  /** Epoch milliseconds; tests move it. */
  now?: () => number
} & PsaProviderOptions

/** What proves who we are, and what it is good for. */
export type HaloToken = { value: string; scope: string | null }

/** A token this close to its end is not used any more. */
const renewBeforeMs = 60_000

/** Halo's own clouds: the secret is sent nowhere else but to the address of the connection. */
const clouds = ['.halopsa.com', '.haloitsm.com', '.haloservicedesk.com', '.halo.cloud']

export const originOf = (address: string): URL =>
  new URL('/', /^https?:\/\//iu.test(address) ? address : `https://${address}`)

const maySignInAt = (auth: URL, origin: URL): boolean =>
  isAllowedAddress(auth) &&
  auth.username === '' &&
  (auth.hostname === origin.hostname ||
    (isThisMachine(auth) && isThisMachine(origin)) ||
    (auth.port === '' && clouds.some((cloud) => auth.hostname.endsWith(cloud))))

/** The four shapes of a refusal, or a plain sentence. */
export const reasonIn = (answer: string): string => {
  try {
    const parsed: unknown = JSON.parse(answer)
    if (typeof parsed === 'string') return parsed
    if (typeof parsed !== 'object' || parsed === null) return ''
    const said = parsed as Record<string, unknown>
    const told = [
      said['errorMessage'],
      said['Message'],
      said['message'],
      said['error_description'],
      said['error'],
    ]
    return told.filter((one): one is string => typeof one === 'string' && one !== '')[0] ?? ''
  } catch {
    return answer.trimStart().startsWith('<') ? '' : answer
  }
}

export type HaloAuth = {
  /** A token that is good for a while; everyone who asks while one is being fetched gets that one. */
  token(signal: AbortSignal): Promise<PsaResult<HaloToken>>
  /** Says that a token was not accepted, so that the next one is a new one. */
  notAccepted(token: HaloToken): void
}

/** Signs in with client credentials. Halo says itself where: its sign-in may be on another host, and wants a tenant there. */
export const createAuth = (settings: HaloSettings): HaloAuth => {
  const { address, clientId, clientSecret, tenant, now = Date.now } = settings
  const origin = originOf(address)
  const limits = { concurrency: 1, reasonIn, ...clientUse(settings) }
  const nothing = () => Promise.resolve(psaOk({}))
  let current: { token: HaloToken; until: number } | null = null
  let fetching: Promise<PsaResult<HaloToken>> | null = null
  let known: URL | null = null

  const tokenAddress = async (signal: AbortSignal): Promise<PsaResult<URL>> => {
    if (known !== null) return psaOk(known)
    const api = createPsaClient({ base: origin, authHeaders: nothing, ...limits })
    const info = await api.json({ path: 'api/authinfo', signal })
    // An older Halo has no such call, and signs in on its own host.
    if (!info.ok && info.problem.kind !== 'not_found') return info
    const read = AuthInfo.safeParse(info.ok ? info.value.body : {})
    const { auth_url: told = '', tenant_id: itsTenant = '' } = read.success ? read.data : {}
    const auth =
      URL.canParse(told, origin.href) && told !== '' ? new URL(told, origin) : new URL('auth', origin)
    if (!maySignInAt(auth, origin))
      return psaFailed(
        'refused',
        `HaloPSA wants to sign in at ${auth.host}, which is not its own. Check the address in the connection.`,
      )
    auth.pathname = `${auth.pathname.replace(/\/+$/u, '')}/token`
    const wanted = tenant === '' ? itsTenant : tenant
    auth.search = wanted === '' ? '' : new URLSearchParams({ tenant: wanted }).toString()
    known = auth
    return psaOk(auth)
  }

  const fetchToken = async (signal: AbortSignal): Promise<PsaResult<HaloToken>> => {
    const target = await tokenAddress(signal)
    if (!target.ok) return target
    const sign = createPsaClient({
      base: new URL('/', target.value),
      authHeaders: nothing,
      ...limits,
      meaningOf: (status) => (status === 400 || status === 401 || status === 403 ? 'unauthorized' : null),
    })
    const asked = now()
    const answer = await sign.json({
      method: 'POST',
      path: target.value.href,
      // Without a scope there is a token all the same, which then opens nothing.
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: 'all',
      }),
      signal,
    })
    // Nothing that anyone asked for has happened yet.
    if (!answer.ok) {
      known = null
      return { ok: false, problem: { ...answer.problem, mayHaveHappened: false } }
    }
    const read = Token.safeParse(answer.value.body)
    if (!read.success) return psaFailed('unavailable', 'HaloPSA gave no token. Check the address.')
    const token = { value: read.data.access_token, scope: read.data.scope ?? null }
    // One that lives shorter than the margin is used for half its life.
    const lifeMs = read.data.expires_in * 1000
    current = { token, until: asked + Math.max(lifeMs / 2, lifeMs - renewBeforeMs) }
    return psaOk(token)
  }

  return {
    async token(signal) {
      if (current !== null && now() < current.until) return psaOk(current.token)
      // Fetched for everyone, so one who stops waiting does not stop it for the others.
      fetching ??= fetchToken(new AbortController().signal).finally(() => (fetching = null))
      return orAborted(fetching, signal)
    },
    notAccepted(token) {
      if (current?.token === token) current = null
    },
  }
}

/** The same promise, except that whoever is told to stop doesn't wait for it. */
const orAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
