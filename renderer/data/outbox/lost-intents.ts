import { limits } from '../../../core/protocol/messages.ts'
import type { Connection } from '../wire/connection.ts'
import type { IntentLog } from './intent-log.ts'

/** Resends what the server once accepted but no longer has, because it was restored from a backup. */
export type LostIntents = {
  /** Call it whenever this device has read everything. It does its work once, and retries until it succeeds. */
  sendAgain(): void
  close(): void
}

const retryMs = 3000

export const createLostIntents = (
  parts: { connection: Connection; log: IntentLog },
  events: {
    /** The server was asked about everything; `found` if something has to be resent and is pending now. */
    done(found: boolean): Promise<void>
    /** Runs work while no new intent can get a number. */
    inTurn(work: () => Promise<void>): Promise<void>
    failed(error: unknown): void
  },
): LostIntents => {
  const { connection, log } = parts
  let busy = false
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The intents the server doesn't know; null if it didn't answer. */
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
    // Without a connection, the next one brings this device up to date and back here.
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
