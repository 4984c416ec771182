import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { TestDatabase } from './test-cluster.ts'
import type { Connection } from '../../../server/store/database.ts'

/** The way from a server to its database, which may become a black hole: nothing comes through, and nothing is said of it. */
export type PostgresWay = {
  connection: Connection
  /** Swallows everything on connections that are open, and lets new ones hang. */
  swallow(): void
  /** Lets new connections through again; those of before stay dead. */
  restore(): void
  close(): Promise<void>
}

/** Opens a way to a test's database. */
export const openPostgresWay = async (database: TestDatabase): Promise<PostgresWay> => {
  const { host, port, user } = database.config
  let isHole = false
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    let dead = isHole
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('data', (chunk) => {
        dead = dead || isHole
        if (!dead) to.write(chunk)
      })
      from.on('error', () => from.destroy())
      from.on('close', () => {
        open.delete(from)
        if (!dead) to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    connection: {
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      user,
      database: database.name,
    },
    swallow() {
      isHole = true
    },
    restore() {
      isHole = false
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
