import type { Socket as TcpSocket } from 'node:net'

/** What is needed of an engine's connection: what it queues, and when it hands the queue on. */
type Conn = {
  on(event: 'packetCreate', listener: (packet: { data?: unknown }) => void): unknown
  on(event: 'flush', listener: (packets: readonly { data?: unknown }[]) => void): unknown
}

const sizeOf = ({ data }: { data?: unknown }): number => (typeof data === 'string' ? data.length : 0)

/**
 * Cuts a connection when more than `most` bytes wait for the other side to read them.
 *
 * They wait in two places: as packets, until those before have been written, and in the buffer of the connection
 * below. There is nothing to tell a client that does not read, so it hears nothing; a desk connects again and pulls.
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
