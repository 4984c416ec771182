import { day } from '../../../core/domain/time/durations.ts'
import { Failure, Zone } from './shapes.ts'
import { isAllowedAddress, isThisMachine } from '../../outgoing/outgoing-network.ts'
import { clientUse, createPsaClient } from '../psa-client.ts'
import { psaFailed, psaOk, type PsaProviderOptions, type PsaResult } from '../provider.ts'

/** How to reach an Autotask, and the API user that Baton uses. */
export type AutotaskSettings = {
  userName: string
  secret: string
  integrationCode: string
  /** Where zones are looked up; '' for Autotask's own. */
  address: string
  /** Epoch milliseconds; tests move it. */
  now?: () => number
} & PsaProviderOptions

/** Where a tenant lives: its interface, and the pages for people. Both end with a slash. */
export type TenantZone = { api: URL; web: URL }

const ownLookup = 'https://webservices2.autotask.net/'
const zoneKeptMs = day
/** A missing record and a moved tenant look alike; the zone isn't asked for more often than this to tell them apart. */
const askedAgainMs = 300_000

const lookupOf = (address: string): URL =>
  new URL('/', address === '' ? ownLookup : /^https?:\/\//iu.test(address) ? address : `https://${address}`)

/** The keys are sent to Autotask's hosts alone. */
const isAutotask = (zone: URL, lookup: URL): boolean =>
  isAllowedAddress(zone) &&
  zone.username === '' &&
  ((zone.hostname.endsWith('.autotask.net') && zone.protocol === 'https:' && zone.port === '') ||
    (isThisMachine(zone) && isThisMachine(lookup)))

/** The sentences in an answer; they come as texts, and rarely as records with a field. */
export const reasonIn = (answer: string): string => {
  try {
    return Failure.parse(JSON.parse(answer))
      .errors.map((one) =>
        typeof one === 'string' ? one : one.field === '' ? one.message : `${one.field}: ${one.message}`,
      )
      .join(' ')
  } catch {
    return ''
  }
}

const folder = (address: string, lookup: URL): URL | null =>
  URL.canParse(address, lookup.href) && address !== '' ? new URL(address.replace(/\/*$/u, '/'), lookup) : null

export type Zones = {
  current(signal: AbortSignal): Promise<PsaResult<TenantZone>>
  /** Where the tenant is now, if that is not `was`; null if it is still there. `sure` is asked at once, a doubt not too often. */
  movedFrom(was: TenantZone, sure: boolean, signal: AbortSignal): Promise<PsaResult<TenantZone | null>>
  /** What is known without asking. */
  known(): TenantZone | null
}

/** Finds out in which of Autotask's zones a tenant is. It can be moved to another at any time. */
export const createZones = (settings: AutotaskSettings): Zones => {
  const { userName, address, now = Date.now } = settings
  const lookup = lookupOf(address)
  const client = createPsaClient({
    base: lookup,
    authHeaders: () => Promise.resolve(psaOk({})),
    concurrency: 1,
    ...clientUse(settings),
    reasonIn,
    // A user that Autotask does not know is a server error with a reason.
    meaningOf: (status, reason) => (status === 500 && reason !== '' ? 'unauthorized' : null),
  })
  let kept: { zone: TenantZone; at: number } | null = null
  let asking: Promise<PsaResult<TenantZone>> | null = null

  const ask = async (signal: AbortSignal): Promise<PsaResult<TenantZone>> => {
    const query = new URLSearchParams({ user: userName }).toString()
    const answer = await client.json({ path: `atservicesrest/v1.0/zoneInformation?${query}`, signal })
    if (!answer.ok) return answer
    const read = Zone.safeParse(answer.value.body)
    const base = read.success ? folder(read.data.url, lookup) : null
    if (!read.success || base === null)
      return psaFailed('unavailable', 'Autotask did not say in which zone this user is. Check the address.')
    if (!isAutotask(base, lookup))
      return psaFailed('refused', `Autotask named ${base.host} as its zone, which is not one of its hosts.`)
    // As it is written there: other letters may not be understood.
    const zone = { api: new URL('V1.0/', base), web: folder(read.data.webUrl, lookup) ?? new URL('/', base) }
    kept = { zone, at: now() }
    return psaOk(zone)
  }
  const askOnce = (signal: AbortSignal) => {
    asking ??= ask(signal).finally(() => (asking = null))
    return asking
  }

  return {
    async current(signal) {
      if (kept !== null && now() - kept.at < zoneKeptMs) return psaOk(kept.zone)
      const zone = await askOnce(signal)
      // Whoever tells where tenants are can be away while the tenant is not.
      if (zone.ok || zone.problem.kind !== 'unavailable' || kept === null) return zone
      kept = { zone: kept.zone, at: now() - zoneKeptMs + askedAgainMs }
      return psaOk(kept.zone)
    },
    async movedFrom(was, sure, signal) {
      if (kept !== null && kept.zone.api.href !== was.api.href) return psaOk(kept.zone)
      if (!sure && kept !== null && now() - kept.at < askedAgainMs) return psaOk(null)
      const zone = await askOnce(signal)
      if (!zone.ok) return zone
      return psaOk(zone.value.api.href === was.api.href ? null : zone.value)
    },
    known: () => kept?.zone ?? null,
  }
}
