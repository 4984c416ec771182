import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { PsaTicketEvent } from '../provider.ts'

const Body = z.object({
  Action: z.string().transform((action) => action.toLowerCase()),
  EntityType: z.string().nullish(),
  Id: z.union([z.int(), z.string().regex(/^\d{1,12}$/u)]).transform(String),
  Fields: z.record(z.string(), z.unknown()).nullish().catch(null),
  PersonID: z.union([z.int(), z.string()]).nullish(),
})

/** What a callback says. `deactivated` is the goodbye of a webhook, which no signature protects. */
export type Callback = { kind: 'ticket'; event: PsaTicketEvent } | { kind: 'deactivated' | 'other' }

const changes: Partial<Record<string, PsaTicketEvent['change']>> = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
}

const ticketIn = (fields: Record<string, unknown> | null | undefined): string => {
  const named = Object.entries(fields ?? {}).find(([name]) => /^ticket\s*id$/iu.test(name))
  const id = z.union([z.int(), z.string().regex(/^\d{1,12}$/u)]).safeParse(named?.[1])
  return id.success ? String(id.data) : ''
}

/** Reads a callback; null for what is none. Nothing in it is true before {@link isSigned} said so. */
export const readCallback = (body: Uint8Array): Callback | null => {
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return null
  }
  const read = Body.safeParse(parsed)
  if (!read.success) return null
  const { Action, EntityType, Id, Fields, PersonID } = read.data
  if (Action === 'deactivated') return { kind: 'deactivated' }
  const change = changes[Action]
  // A note is news of its ticket.
  const isNote = /^ticket\s?note$/iu.test(EntityType ?? '')
  const ticketId = isNote ? ticketIn(Fields) : /^ticket$/iu.test(EntityType ?? '') ? Id : ''
  if (change === undefined || ticketId === '') return { kind: 'other' }
  const by = PersonID === null || PersonID === undefined ? '' : String(PersonID)
  return { kind: 'ticket', event: { ticketId, change: isNote ? 'updated' : change, by } }
}

const asEscapes = (text: string): string =>
  Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join('')

/**
 * The text that is signed: all but ASCII, quotes inside texts, and what HTML could take for its own are written as escapes with
 * capital digits. What is an escape already stays one.
 */
const escaped = (text: string): string =>
  text.replace(
    /\\u([\da-fA-F]{4})|\\(.)|[&<>'+`\u007f]|\P{ASCII}/gu,
    (found, digits?: string, sign?: string) => {
      if (digits !== undefined) return `\\u${digits.toUpperCase()}`
      if (sign !== undefined) return sign === '"' ? asEscapes(sign) : found
      return asEscapes(found)
    },
  )

/**
 * True if a callback was signed with this secret: base64 of HMAC-SHA1, over its bytes as they came, or over the text that
 * Autotask signs instead of the one it sends.
 *
 * @param signature the header `x-hook-signature`: `sha1=…`
 */
export const isSigned = (body: Uint8Array, signature: string | undefined, secret: string): boolean => {
  const given = Buffer.from(/^sha1=(.+)$/u.exec(signature ?? '')?.[1] ?? '', 'base64')
  if (secret === '') return false
  const fits = (signed: Uint8Array | string) => {
    const expected = createHmac('sha1', secret).update(signed).digest()
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
  return fits(body) || fits(escaped(Buffer.from(body).toString('utf8')))
}
