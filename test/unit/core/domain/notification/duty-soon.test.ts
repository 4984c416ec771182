import { describe, expect, it } from 'vitest'
import type { NotificationState } from '../../../../../core/domain/notification/notification.ts'
import {
  nextNotificationChange,
  notificationsFor,
} from '../../../../../core/domain/notification/notifications.ts'
import { hour, makePerson, minute, nine } from '../../../../support/samples/make.ts'

const soon = { scheduleId: 'd1', at: nine + 45 * minute, from: nine + hour, text: 'From 10:00.' }
const state: NotificationState = {
  handoffs: [],
  sessions: new Map(),
  people: new Map([['bo', makePerson('bo')]]),
  dutySoon: [soon],
}

describe('that one’s duty begins soon', () => {
  const at = (now: number, person = makePerson('bo')) => notificationsFor(person, state, now)

  it('is told from when they want to hear of it until it has begun', () => {
    expect(at(soon.at - 1)).toEqual([])
    expect(at(soon.at)).toMatchObject([
      { kind: 'duty_soon', key: `duty_soon:d1:${soon.from}`, body: 'From 10:00.', link: '/duty' },
    ])
    expect(at(soon.from - 1)).toHaveLength(1)
    expect(at(soon.from)).toEqual([])
  })

  it('is looked for at both times', () => {
    expect(nextNotificationChange(state, nine)).toBe(soon.at)
    expect(nextNotificationChange(state, soon.at)).toBe(soon.from)
    expect(nextNotificationChange(state, soon.from)).toBeNull()
  })

  it('isn’t told to whoever can’t be on duty any more', () => {
    expect(at(soon.at, makePerson('bo', { role: 'viewer' }))).toEqual([])
    expect(at(soon.at, makePerson('bo', { active: false }))).toEqual([])
  })
})
