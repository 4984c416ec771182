import { problem } from '../../../language/problems.ts'
import { endsSignIn } from '../../wire/auth-client.ts'
import type { ConnectionEvents } from '../../wire/connection-events.ts'
import type { Connection } from '../../wire/connection.ts'
import type { SeatFiles } from './seat-files.ts'
import type { SeatParts } from './seat-parts.ts'
import type { SeatStatus } from './seat-status.ts'
import type { SeatSync } from './seat-sync.ts'
import type { SeatTelling } from './seat-telling.ts'
import type { Stored } from './stored.ts'

const someoneElse = problem(
  'session_expired',
  'Someone else has signed in here. Sign in again; what you wrote is still here.',
)

/** Who is welcome: whether the server took this connection's person for the one at this seat. */
export type Welcome = { isGiven: boolean; role: SeatParts['identity']['role'] }

export type SeatHearsParts = Pick<
  SeatParts,
  'identity' | 'presence' | 'said' | 'contents' | 'files' | 'ended'
> &
  SeatSync &
  SeatTelling & {
    welcome: Welcome
    stored: Stored
    connection: Connection
    seat: SeatStatus
    sendFiles: SeatFiles
    onError: (where: string) => (error: unknown) => void
  }

/** What a seat does with what comes over its connection. */
export const seatHears = (parts: SeatHearsParts): ConnectionEvents => {
  const { identity, welcome, stored, connection, puller, board, ownRules } = parts
  const { changed, troubles } = parts.seat

  const online = (): void => {
    parts.outbox.run()
    parts.marks.flush()
    parts.sendFiles.files.online()
    parts.sendFiles.sendOldAgain()
    if (!welcome.isGiven) return
    ownRules.read()
    parts.presence.connected({
      personId: identity.personId,
      look: async (subject, away) =>
        connection.request('presence:look', { subject, ...(away ? { away } : {}) }),
    })
  }

  return {
    stateChanged(next) {
      stored.status.connectionChanged(next)
      changed({ connection: stored.status.connection() })
      if (next === 'online') online()
      else {
        parts.presence.disconnected()
        parts.said.disconnected()
      }
      parts.files.changed(null)
      parts.contents.changed()
      board.refresh()
    },
    welcome(message) {
      welcome.isGiven = message.personId === identity.personId && message.accountId === identity.accountId
      if (!welcome.isGiven) {
        // At once: what waits here would go out in their name.
        connection.close()
        return parts.ended(someoneElse)
      }
      stored.clock.heard(message.now)
      welcome.role = message.role
      changed({ clockSkew: stored.clock.skew(), problem: troubles.problem() })
      // Not before this turn ends, because the connection is only about to be online.
      queueMicrotask(() => puller.welcomed(message.head, message.recognised))
    },
    serverTime(at) {
      if (welcome.isGiven && stored.clock.heard(at)) changed({ clockSkew: stored.clock.skew() })
    },
    changed: puller.changed,
    presence: parts.presence.changed,
    said: parts.said.heard,
    rulesChanged: ownRules.read,
    malformed(event) {
      parts.onError('malformed')(new Error(`The server sent a ${event} that cannot be understood.`))
      puller.pull()
    },
    // An outdated app keeps its seat, because signing in again wouldn't help.
    rejected: (why) => (endsSignIn(why) ? parts.ended(why) : changed({ problem: why })),
    blocked: (why) => changed({ problem: why }),
  }
}
