import type { Socket as TcpSocket } from 'node:net'

/** The part of an engine's connection we need: what it queues, and when it flushes the queue. */
type Conn = {
  on(event: 'packetCreate', listener: (packet: { data?: unknown }) => void): unknown
  on(event: 'flush', listener: (packets: readonly { data?: unknown }[]) => void): unknown
}

const sizeOf = ({ data }: { data?: unknown }): number => (typeof data === 'string' ? data.length : 0)

/**
 * Cuts a connection when more than `most` bytes are waiting for the other side to read them.
 *
 * They wait in two places: as packets, until earlier ones have been written, and in the underlying connection's buffer.
 * A client that doesn't read can't be told anything, so it is just cut; a desk reconnects and pulls.
 */
export const limitUnread = (
  conn: Conn,
  connection: TcpSocket,
  most: number,
  onCut: (bytes: number) => void,
): { bytes(): number } => {
  let queued = 0
  const bytes = () => queued + connection.writableLength
  conn.on('flush', () => {
    queued = 0
  })
  conn.on('packetCreate', (packet) => {
    queued += sizeOf(packet)
    if (bytes() <= most || connection.destroyed) return
    onCut(bytes())
    connection.destroy()
  })
  return { bytes }
}
