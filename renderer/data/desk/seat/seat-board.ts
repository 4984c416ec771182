import type { DesktopApi } from '../../../../core/bridge/desktop-api.ts'
import type { Person } from '../../../../core/domain/people/person.ts'
import { underwayStatuses } from '../../../../core/domain/session/session.ts'
import type { PersonalRules } from '../../../../core/notify/personal-rules.ts'
import type { Arrival } from '../../contract/desk.ts'
import type { LiveQueries } from '../../lists/live-query.ts'
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
import type { Marks } from '../../outbox/marks.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'
import type { Replica } from '../../store/replica/replica.ts'
import type { FirstToTell } from '../telling/first-to-tell.ts'
import { openNotificationBoard, type NotificationBoard } from '../telling/notification-board.ts'

/**
 * Makes this person's documents available to the lists, and opens their notification board on top. Their own lists
 * follow when they move to another team. Its `close` releases the lists as well.
 */
export const openSeatBoard = async (parts: {
  personId: string
  accountId: string
  live: LiveQueries
  state: LocalState
  replica: Replica
  kept: KeptValues
  marks: Marks
  rules: () => PersonalRules
  desktop: Pick<DesktopApi, 'showToast' | 'closeToast'>
  now: () => number
  isLookedAt: (sessionId: string) => boolean
  isSettled: () => boolean
  isFirstToTell?: FirstToTell | undefined
  arrived: (arrival: Arrival) => void
  onError: (error: unknown) => void
}): Promise<NotificationBoard> => {
  const { personId, live, state, now } = parts
  const me = (await parts.replica.findMany([{ collection: 'people', id: personId }])).get(
    `people/${personId}`,
  ) as Person | undefined
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
    account: live.live(documentSpec('accounts', parts.accountId)),
    // The other open sessions are waiting in a queue.
    owned: (personIds) => live.live(ownedBySpec(personIds, ['active'])),
    mine: live.live(ownedBySpec([personId], underwayStatuses)),
    handovers: live.live(handoversSpec),
    schedules: live.live(schedulesSpec),
    kept: parts.kept,
    marks: parts.marks,
    rules: parts.rules,
    desktop: parts.desktop,
    now,
    isLookedAt: parts.isLookedAt,
    isSettled: parts.isSettled,
    isFirstToTell: parts.isFirstToTell,
    arrived: parts.arrived,
    onError: parts.onError,
  })
  const stopPeople = people.subscribe(() => {
    const moved = people.get()?.get(personId)
    if (moved === undefined || moved.teamId === teamId) return
    teamId = moved.teamId
    attach()
  })
  return {
    ...board,
    close() {
      board.close()
      stopPeople()
      live.attach(null)
    },
  }
}
