import { limits } from '../../../core/protocol/messages.ts'
import type { Connection } from '../wire/connection.ts'
import type { IntentLog } from './intent-log.ts'

/** Sends again what the server once accepted and does not have any more, because it was restored from a backup. */
export type LostIntents = {
  /** To be called whenever this device has read everything; does its work once, and tries again until it is done. */
  sendAgain(): void
  close(): void
}

const retryMs = 3000

export const createLostIntents = (
  parts: { connection: Connection; log: IntentLog },
  events: {
    /** The server was asked about everything; `found` when something has to be sent again and now is pending. */
    done(found: boolean): Promise<void>
    /** Runs work while nothing else gets a number. */
    inTurn(work: () => Promise<void>): Promise<void>
    failed(error: unknown): void
  },
): LostIntents => {
  const { connection, log } = parts
  let busy = false
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Those that the server does not know; null when it did not say. */
  const lostAmong = async (ids: readonly string[]): Promise<string[] | null> => {
    const lost: string[] = []
    for (let from = 0; from < ids.length; from += limits.knownIntents) {
      const asked = ids.slice(from, from + limits.knownIntents)
      const answer = await connection.request('intents:known', { ids: asked })
      if (!answer.ok) return null
      const known = new Set(answer.value.ids)
      lost.push(...asked.filter((id) => !known.has(id)))
    }
    return lost
  }

  const work = async (): Promise<void> => {
    const lost = await lostAmong(await log.acceptedIds())
    if (closed) return
    if (lost === null) {
      timer = setTimeout(sendAgain, retryMs)
      return
    }
    if (lost.length > 0) await log.sendAgain(lost)
    await events.done(lost.length > 0)
  }

  const sendAgain = (): void => {
    // Without a connection the next one brings this device up to date, and here again.
    if (busy || closed || !connection.isOnline()) return
    busy = true
    clearTimeout(timer)
    events
      .inTurn(work)
      .catch(events.failed)
      .finally(() => {
        busy = false
      })
  }

  return {
    sendAgain,
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
