import { succeed, type Problem, type Result } from '../../../core/domain/document/problem.ts'
import { answered, fail } from '../../language/problems.ts'
import type { Intent, RequestIntent } from '../../../core/intents/intent.ts'
import { definitionOf, type IntentType } from '../../../core/intents/registry.ts'
import type { ActingAs, Desk } from '../contract/desk.ts'
import type { JudgeStorage } from '../contract/storage-problem.ts'
import type { Connection } from '../wire/connection.ts'
import { checkPayload, checkSize } from './check-payload.ts'
import { rejectionOf, type IntentLog } from './intent-log.ts'
import { createLostIntents } from './lost-intents.ts'
import type { Foreseen } from './overlay.ts'
import { createPusher } from './pusher.ts'

/** Whoever shows documents, as far as the outbox needs to know. */
export type Stage = {
  /** Decides the way the server would. */
  foresee(intent: RequestIntent): Promise<Result<Foreseen>>
  /** Shows the outcome of an intent just appended to the log. */
  show(foreseen: Foreseen): void
  /** The log changed other than by appending: verdicts arrived, numbers changed. */
  intentsChanged(): void
  /** Intents started being sent, or are no longer being sent. */
  sending(isSending: boolean): void
  /** Holds the server's changes back until the returned function is called with false. */
  keepBack(isKept: boolean): void
  /** Resolves when the shown state has reached `rev`. */
  reached(rev: number): Promise<void>
}

/** What this device does: appended to its log, shown, sent in order, and settled by the server's verdict. Nothing is queued by a request. */
export type Outbox = Pick<Desk, 'act' | 'request' | 'discard'> & {
  /** There is a connection: sends what is waiting. */
  run(): void
  /**
   * The server was restored from a backup, and this device has read everything again: resends what was accepted once
   * and is now missing. Call it after every complete read, until `lostSentAgain` is called.
   */
  sendLostAgain(): void
  /** Stops sending; resolves when the last act is stored. */
  close(): Promise<void>
}

/** How long a granted request waits for its outcome to arrive. Milliseconds. */
const outcomeMs = 3000

/** Makes the outbox on top of this device's log. It sends when told that there is a connection. */
export const createOutbox = (parts: {
  log: IntentLog
  connection: Connection
  stage: Stage
  /** The images in a payload have to be sent from now on. Fails if one isn't on this device. */
  commitFiles: (payload: Record<string, unknown>) => Promise<Result<void>>
  /** The server was asked about everything it may have lost, and what it lacks is pending. */
  lostSentAgain: () => Promise<void>
  /** What a failure to store means. */
  judge: JudgeStorage
  newId: () => string
  now: () => number
  /** Why the server is taking no more for a while; null once it does again. */
  held: (why: Problem | null) => void
  /** The number of waiting intents, or the rejected ones, changed. */
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
      return { ok: false, problem: await parts.judge(error) }
    }
  }

  /**
   * Stores an intent and sends it, both at the same time if nothing else is waiting, because a disk takes as long as a
   * server.
   */
  const storeAndSend = async (intent: Intent, foreseen: Foreseen): Promise<Result<void>> => {
    // The server may answer before the disk does; the answer is processed once the intent is stored and shown.
    stage.keepBack(true)
    // First, because the disk is what the person waits for.
    const storing = store(intent, foreseen).finally(() => stage.keepBack(false))
    const ahead = pusher.sendAhead(intent)
    const stored = await storing
    if (ahead === null) {
      pusher.run()
      return stored
    }
    if (stored.ok) {
      ahead.stored()
      return stored
    }
    // It was sent anyway, so the server's answer counts.
    const verdict = await ahead.verdict()
    if (verdict === null) return stored
    return verdict.status === 'accepted' ? succeed(undefined) : { ok: false, problem: rejectionOf(verdict) }
  }

  const actNow = async (
    type: IntentType,
    raw: unknown,
    as?: ActingAs,
  ): Promise<Result<{ intentId: string }>> => {
    const before = as?.isRepeated === true ? await log.outcomeOf(as.intentId) : null
    if (before !== null) return before.ok ? succeed({ intentId: as?.intentId ?? '' }) : before
    const checked = checkPayload(type, raw)
    if (!checked.ok) return checked
    const { version, payload } = checked.value
    const intent: Intent = {
      id: as?.intentId ?? parts.newId(),
      seq: log.nextSeq(),
      at: parts.now(),
      type,
      version,
      payload,
    }
    const size = checkSize(intent)
    if (!size.ok) return size
    const foreseen = answered(await stage.foresee(intent))
    if (!foreseen.ok) return foreseen
    if (closed) return fail('internal', 'This window has been closed or taken over. Try again.')
    // Before the intent: if interrupted here, an image is left over, but no entry refers to a missing one.
    const committed = await parts.commitFiles(payload)
    if (!committed.ok) return committed
    const stored = await storeAndSend(intent, foreseen.value)
    return stored.ok ? succeed({ intentId: intent.id }) : stored
  }

  /** One act at a time: numbers must have no gaps, and each act is decided on the result of the one before. */
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
        // Its intents have new numbers, under a new id for this device.
        connection.restart()
      },
      failed: parts.onError,
    },
  )

  return {
    async act(type, payload, as) {
      if (definitionOf(type)?.mode === 'request') {
        return fail('online_only', 'This only works online. Try again when you’re back online.')
      }
      return inTurn(async () => actNow(type, payload, as))
    },
    async request(type, raw, as) {
      const checked = checkPayload(type, raw)
      if (!checked.ok) return checked
      const intent: RequestIntent = {
        id: as?.intentId ?? parts.newId(),
        at: parts.now(),
        type,
        ...checked.value,
      }
      const answer = await connection.request('intents:request', { intent })
      if (!answer.ok) return answer
      const { rev } = answer.value
      // Stored in case the server loses it; nothing waits for that.
      log.keepGranted(intent, rev).catch(parts.onError)
      // The caller will look at the outcome next, and it is about to arrive if it hasn't already.
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
