import type { Socket } from 'socket.io-client'
import { alignClock, answerBench, connectBare, sleep, wall } from './page-side.ts'

/** The floor in a page: messages as they come, nothing kept. */
let socket: Socket | null = null
const seen: Record<string, number> = {}

const calls = {
  alignClock,
  async connect(url: string) {
    socket = await connectBare(url)
    socket.on('relayed', ({ id }: { id: string }) => void (seen[id] = wall()))
  },
  /** Sends `body` under each id; gives back when. */
  async run({ ids, gap, body }: { ids: string[]; gap: number; body: unknown }) {
    const clicked: Record<string, number> = {}
    for (const id of ids) {
      clicked[id] = wall()
      socket?.emit('relay', { id, body })
      await sleep(gap)
    }
    return { clicked }
  },
  seen: () => seen,
  /** Reads all batches, as a desk reads pages; gives back how long it took and how many documents there were. */
  async pullAll(url: string) {
    const source = await connectBare(url)
    const started = performance.now()
    let documents = 0
    for (let index = 0, more = true; more; index += 1) {
      const batch = (await source.timeout(60_000).emitWithAck('pull', index)) as {
        changes: unknown[]
        more: boolean
      }
      documents += batch.changes.length
      more = batch.more
    }
    const milliseconds = performance.now() - started
    source.disconnect()
    return { milliseconds, documents }
  },
}
export type BarePage = typeof calls

answerBench(calls)
