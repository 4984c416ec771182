import { EventEmitter } from 'node:events'

/**
 * The text part of Socket.IO's protocol 5, reduced to what desks and this server use.
 *
 * The library's own parser also accepts binary attachments, client acknowledgements, namespaces and any number of
 * arguments. We use none of these, and each can cost a server far more than it costs the sender: a message can refer to
 * one attachment ten thousand times, and a hundred thousand arguments overflow the stack.
 */

/** The packet type, by its first character. */
const connect = 0
const disconnect = 1
const event = 2

type Packet = { type: number; nsp: string; id?: number; data?: unknown }

const notAllowed = (what: string): Error => new Error(`The client sent ${what}.`)

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw notAllowed('a packet that is not JSON')
  }
}

/** Parses one packet from its text; throws for anything a desk never sends. */
export const decodeText = (text: string): Packet => {
  const type = text.charCodeAt(0) - 48
  if (type === disconnect && text.length === 1) return { type, nsp: '/' }
  if (type === connect) {
    const auth = text.length === 1 ? {} : readJson(text.slice(1))
    if (typeof auth !== 'object' || auth === null || Array.isArray(auth))
      throw notAllowed('a malformed handshake')
    return { type, nsp: '/', data: auth }
  }
  if (type !== event) throw notAllowed('a packet of a kind that is not in use')
  const digits = /^\d{0,9}/.exec(text.slice(1, 11))?.[0] ?? ''
  const data = readJson(text.slice(1 + digits.length))
  // A name and one message. Names of the connection's own events are not allowed.
  if (!Array.isArray(data) || typeof data[0] !== 'string' || data.length > 2)
    throw notAllowed('a malformed event')
  if (reserved.has(data[0])) throw notAllowed('an event that only the connection itself may raise')
  return { type, nsp: '/', data, ...(digits === '' ? {} : { id: Number(digits) }) }
}

const reserved = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
  'error',
])

/** Reads what clients send. If this throws, Socket.IO closes the connection. */
export class Decoder extends EventEmitter {
  add(packet: unknown): void {
    if (typeof packet !== 'string') throw notAllowed('binary data')
    this.emit('decoded', decodeText(packet))
  }
  destroy(): void {
    this.removeAllListeners()
  }
}

/** Writes what the server sends. JSON only, so nothing has to be searched for binary data. */
export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp === '/' ? '' : `${nsp},`
    return [`${type}${namespace}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`]
  }
}
