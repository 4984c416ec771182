import { createHmac } from 'node:crypto'
import type { World } from './world.ts'

const unit = (character: string, at: number) =>
  `\\u${character.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`

/** A value as this system's own serializer writes it, whatever it sends: only plain ASCII stays as it is. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, one]) => `${written(name)}:${written(one)}`)
      .join(',')}}`
  if (typeof value !== 'string') return JSON.stringify(value)
  const short: Record<string, string> = {
    '\\': '\\\\',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
  }
  const inside = Array.from({ length: value.length }, (_, at) => {
    const character = value.charAt(at)
    const isPlain = /[ !#$%()*,\-./0-9:;=?@A-Z[\]^_a-z{|}~]/u.test(character)
    return isPlain ? character : (short[character] ?? unit(value, at))
  })
  return `"${inside.join('')}"`
}

/** A body and how it is signed: HMAC-SHA1 over the text above, which need not be what is sent. */
export const signed = (content: unknown, secret: string): { body: Buffer; signature: string } => ({
  body: Buffer.from(JSON.stringify(content)),
  signature: `sha1=${createHmac('sha1', secret).update(written(content)).digest('base64')}`,
})

/** What is told about a ticket. */
export const ticketEvent = (world: World, ticketId: number, action: 'Create' | 'Update' | 'Delete') => ({
  Action: action,
  Guid: crypto.randomUUID(),
  EntityType: 'Ticket',
  Id: ticketId,
  Fields: {
    Status: world.tickets.find(({ id }) => id === ticketId)?.status,
    Title: world.tickets.find(({ id }) => id === ticketId)?.title,
  },
  EventTime: new Date().toISOString(),
  SequenceNumber: 1,
  PersonID: world.apiUserId,
})

/** Calls everyone who asked to hear about tickets and gave it a field to report. */
export const deliver = async (world: World, content: unknown): Promise<void> => {
  for (const { webhookUrl, secretKey, isActive, fields } of world.webhooks.TicketWebhooks) {
    if (!isActive || fields.length === 0) continue
    const { body, signature } = signed(content, secretKey)
    await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hook-signature': signature },
      body: new Uint8Array(body),
    }).then(
      (response) => response.arrayBuffer(),
      () => null,
    )
  }
}
