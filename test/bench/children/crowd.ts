import type { Reach } from '../../../core/domain/duty/reach.ts'
import { io, type Socket } from 'socket.io-client'
import { answerBench } from '../harness/child-side.ts'

/** Many clients in one process, so that all of them and the sender go by one clock. */
const sockets: Socket[] = []
/** What every client waits for in this round. */
let round: {
  id: string
  started: number
  /** By client, in the order in which they connected. */
  latencies: number[]
  waiting: number
  done: () => void
} | null = null
/** What the last client of a round was told. */
let lastHeard: Heard = {}

type Heard = { id?: string; changes?: { document: { id: string; reach?: Reach } }[] }

/** An escalation whose every hearer says so, and the bytes of all that they are told meanwhile. */
let reach: { id: string; marked: Set<Socket>; bytes: number; done: () => void } | null = null

const spread = (socket: Socket, message: Heard): void => {
  if (reach === null) return
  reach.bytes += JSON.stringify(message).length
  const document = message.changes?.find((change) => change.document.id === reach?.id)?.document
  if (document === undefined) return
  if (!reach.marked.has(socket) && socket !== sockets[0]) {
    reach.marked.add(socket)
    const mark = { handoffId: reach.id, channel: 'in_app', state: 'delivered', reason: null }
    socket.emit('handoffs:mark', { marks: [mark] })
  }
  if ((document.reach?.delivered.count ?? 0) >= sockets.length - 1) reach.done()
}

const hear = (client: number, message: Heard): void => {
  if (round === null) return
  if (message.id !== round.id && message.changes?.some(({ document }) => document.id === round?.id) !== true)
    return
  if (round.latencies[client] !== undefined) return
  round.latencies[client] = performance.now() - round.started
  round.waiting -= 1
  lastHeard = message
  if (round.waiting === 0) round.done()
}

const connectOne = async (url: string, auth: Record<string, unknown>, waitFor: string): Promise<void> => {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth })
  await new Promise<void>((resolve, reject) => {
    socket.once(waitFor, () => resolve())
    socket.once('connect_error', reject)
  })
  const client = sockets.length
  socket.on('relayed', (message: Heard) => hear(client, message))
  socket.on('sync:changed', (message: Heard) => hear(client, message))
  socket.on('sync:changed', (message: Heard) => spread(socket, message))
  sockets.push(socket)
}

const calls = {
  /** Connects clients, 50 at a time. `waitFor`: the event that says that a client is in. */
  async connect({
    url,
    count,
    auth,
    tokens,
    waitFor,
  }: {
    url: string
    count: number
    auth: Record<string, unknown> | null
    /** One for each client, where they are people of their own. */
    tokens?: readonly string[]
    waitFor: string
  }) {
    for (let at = 0; at < count; at += 50) {
      await Promise.all(
        Array.from({ length: Math.min(50, count - at) }, async (_, index) =>
          connectOne(
            url,
            {
              ...auth,
              deviceId: `crowd-${sockets.length + index}`,
              ...(tokens === undefined ? {} : { token: tokens[at + index] }),
            },
            waitFor,
          ),
        ),
      )
    }
    return sockets.length
  },
  /** Lets one client send, the first unless said, and gives back how long after that each client heard of `id`. Milliseconds. */
  async round({
    event,
    message,
    id,
    from = 0,
  }: {
    event: string
    message: unknown
    id: string
    from?: number
  }) {
    const everyone = new Promise<number[]>((resolve) => {
      const latencies: number[] = []
      const done = () => resolve(latencies)
      round = { id, started: performance.now(), latencies, waiting: sockets.length, done }
    })
    sockets[from]?.emit(event, message)
    const lost = setTimeout(() => {
      throw new Error(`${round?.waiting} of ${sockets.length} did not hear within 30 s.`)
    }, 30_000)
    const latencies = await everyone
    clearTimeout(lost)
    round = null
    return latencies
  },
  /** What the last client of the last round was told. */
  heard: () => lastHeard,
  /** Lets one client escalate and everyone else say that they heard; gives the bytes of all that all were told. */
  async reach({ event, message, id }: { event: string; message: unknown; id: string }) {
    const everybody = new Promise<void>((resolve) => {
      reach = { id, marked: new Set(), bytes: 0, done: resolve }
    })
    sockets[0]?.emit(event, message)
    const lost = setTimeout(() => {
      throw new Error(`Only ${reach?.marked.size} of ${sockets.length} were reached within 60 s.`)
    }, 60_000)
    await everybody
    clearTimeout(lost)
    // The message that says so is still on its way to some.
    await new Promise((resolve) => setTimeout(resolve, 500))
    const bytes = reach?.bytes ?? 0
    reach = null
    return bytes
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
