import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { calendarText } from '../../core/duty/calendar.ts'
import { personCalendar, scheduleCalendar } from '../../core/duty/duty-calendar.ts'
import { problem } from '../../core/domain/document/problem.ts'
import type { AnswerOf, RequestOf } from '../../core/protocol/messages.ts'
import type { dutyRequests } from '../../core/protocol/duty-messages.ts'
import { readDocument } from '../store/change-log.ts'
import type { DatabaseOf } from '../store/account-databases.ts'
import type { Database } from '../store/database.ts'
import {
  type DutyFeedRow,
  feedsOf,
  findFeed,
  noteRead,
  putFeed,
  removeFeed,
} from '../store/policy/duty-store.ts'
import { everyone } from '../store/people-store.ts'
import { schedulesOf } from '../store/policy/policy-store.ts'
import type { Pusher } from '../deciding/decide-push.ts'

export type DutyRequestName = keyof typeof dutyRequests

/** What handles each request about calendars of duty. */
export type DutyHandlers = {
  [N in DutyRequestName]: (from: Pusher, request: RequestOf<N>) => Promise<AnswerOf<N>>
}

/** 384 bits: no one guesses it, so its hash needs no salt; and as long as what logs recognize as a token. */
const token = /^[A-Za-z0-9_-]{64}$/u
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

const gone = problem('not_found', 'An admin deleted this schedule.')
const noAccess = problem('deactivated', 'You no longer have access to this workspace.')

const shown = ({ id, scheduleId, createdAt, readAt }: DutyFeedRow) => ({ id, scheduleId, createdAt, readAt })

export const createDutyHandlers = (parts: {
  databaseOf: DatabaseOf
  clock: () => number
  publicUrl: string | null
}): DutyHandlers => ({
  'duty-feeds:list': async ({ accountId, personId }) => ({
    ok: true,
    feeds: (await feedsOf(parts.databaseOf(accountId), accountId, personId)).map(shown),
  }),
  async 'duty-feeds:renew'({ accountId, personId }, { scheduleId }) {
    const { clock, publicUrl } = parts
    const db = parts.databaseOf(accountId)
    const person = await readDocument(db, accountId, 'people', personId)
    if (person === null || !person.active) return { ok: false, problem: noAccess }
    if (scheduleId !== null) {
      const schedule = await readDocument(db, accountId, 'schedules', scheduleId)
      if (schedule === null || schedule.removed) return { ok: false, problem: gone }
    }
    const secret = randomBytes(48).toString('base64url')
    const feed = { id: randomUUID(), accountId, personId, scheduleId, createdAt: clock() }
    await putFeed(db, feed, hashOf(secret))
    return {
      ok: true,
      feed: shown({ ...feed, readAt: null }),
      url: `${publicUrl ?? ''}/calendar/${secret}.ics`,
    }
  },
  async 'duty-feeds:remove'(from, { id }) {
    await removeFeed(parts.databaseOf(from.accountId), from, id)
    return { ok: true }
  },
})

/** Reads the calendar behind the last part of an address; null if it never was, was ended, or its owner no longer has access. */
export const createDutyFeeds =
  (parts: {
    /** For finding out whose address it is. */
    db: Database
    databaseOf: DatabaseOf
    clock: () => number
  }) =>
  async (secret: string): Promise<string | null> => {
    if (!token.test(secret)) return null
    const now = parts.clock()
    const feed = await findFeed(parts.db, hashOf(secret))
    if (feed === null) return null
    const db = parts.databaseOf(feed.accountId)
    await noteRead(db, feed.id, now)
    const people = await everyone(db, feed.accountId)
    const owner = people.find(({ id }) => id === feed.personId)
    if (owner === undefined || !owner.active) return null
    const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? 'Someone'
    const schedules = await schedulesOf(db, feed.accountId)
    if (feed.scheduleId === null) return calendarText(personCalendar(owner, schedules, nameOf, now))
    const schedule = schedules.find(({ id, removed }) => id === feed.scheduleId && !removed)
    return schedule === undefined ? null : calendarText(scheduleCalendar(schedule, nameOf, now))
  }
