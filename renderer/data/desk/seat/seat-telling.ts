import type { Person } from '../../../../core/domain/people/person.ts'
import { underwayStatuses } from '../../../../core/domain/session/session.ts'
import type { Readable } from '../../contract/desk.ts'
import type { Puller } from '../../lists/puller.ts'
import type { LocalState } from '../../lists/what-is-known.ts'
import {
  claimedFromMeSpec,
  documentSpec,
  handoversSpec,
  newsForSpec,
  ownedBySpec,
  openHandoffsSpec,
  peopleSpec,
  schedulesSpec,
} from '../../lists/queries.ts'
import { openMarks, type Marks } from '../../outbox/marks.ts'
import type { Connection } from '../../wire/connection.ts'
import { openNotificationBoard, type NotificationBoard } from '../telling/notification-board.ts'
import { openOwnRules, type OwnRules } from './own-rules.ts'
import type { SeatParts, SeatState } from './seat-parts.ts'
import type { Stored } from './stored.ts'

/** What tells this person of what happened, and what it goes by. */
export type SeatTelling = { board: NotificationBoard; marks: Marks; ownRules: OwnRules }

/**
 * Makes this person's documents available to the lists, and opens their notification board on top. Their own lists
 * follow when they move to another team. The board's `close` releases the lists as well.
 */
export const openSeatTelling = async (
  parts: Pick<SeatParts, 'identity' | 'live' | 'presence' | 'desktop' | 'isFirstToTell' | 'arrived'> & {
    state: LocalState
    stored: Pick<Stored, 'replica' | 'kept' | 'clock'>
    cell: Readable<SeatState>
    connection: Connection
    puller: Pick<Puller, 'isBehind'>
    onError: (where: string) => (error: unknown) => void
  },
): Promise<SeatTelling> => {
  const { live, state, cell, connection } = parts
  const { personId, accountId } = parts.identity
  const { replica, kept } = parts.stored
  const { now } = parts.stored.clock
  const marks = await openMarks({ kept, connection, onError: parts.onError('marks') })
  const ownRules = await openOwnRules({
    kept,
    askServer: async (request, payload) => connection.request(request, payload),
    changed: () => board.refresh(),
    onError: parts.onError('own rules'),
  })
  const me = (await replica.findMany([{ collection: 'people', id: personId }])).get(`people/${personId}`) as
    | Person
    | undefined
  let teamId = me?.teamId ?? null
  const attach = () => live.attach({ state, looker: { personId, teamId, now: now() } })
  attach()
  const people = live.live(peopleSpec)
  const board = await openNotificationBoard({
    personId,
    open: live.live(openHandoffsSpec),
    claimed: live.live(claimedFromMeSpec),
    people,
    news: live.live(newsForSpec(personId)),
    account: live.live(documentSpec('accounts', accountId)),
    // The other open sessions are waiting in a queue.
    owned: (personIds) => live.live(ownedBySpec(personIds, ['active', 'paused'])),
    mine: live.live(ownedBySpec([personId], underwayStatuses)),
    handovers: live.live(handoversSpec),
    schedules: live.live(schedulesSpec),
    kept,
    marks,
    rules: () => ownRules.now.get().rules,
    desktop: parts.desktop,
    now,
    isLookedAt(sessionId) {
      const subject = parts.presence.lookedAt()
      return subject?.kind === 'session' && subject.id === sessionId
    },
    isSettled() {
      const { synced, connection: shown } = cell.get()
      return synced && shown.kind !== 'connecting' && !(connection.isOnline() && parts.puller.isBehind())
    },
    isFirstToTell: parts.isFirstToTell,
    arrived: parts.arrived,
    onError: parts.onError('notifications'),
  })
  const stopPeople = people.subscribe(() => {
    const moved = people.get()?.get(personId)
    if (moved === undefined || moved.teamId === teamId) return
    teamId = moved.teamId
    attach()
  })
  return {
    board: {
      ...board,
      close() {
        board.close()
        stopPeople()
        live.attach(null)
      },
    },
    marks,
    ownRules,
  }
}
