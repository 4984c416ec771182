import { io, type Socket } from 'socket.io-client'
import { answerBench } from '../harness/child-side.ts'

/** Many clients in one process, so that all of them and the sender go by one clock. */
const sockets: Socket[] = []
/** What every client waits for in this round. */
let round: { id: string; started: number; latencies: number[]; done: () => void } | null = null

type Heard = { id?: string; changes?: { document: { id: string } }[] }

const hear = (message: Heard): void => {
  if (round === null) return
  if (message.id !== round.id && message.changes?.some(({ document }) => document.id === round?.id) !== true)
    return
  round.latencies.push(performance.now() - round.started)
  if (round.latencies.length === sockets.length) round.done()
}

const connectOne = async (url: string, auth: Record<string, unknown>, waitFor: string): Promise<void> => {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth })
  await new Promise<void>((resolve, reject) => {
    socket.once(waitFor, () => resolve())
    socket.once('connect_error', reject)
  })
  socket.on('relayed', hear)
  socket.on('sync:changed', hear)
  sockets.push(socket)
}

const calls = {
  /** Connects clients, 50 at a time. `waitFor`: the event that says that a client is in. */
  async connect({
    url,
    count,
    auth,
    waitFor,
  }: {
    url: string
    count: number
    auth: Record<string, unknown> | null
    waitFor: string
  }) {
    for (let at = 0; at < count; at += 50) {
      await Promise.all(
        Array.from({ length: Math.min(50, count - at) }, async (_, index) =>
          connectOne(url, { ...auth, deviceId: `crowd-${at + index}` }, waitFor),
        ),
      )
    }
    return sockets.length
  },
  /** Lets one client send, and gives back how long after that each client heard of `id`. Milliseconds. */
  async round({ event, message, id }: { event: string; message: unknown; id: string }) {
    const everyone = new Promise<number[]>((resolve) => {
      const latencies: number[] = []
      round = { id, started: performance.now(), latencies, done: () => resolve(latencies) }
    })
    sockets[0]?.emit(event, message)
    const lost = setTimeout(() => {
      throw new Error(`Only ${round?.latencies.length} of ${sockets.length} heard within 30 s.`)
    }, 30_000)
    const latencies = await everyone
    clearTimeout(lost)
    round = null
    return latencies
  },
  /** Asks something of the server by one client. */
  ask: async ({ event, message }: { event: string; message: unknown }) =>
    (await sockets[0]?.timeout(20_000).emitWithAck(event, message)) as unknown,
  disconnect() {
    for (const socket of sockets.splice(0)) socket.disconnect()
  },
}
export type Crowd = typeof calls

answerBench(calls)
