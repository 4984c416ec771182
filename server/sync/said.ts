import { z } from 'zod'
import { Id } from '../../core/domain/document/id.ts'
import { AssistantSaid, piecesBetween, type SaidSoFar } from '../../core/protocol/assistant-messages.ts'
import type { Said } from '../enrichment/assistant/said-parts.ts'
import type { Presence } from './presence.ts'
import type { After } from './timers.ts'

/** Time between two messages about one answer. Milliseconds. */
const pause = 120
/** After so many messages everything is said again, for desks that have come since. */
const wholeEvery = 16

/** The server's processes, and what one of them heard of another. */
export type SaidPeers = Said & { heard(payload: string): void }

const Told = z.object({ accountId: Id, said: AssistantSaid })

/**
 * Creates it for one process. An answer is written in one process and looked at in any, so every piece goes through the database,
 * as a message that no one has to keep.
 */
export const createSaid = (parts: {
  presence: Pick<Presence, 'connectionsAt'>
  tellConnections: (connections: readonly string[], message: AssistantSaid) => void
  tellProcesses: (payloads: readonly string[]) => Promise<void>
  after: After
  onError: (error: unknown) => void
}): SaidPeers => ({
  begin({ accountId, ...about }) {
    let told: SaidSoFar['text'] = ''
    let wanted = ''
    let messages = 0
    let resting = false
    let ended = false
    const speak = (): void => {
      if (resting || ended) return
      const isWhole = messages > 0 && messages % wholeEvery === 0
      const pieces = piecesBetween(isWhole ? '' : told, wanted)
      if (pieces.length === 0) return
      told = wanted
      messages += 1
      resting = true
      const payloads = pieces.map((piece) => JSON.stringify({ accountId, said: { ...about, ...piece } }))
      // What is lost is said again with the next whole, and in the entry at the latest.
      void parts.tellProcesses(payloads).catch(() => undefined)
      parts.after(pause, () => {
        resting = false
        speak()
      })
    }
    return {
      so(text) {
        wanted = text
        speak()
      },
      end() {
        ended = true
      },
    }
  },
  heard(payload) {
    const told = read(payload)
    if (told === null) {
      parts.onError(new Error('Another process passed on an answer that cannot be understood.'))
      return
    }
    const { accountId, said } = told
    const connections = parts.presence.connectionsAt(accountId, { kind: 'session', id: said.sessionId })
    if (connections.length > 0) parts.tellConnections(connections, said)
  },
})

const read = (payload: string): z.infer<typeof Told> | null => {
  try {
    return Told.safeParse(JSON.parse(payload)).data ?? null
  } catch {
    return null
  }
}
