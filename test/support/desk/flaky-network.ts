import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Which way nothing comes through: what the desk says, what it is told, or either. */
export type Lost = 'asked' | 'answered' | 'all'

/** The network between one desk and its server, which can be taken away. */
export type FlakyNetwork = {
  /** What the desk believes to be the server. */
  url: string
  /** Whose server new connections reach. */
  route(target: string): void
  /** Cuts every connection and refuses new ones. */
  cut(): void
  /** Loses what is said, without a word to either side, until it is cut or restored: an ack that never comes. */
  swallow(what: Lost): void
  restore(): void
  isUp(): boolean
  close(): Promise<void>
}

/** Opens a way to a server that can be cut, muted and led elsewhere. */
export const openFlakyNetwork = async (target: string): Promise<FlakyNetwork> => {
  let goal = new URL(target)
  let state: 'up' | 'down' | Lost = 'up'
  const isLost = (what: Exclude<Lost, 'all'>) => state === what || state === 'all'
  const open = new Set<Socket>()
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  }
  const destroyAll = () => {
    for (const socket of open) socket.destroy()
  }
  const server = createServer((near) => {
    if (state === 'down') {
      near.destroy()
      return
    }
    const far = connect(Number(goal.port), goal.hostname)
    keep(near)
    keep(far)
    near.on('data', (chunk) => {
      if (!isLost('asked')) far.write(chunk)
    })
    far.on('data', (chunk) => {
      if (!isLost('answered')) near.write(chunk)
    })
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    route(next) {
      goal = new URL(next)
      destroyAll()
    },
    cut() {
      state = 'down'
      destroyAll()
    },
    swallow(what) {
      state = what
    },
    restore() {
      // What was lost of a connection leaves a gap in it.
      if (state !== 'up') destroyAll()
      state = 'up'
    },
    isUp: () => state === 'up',
    async close() {
      destroyAll()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
