import { describe, expect, it } from 'vitest'
import { endingSoonMs } from '../../../../../core/domain/notification/handover-notifications.ts'
import type { Handover } from '../../../../../core/domain/handover/handover.ts'
import {
  nextNotificationChange,
  notificationsFor,
} from '../../../../../core/domain/notification/notifications.ts'
import {
  hour,
  makeHandover,
  makeHandoverItem,
  makePerson,
  minute,
  nine,
} from '../../../../support/samples/make.ts'

const people = [
  makePerson('ann'),
  makePerson('bo'),
  makePerson('cy', { role: 'admin' }),
  makePerson('vic', { role: 'viewer' }),
]
const state = { handoffs: [], sessions: new Map(), people: new Map(people.map((one) => [one.id, one])) }
const who = (id: string) => state.people.get(id) ?? makePerson(id)
const toldTo = (id: string, handover: Handover) =>
  notificationsFor(who(id), { ...state, handovers: [handover] }, nine).map(({ key, title }) => ({
    key,
    title: title.replace(/[⁨⁩]/gu, ''),
  }))
const item = makeHandoverItem

describe('a shift handover', () => {
  it('is told to whom it was sent to, once the server has it, until it is answered or taken back', () => {
    expect(toldTo('bo', makeHandover())).toEqual([
      { key: 'handover:shift1', title: 'Ann handed over 1 session to you' },
    ])
    expect(toldTo('bo', makeHandover({ acceptedAt: null }))).toEqual([])
    expect(toldTo('bo', makeHandover({ items: [item({ state: 'taken', by: 'bo' })] }))).toEqual([])
    expect(toldTo('bo', makeHandover({ items: [item({ state: 'withdrawn' })] }))).toEqual([])
    for (const id of ['ann', 'cy', 'vic']) expect(toldTo(id, makeHandover())).toEqual([])
  })

  it('that was declined after its time was over is told to whoever sent it', () => {
    const late = item({ state: 'left', by: 'bo', at: nine + minute, reason: 'On site.' })
    expect(toldTo('ann', makeHandover({ items: [late], closedAt: nine + minute }))).toMatchObject([
      { title: 'Bo declined 1 session from your handover' },
      { title: 'No one took over 1 session of yours' },
    ])
    const inTime = { ...late, at: nine }
    expect(toldTo('ann', makeHandover({ items: [inTime], closedAt: nine + minute }))).toHaveLength(1)
  })

  it('is told as a note if its items had ended by the time it arrived, and not at all without one', () => {
    const gone = [item({ state: 'gone' })]
    expect(toldTo('bo', makeHandover({ items: gone, note: 'The VPN is shaky.' }))).toEqual([
      { key: 'handover:shift1', title: 'Ann went off duty and left you a note' },
    ])
    expect(toldTo('bo', makeHandover({ items: gone, note: '' }))).toEqual([])
  })

  it('tells the outgoing person what was declined, again when more is, and when all is taken', () => {
    const declined = item({ state: 'declined', by: 'bo', at: nine + minute, reason: 'On site.' })
    const first = toldTo('ann', makeHandover({ items: [declined, item({ sessionId: 's2' })] }))
    const second = toldTo('ann', makeHandover({ items: [declined, { ...declined, sessionId: 's2' }] }))
    expect(first).toEqual([
      { key: 'handover_declined:shift1:1', title: 'Bo declined 1 session from your handover' },
    ])
    expect(second[0]?.key).toBe('handover_declined:shift1:2')
    const taken = makeHandover({ items: [item({ state: 'taken', by: 'bo', at: nine })] })
    expect(toldTo('ann', taken)).toEqual([
      { key: 'handover_taken:shift1', title: 'Your shift is handed over' },
    ])
  })

  it('tells the outgoing person and admins what no one took', () => {
    const left = makeHandover({ items: [item({ state: 'left' })], answerBy: null, closedAt: nine + hour })
    expect(toldTo('ann', left)[0]?.title).toBe('No one took over 1 session of yours')
    expect(toldTo('cy', left)[0]?.title).toBe('No one took over 1 session from Ann')
    expect(toldTo('bo', left)).toEqual([])
    expect(toldTo('vic', left)).toEqual([])
  })
})

describe('the end of a duty', () => {
  const shift = { endsAt: nine + hour, scheduleId: 'd1', open: 2 }
  const at = (now: number, over: Partial<typeof shift> = {}) =>
    notificationsFor(who('ann'), { ...state, shift: { ...shift, ...over } }, now).map(({ link }) => link)

  it('is told half an hour before, to someone with something open', () => {
    expect(at(nine + hour - endingSoonMs - 1)).toEqual([])
    expect(at(nine + hour - endingSoonMs)).toEqual(['/shift'])
    expect(at(nine + hour)).toEqual([])
    expect(at(nine + hour - 1, { open: 0 })).toEqual([])
  })

  it('wakes the board at its time', () => {
    const next = (now: number, of: typeof shift | null) =>
      nextNotificationChange({ handoffs: [], shift: of }, now)
    expect(next(nine, shift)).toBe(nine + hour - endingSoonMs)
    expect(next(nine + 45 * minute, shift)).toBe(nine + hour)
    expect(next(nine, null)).toBeNull()
  })
})
