import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** The network between one desk and its server, which can be taken away. */
export type FlakyNetwork = {
  /** What the desk believes to be the server. */
  url: string
  /** Whose server new connections reach. */
  route(target: string): void
  /** Cuts every connection and refuses new ones. */
  cut(): void
  /** Lets the desk be heard while every answer is lost, until it is cut: an ack that never comes. */
  swallowAnswers(): void
  restore(): void
  close(): Promise<void>
}

/** Opens a way to a server that can be cut, muted and led elsewhere. */
export const openFlakyNetwork = async (target: string): Promise<FlakyNetwork> => {
  let goal = new URL(target)
  let state: 'up' | 'mute' | 'down' = 'up'
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
    near.pipe(far)
    far.on('data', (chunk) => {
      if (state !== 'mute') near.write(chunk)
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
    swallowAnswers() {
      state = 'mute'
    },
    restore() {
      if (state === 'mute') destroyAll()
      state = 'up'
    },
    async close() {
      destroyAll()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
