import { io, type Socket } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import type { Intent } from '../../../core/intents/intent.ts'
import type { AnswerOf } from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { answerBench } from '../harness/child-side.ts'

/** Desks of one workspace that push as fast as they are answered, each within what a desk may. */
const sockets: Socket[] = []
let flooding = false
let running: Promise<unknown> = Promise.resolve()
let accepted = 0
let began = 0

const chunk = (from: number, size: number): Intent[] =>
  Array.from({ length: size }, (_, index) => ({
    id: uuid(),
    seq: from + index,
    at: Date.now(),
    type: 'session.start',
    version: 1,
    payload: { sessionId: uuid(), title: 'Outlook does not sync', problemSummary: 'Since this morning' },
  }))

const flood = async (socket: Socket, size: number): Promise<void> => {
  let next = 1
  let intents = chunk(next, size)
  while (flooding) {
    const answer = (await socket
      .timeout(120_000)
      .emitWithAck('intents:push', { intents })) as AnswerOf<'intents:push'>
    if (!answer.ok) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      continue
    }
    accepted += answer.verdicts.filter((verdict) => verdict.status === 'accepted').length
    next += answer.verdicts.length
    intents = chunk(next, size)
  }
}

const calls = {
  async connect({ url, count, token }: { url: string; count: number; token: string }) {
    for (let at = 0; at < count; at += 1) {
      const auth = { token, deviceId: `flood-${at}`, protocol: protocolVersion }
      const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth })
      await new Promise<void>((resolve, reject) => {
        socket.once('welcome', () => resolve())
        socket.once('connect_error', reject)
      })
      sockets.push(socket)
    }
    return sockets.length
  },
  /** Begins; each message carries `size` actions. */
  begin({ size }: { size: number }) {
    flooding = true
    accepted = 0
    began = performance.now()
    running = Promise.all(sockets.map(async (socket) => flood(socket, size)))
    running.catch(() => undefined)
  },
  /** Ends, and gives back how many actions a second were accepted. */
  async end() {
    flooding = false
    const perSecond = accepted / ((performance.now() - began) / 1000)
    await running
    for (const socket of sockets.splice(0)) socket.disconnect()
    return perSecond
  },
}
export type Flooder = typeof calls

answerBench(calls)
