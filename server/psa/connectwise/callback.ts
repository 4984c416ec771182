import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { addressesOf, isCloud } from './connection.ts'
import { isAllowedAddress, type OutgoingNetwork } from '../../outgoing/outgoing-network.ts'
import { createPsaClient } from '../psa-client.ts'
import { psaFailed, psaOk, type PsaResult } from '../provider.ts'

/** What a callback says about itself. Nothing in it is true before {@link isSigned} said so. */
export type Callback = {
  /** Whose system it comes from; compared with its case. */
  companyId: string
  ticketId: string
  action: 'added' | 'updated' | 'deleted'
  /** Who changed the ticket last, '' if it does not say: our own writes come back as callbacks too. */
  updatedBy: string
  /** Where the key that signed it is said to be. */
  keyUrl: string
}

const Body = z.object({
  CompanyId: z.string(),
  Action: z
    .string()
    .transform((action) => action.toLowerCase())
    .pipe(z.enum(['added', 'updated', 'deleted'])),
  Type: z.string().regex(/^ticket$/iu),
  ID: z.int().transform(String),
  /** The record as a text of its own; null for what was deleted or may not be seen. */
  Entity: z.string().nullish(),
  Metadata: z.object({ key_url: z.string() }),
})
const Entity = z
  .object({ _info: z.object({ updatedBy: z.string() }) })
  .transform(({ _info: info }) => info.updatedBy)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads a callback about a ticket; null for anything else. */
export const readCallback = (body: Uint8Array): Callback | null => {
  const read = Body.safeParse(parsed(Buffer.from(body).toString('utf8')))
  if (!read.success) return null
  const { CompanyId, Action, ID, Entity: entity, Metadata } = read.data
  const record = Entity.safeParse(parsed(entity ?? ''))
  return {
    companyId: CompanyId,
    ticketId: ID,
    action: Action,
    updatedBy: record.success ? record.data : '',
    keyUrl: Metadata.key_url,
  }
}

/**
 * True if a callback was signed with this key: base64 of HMAC-SHA256 over its bytes as they came, keyed with the SHA-256 of
 * the signing key. Text that was parsed and written again has other bytes.
 *
 * @param signature the header `x-content-signature`
 */
export const isSigned = (body: Uint8Array, signature: string | null, signingKey: string): boolean => {
  if (signature === null || signingKey === '') return false
  const key = createHash('sha256').update(signingKey).digest()
  const expected = createHmac('sha256', key).update(body).digest()
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Below the version of the system, with two slashes or one. */
const keyPath = /^\/[\w.]+\/{1,2}system\/callbackkey\/index\.rails$/iu

/** The connection that a callback is for. */
export type CallbackConnection = {
  address: string
  company: string
  clientId: string
  network?: OutgoingNetwork
}

/**
 * True if a callback's key may be fetched from there: the connection's own host, or any of ConnectWise's cloud if the
 * connection is in it, and the key of this company.
 *
 * Whoever sends a callback chooses the address. Another host would let anyone sign with a key of their own, and another
 * company's name anyone who has a ConnectWise themselves.
 */
export const isKeyAddress = (
  keyUrl: string,
  { address, company }: Pick<CallbackConnection, 'address' | 'company'>,
): boolean => {
  if (!URL.canParse(keyUrl)) return false
  const url = new URL(keyUrl)
  if (!isAllowedAddress(url) || url.username !== '' || url.password !== '') return false
  if (!keyPath.test(url.pathname)) return false
  const companies = url.searchParams.getAll('companyName')
  if (companies.length !== 1 || companies[0]?.toLowerCase() !== company.toLowerCase()) return false
  const { api, web } = addressesOf(address)
  if (url.origin === api.origin || url.origin === web.origin) return true
  return isCloud(api) && url.protocol === 'https:' && url.port === '' && isCloud(url)
}

const SigningKey = z.object({ signing_key: z.string().min(1) })

/** Fetches the key that a callback names, from an allowed host only, and without the connection's keys. */
export const fetchSigningKey = async (
  keyUrl: string,
  connection: CallbackConnection,
  signal: AbortSignal,
  timeoutMs = 3000,
): Promise<PsaResult<string>> => {
  if (!isKeyAddress(keyUrl, connection))
    return psaFailed('refused', 'A callback named a key outside of ConnectWise. It was ignored.')
  const client = createPsaClient({
    base: new URL('/', keyUrl),
    authHeaders: () => Promise.resolve(psaOk({ clientId: connection.clientId })),
    concurrency: 1,
    timeoutMs,
    network: connection.network,
    reasonIn: () => '',
  })
  const answer = await client.json({ path: keyUrl, signal })
  if (!answer.ok) return answer
  const key = SigningKey.safeParse(answer.value.body)
  return key.success
    ? psaOk(key.data.signing_key)
    : psaFailed('unavailable', 'ConnectWise gave no key for its callbacks.')
}

/**
 * The address to register for callbacks. ConnectWise writes the record's id and more behind it, whatever it ends with, so it
 * ends with a parameter that may take them.
 */
export const callbackAddress = (endpoint: string): string => {
  const url = new URL(endpoint)
  return `${url.href}${url.search === '' ? '?' : '&'}recordId=`
}
