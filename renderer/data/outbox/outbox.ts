import { fail, succeed, type Problem, type Result } from '../../../core/domain/problem.ts'
import type { Intent, RequestIntent } from '../../../core/intents/intent.ts'
import { definitionOf, type IntentInput, type IntentType } from '../../../core/intents/registry.ts'
import { storageProblem } from '../contract/storage-problem.ts'
import type { Connection } from '../wire/connection.ts'
import { checkPayload, checkSize } from './check-payload.ts'
import { rejectionOf, type IntentLog } from './intent-log.ts'
import { createLostIntents } from './lost-intents.ts'
import type { Foreseen } from './overlay.ts'
import { createPusher } from './pusher.ts'

/** Whoever shows documents, as far as the outbox needs it. */
export type Stage = {
  /** Decides as the server would. */
  foresee(intent: RequestIntent): Promise<Result<Foreseen>>
  /** Shows the outcome of an intent that has just been appended to the log. */
  show(foreseen: Foreseen): void
  /** The log changed other than by appending: verdicts came, numbers changed. */
  intentsChanged(): void
  /** Intents are on their way, or are not any more. */
  sending(isSending: boolean): void
  /** Keeps what the server says back until it is called with false. */
  keepBack(isKept: boolean): void
  /** Resolves when what is shown has reached `rev`. */
  reached(rev: number): Promise<void>
}

/** What this device does: appended to its log, shown, sent in order, and settled by what the server says of it. */
export type Outbox = {
  /** Foresees the outcome, stores the intent (one strict commit), shows it. Rejections store nothing. */
  act<T extends IntentType>(type: T, payload: IntentInput<T>): Promise<Result<{ intentId: string }>>
  /** Asks the server for what only it can decide. Nothing waits on the device: `offline` or `timeout` when it cannot. */
  request<T extends IntentType>(type: T, payload: IntentInput<T>): Promise<Result<{ rev: number }>>
  discard(intentId: string): Promise<void>
  /** There is a connection: sends what waits. */
  run(): void
  /**
   * The server was restored from a backup, and this device has read everything anew: what was accepted once and is
   * not there any more is sent again. To be called whenever everything was read, until `lostSentAgain` is called.
   */
  sendLostAgain(): void
  /** Sends nothing any more; resolves when the last act is stored. */
  close(): Promise<void>
}

/** How long a granted request waits for its outcome to arrive. Milliseconds. */
const outcomeMs = 3000

/** Makes the outbox over the log of this device. It sends when it is told that there is a connection. */
export const createOutbox = (parts: {
  log: IntentLog
  connection: Connection
  stage: Stage
  /** The images that a payload refers to are to be sent from now on. Fails when one is not on this device. */
  commitImages: (payload: Record<string, unknown>) => Promise<Result<void>>
  /** The server was asked about everything it may have lost, and what it lacks is pending. */
  lostSentAgain: () => Promise<void>
  newId: () => string
  now: () => number
  /** The server takes no more for a while, and why; null once it does again. */
  held: (why: Problem | null) => void
  /** How many wait, or what was rejected, is another. */
  changed: () => void
  onError: (error: unknown) => void
}): Outbox => {
  const { log, connection, stage } = parts
  let closed = false
  const intentsChanged = (): void => {
    stage.intentsChanged()
    parts.changed()
  }
  const pusher = createPusher(
    { connection, log },
    { sending: stage.sending, settled: intentsChanged, held: parts.held, failed: parts.onError },
  )

  const store = async (intent: Intent, foreseen: Foreseen): Promise<Result<void>> => {
    try {
      await log.append(intent)
      stage.show(foreseen)
      parts.changed()
      return succeed(undefined)
    } catch (error) {
      parts.onError(error)
      return { ok: false, problem: storageProblem(error) }
    }
  }

  /** Stores an intent and sends it, both at once when nothing else waits: a disk takes as long as a server. */
  const storeAndSend = async (intent: Intent, foreseen: Foreseen): Promise<Result<void>> => {
    // The server may be faster than the disk; what it says is taken in once the intent is stored and shown.
    stage.keepBack(true)
    const ahead = pusher.sendAhead(intent)
    const stored = await store(intent, foreseen).finally(() => stage.keepBack(false))
    if (ahead === null) {
      pusher.run()
      return stored
    }
    if (stored.ok) {
      ahead.stored()
      return stored
    }
    // It was sent all the same: what the server says of it holds.
    const verdict = await ahead.verdict()
    if (verdict === null) return stored
    return verdict.status === 'accepted' ? succeed(undefined) : { ok: false, problem: rejectionOf(verdict) }
  }

  const actNow = async (type: IntentType, raw: unknown): Promise<Result<{ intentId: string }>> => {
    const checked = checkPayload(type, raw)
    if (!checked.ok) return checked
    const { version, payload } = checked.value
    const intent: Intent = {
      id: parts.newId(),
      seq: log.nextSeq(),
      at: parts.now(),
      type,
      version,
      payload,
    }
    const size = checkSize(intent)
    if (!size.ok) return size
    const foreseen = await stage.foresee(intent)
    if (!foreseen.ok) return foreseen
    if (closed) return fail('internal', 'This window has been closed or taken over. Try again.')
    // Before the intent: cut short here, an image is left over, and no entry refers to one that is not there.
    const committed = await parts.commitImages(payload)
    if (!committed.ok) return committed
    const stored = await storeAndSend(intent, foreseen.value)
    return stored.ok ? succeed({ intentId: intent.id }) : stored
  }

  /** One act after the other: numbers have no gaps, and each is decided on what the one before has left. */
  let acts: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = acts.then(work)
    acts = done.catch(() => undefined)
    return done
  }
  const lost = createLostIntents(
    { connection, log },
    {
      inTurn,
      async done(found) {
        await parts.lostSentAgain()
        if (!found) return
        intentsChanged()
        // Its intents have new numbers, under another name of this device.
        connection.restart()
      },
      failed: parts.onError,
    },
  )

  return {
    async act(type, payload) {
      if (definitionOf(type)?.mode === 'request') {
        return fail(
          'online_only',
          'This needs an answer from the server at once, so it cannot wait on the device.',
        )
      }
      return inTurn(async () => actNow(type, payload))
    },
    async request(type, raw) {
      const checked = checkPayload(type, raw)
      if (!checked.ok) return checked
      const intent: RequestIntent = { id: parts.newId(), at: parts.now(), type, ...checked.value }
      const answer = await connection.request('intents:request', { intent })
      if (!answer.ok) return answer
      const { rev } = answer.value
      // Kept in case that the server loses it; nothing waits for that.
      log.keepGranted(intent, rev).catch(parts.onError)
      // Whoever asked will look at the outcome next; it is about to arrive, if it has not.
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, outcomeMs)
      })
      await Promise.race([stage.reached(rev), late])
      clearTimeout(timer)
      return succeed({ rev })
    },
    async discard(intentId) {
      await log.discard(intentId)
      parts.changed()
    },
    run: pusher.run,
    sendLostAgain: lost.sendAgain,
    async close() {
      closed = true
      pusher.close()
      lost.close()
      await acts
    },
  }
}
