import type { IncomingMessage } from 'node:http'
import type { Socket as TcpSocket } from 'node:net'
import type { WireLimits } from './wire-limits.ts'

/** Limits connections that haven't identified themselves yet, in number, size and time. */
export type Strangers = {
  /** A connection request arrived. Returns false if too many are pending from that address. Starts the time limit. */
  knock(request: IncomingMessage): boolean
  /** It is a WebSocket now. Starts the byte limit. */
  opened(request: IncomingMessage): void
  /** It identified itself and was admitted. */
  known(connection: TcpSocket): void
  count(): number
}

type Stranger = { count(chunk: Buffer): void; forget(): void }

/** Watches unidentified connections. `addressOf` returns a request's address as seen through trusted proxies. */
export const createStrangers = (parts: {
  limits: Pick<WireLimits, 'strangerBytes' | 'strangerMs' | 'strangersPerAddress'>
  addressOf: (request: IncomingMessage) => string
}): Strangers => {
  const { limits } = parts
  const byAddress = new Map<string, number>()
  const strangers = new Map<TcpSocket, Stranger>()

  return {
    knock(request) {
      const connection = request.socket
      const address = parts.addressOf(request)
      const others = byAddress.get(address) ?? 0
      if (others >= limits.strangersPerAddress) return false
      byAddress.set(address, others + 1)
      let bytes = 0
      const timer = setTimeout(() => connection.destroy(), limits.strangerMs).unref()
      const stranger: Stranger = {
        count(chunk) {
          bytes += chunk.length
          if (bytes > limits.strangerBytes) connection.destroy()
        },
        forget() {
          clearTimeout(timer)
          connection.off('data', stranger.count)
          connection.off('close', stranger.forget)
          strangers.delete(connection)
          const left = (byAddress.get(address) ?? 1) - 1
          if (left === 0) byAddress.delete(address)
          else byAddress.set(address, left)
        },
      }
      strangers.set(connection, stranger)
      connection.once('close', stranger.forget)
      return true
    },
    opened({ socket }) {
      const stranger = strangers.get(socket)
      if (stranger !== undefined) socket.on('data', stranger.count)
    },
    known: (connection) => strangers.get(connection)?.forget(),
    count: () => strangers.size,
  }
}
