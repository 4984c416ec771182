import { io, type Socket } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import { workedOnIn, type Branch } from '../../core/domain/branches/branch.ts'
import { nothingYet } from '../../core/domain/document/checkpoint.ts'
import type { Entry } from '../../core/domain/entry/entry.ts'
import type { Intent } from '../../core/intents/intent.ts'
import type { IntentInput, IntentType } from '../../core/intents/registry.ts'
import type { SignedIn } from '../../core/protocol/auth.ts'
import {
  type AnswerOf,
  type Part,
  type RequestName,
  type RequestOf,
  requests,
} from '../../core/protocol/messages.ts'
import { protocolVersion } from '../../core/protocol/version.ts'

/** One person at work, as the demo's other parts see them. */
export type DemoWorker = Pick<Worker, 'personId' | 'ask' | 'request'>

/** One person at work: a connection that pushes their backdated actions and knows their documents. */
export class Worker {
  readonly personId: string
  readonly #socket: Socket
  readonly #known: Map<string, { rev: number }>
  #reached = nothingYet
  #seq = 0

  constructor(personId: string, socket: Socket, known: Map<string, { rev: number }>) {
    this.personId = personId
    this.#socket = socket
    this.#known = known
  }

  get<T>(id: string): T {
    return this.#known.get(id) as unknown as T
  }

  async act<T extends IntentType>(type: T, payload: IntentInput<T>, at: number): Promise<void> {
    this.#seq += 1
    const intent: Intent = { id: uuid(), seq: this.#seq, at, type, version: 1, payload }
    const answer = requests['intents:push'].answer.parse(
      await this.#socket.timeout(20_000).emitWithAck('intents:push', { intents: [intent] }),
    )
    if (!answer.ok) throw new Error(answer.problem.message)
    const [verdict] = answer.verdicts
    if (verdict?.status === 'rejected') throw new Error(`${type}: ${verdict.message}`)
    await this.pull()
  }

  async request<T extends IntentType>(type: T, payload: IntentInput<T>, at: number): Promise<void> {
    const intent = { id: uuid(), at, type, version: 1, payload }
    const answer = requests['intents:request'].answer.parse(
      await this.#socket.timeout(20_000).emitWithAck('intents:request', { intent }),
    )
    if (!answer.ok) throw new Error(answer.problem.message)
    await this.pull()
  }

  /** Asks the server; throws with its sentence if it says no. */
  async ask<N extends RequestName>(
    name: N,
    request: RequestOf<N>,
  ): Promise<Extract<AnswerOf<N>, { ok: true }>> {
    const answer = requests[name].answer.parse(
      await this.#socket.timeout(60_000).emitWithAck(name, request),
    ) as AnswerOf<N>
    if (!answer.ok) throw new Error(answer.problem.message)
    return answer as Extract<AnswerOf<N>, { ok: true }>
  }

  async pull(): Promise<void> {
    let part: Part | undefined
    for (let more = true; more;) {
      const answer = requests['sync:pull'].answer.parse(
        await this.#socket.timeout(20_000).emitWithAck('sync:pull', {
          after: this.#reached,
          part,
          limit: 1000,
        }),
      )
      if (!answer.ok) {
        if (answer.problem.kind !== 'rate_limited') throw new Error(answer.problem.message)
        await new Promise((resolve) => setTimeout(resolve, 200))
        continue
      }
      for (const { document } of answer.changes) this.#known.set(document.id, document)
      this.#reached = answer.reached
      part = answer.part
      more = answer.more
    }
  }

  /** Ids of the branches on which something was done. */
  workedOn(sessionId: string): ReadonlySet<string> {
    const entries = [...this.#known.values()] as unknown as Entry[]
    return workedOnIn(entries.filter((entry) => 'event' in entry && entry.sessionId === sessionId))
  }

  branches(sessionId: string): Branch[] {
    return [...this.#known.values()].filter(
      (document): document is Branch => 'fork' in document && (document as Branch).sessionId === sessionId,
    )
  }

  close(): void {
    this.#socket.disconnect()
  }
}

/** Connects someone who has signed in, with everything they may know. */
export const connect = async (serverUrl: string, signedIn: SignedIn): Promise<Worker> => {
  const socket = io(serverUrl, {
    transports: ['websocket'],
    reconnection: false,
    auth: { token: signedIn.accessToken, deviceId: uuid(), protocol: protocolVersion },
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('welcome', () => resolve())
    socket.once('connect_error', reject)
  })
  const worker = new Worker(signedIn.identity.personId, socket, new Map())
  await worker.pull()
  return worker
}
