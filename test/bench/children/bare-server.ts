import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { answerBench, memoryNow } from '../harness/child-side.ts'
import { sampleSessions, type SampleOptions } from '../sample-sessions.ts'

/**
 * The floor: Socket.IO with nothing behind it.
 *
 * `relay` goes to everyone, the sender included; `pull` answers with the nth batch; `clock` with the time.
 */
const http = createServer()
const io = new Server(http, {
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  maxHttpBufferSize: 2 * 1024 * 1024,
  cors: { origin: true },
})
let batches: unknown[][] = []

io.on('connection', (socket) => {
  void socket.join('everyone')
  socket.on('relay', (message: unknown) => io.to('everyone').emit('relayed', message))
  socket.on('clock', (answer: (now: number) => void) => answer(performance.timeOrigin + performance.now()))
  socket.on('pull', (index: number, answer: (batch: unknown) => void) => {
    answer({ changes: batches[index] ?? [], more: index + 1 < batches.length })
  })
})
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

const calls = {
  url: () => `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
  /** Prepares what `pull` gives: sessions in batches of `size`. */
  load({ size, ...options }: SampleOptions & { size: number }) {
    const changes = sampleSessions(options).map((document) => ({ collection: 'sessions', document }))
    batches = []
    for (let at = 0; at < changes.length; at += size) batches.push(changes.slice(at, at + size))
  },
  memory: memoryNow,
}
export type BareServer = typeof calls

answerBench(calls)
