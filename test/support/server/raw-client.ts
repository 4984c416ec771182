import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** A client of the server's WebSocket that does what no library would: odd frames, no reading, no goodbye. */
export type RawClient = {
  socket: Socket
  /** Sends one frame, masked as clients must. */
  text(text: string): void
  binary(bytes: Buffer): void
  /** Everything that came so far, frames and all. */
  heard(): string
  /** Stops reading: what the server sends piles up on its side. */
  stopReading(): void
  isClosed(): boolean
  closed: Promise<void>
  end(): void
}

const frame = (opcode: number, payload: Buffer): Buffer => {
  const mask = randomBytes(4)
  const { length } = payload
  const header =
    length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 0xfe, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x80 | opcode, 0xff, 0, 0, 0, 0]), uint32(length)])
  const masked = Buffer.from(payload)
  for (let index = 0; index < length; index += 1)
    masked[index] = (masked[index] ?? 0) ^ (mask[index & 3] ?? 0)
  return Buffer.concat([header, mask, masked])
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Opens a WebSocket by hand. Resolves when the server has answered, whatever it answered. */
export const openRawClient = async (
  url: string,
  path = '/socket.io/?EIO=4&transport=websocket',
): Promise<RawClient> => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let heard = ''
  let closed = false
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
  })
  socket.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => {
      closed = true
      resolve()
    })
  })
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  )
  await Promise.race([ended, new Promise<void>((resolve) => socket.once('data', () => resolve()))])
  const client: RawClient = {
    socket,
    text: (text) => void socket.write(frame(1, Buffer.from(text))),
    binary: (bytes) => void socket.write(frame(2, bytes)),
    heard: () => heard,
    stopReading: () => void socket.pause(),
    isClosed: () => closed,
    closed: ended,
    end: () => void socket.destroy(),
  }
  return client
}

/** Opens one and lets it say who it is; resolves when it is welcomed. */
export const openRawDesk = async (
  url: string,
  handshake: { token: string; deviceId: string; protocol: number },
): Promise<RawClient> => {
  const client = await openRawClient(url)
  client.text(`40${JSON.stringify(handshake)}`)
  for (let tries = 0; tries < 3000; tries += 1) {
    if (client.heard().includes('["welcome"')) return client
    if (client.isClosed()) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Not welcomed: ${client.heard().slice(0, 500)}`)
}
