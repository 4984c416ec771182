import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notification } from '../../../../../core/domain/notification/notification.ts'
import {
  nextCount,
  noToasts,
  type Toast,
  toastLimit,
  toastsFor,
} from '../../../../../core/domain/notification/toasts.ts'
import { nine, second } from '../../../../support/samples/make.ts'

const notification = (index: number, over: Partial<Notification> = {}): Notification => ({
  key: `escalation:h${index}`,
  kind: 'escalation',
  title: `Notification ${index}`,
  body: 'b',
  link: `/handoffs/h${index}`,
  handoffId: `h${index}`,
  sessionId: 's1',
  priority: 'normal',
  at: nine - index,
  ...over,
})
const many = (count: number, over: Partial<Notification> = {}, from = 0): Notification[] =>
  Array.from({ length: count }, (_, index) => notification(from + index, over))
const keysOf = (list: readonly Notification[]) => new Set(list.map(({ key }) => key))
const first = (fresh: readonly Notification[]) => toastsFor(fresh, noToasts, keysOf(fresh), nine)

describe('toasts', () => {
  it('are one each for up to three notifications', () => {
    expect(first([]).toasts).toEqual([])
    expect(first(many(3)).toasts).toEqual(
      [0, 1, 2].map((index) => ({
        key: `escalation:h${index}`,
        title: `Notification ${index}`,
        body: 'b',
        link: `/handoffs/h${index}`,
        of: [`escalation:h${index}`],
        isRecount: false,
        claim: `h${index}`,
      })),
    )
  })

  it('are one summary for many at once', () => {
    expect(first(many(50)).toasts).toMatchObject([
      {
        key: 'summary',
        title: 'While you were away: 50 escalations waiting',
        body: 'Notification 0',
        link: '/queue',
      },
    ])
    expect(first([...many(3, { kind: 'claimed' }), notification(9)]).toasts).toMatchObject([
      { title: 'While you were away: 1 escalation waiting, 3 other notifications', link: '/queue' },
    ])
    expect(first(many(4, { kind: 'claimed' })).toasts).toMatchObject([
      { title: 'While you were away: 4 other notifications', link: '/notifications' },
    ])
  })

  it('name an urgent escalation in their summary', () => {
    expect(first([...many(4), notification(7, { priority: 'urgent' })]).toasts).toMatchObject([
      { body: 'Notification 7' },
    ])
  })

  it('count in a burst what isn’t seen yet, in one toast that is replaced without a sound', () => {
    const all = many(9)
    let run = first(all.slice(0, 3)).run
    const next = (fresh: readonly Notification[], at: number, seen: readonly string[] = []) => {
      const unseen = new Set([...keysOf(all)].filter((key) => !seen.includes(key)))
      const answer = toastsFor(fresh, run, unseen, nine + at)
      run = answer.run
      return answer.toasts
    }
    expect(next(all.slice(3, 4), second)).toMatchObject([
      { key: 'more', title: '1 more escalation', body: 'Notification 3', link: '/queue', isRecount: false },
    ])
    // Not with each one that comes.
    expect(next(all.slice(4, 5), 2 * second)).toEqual([])
    expect(next(all.slice(5, 7), 3 * second)).toEqual([])
    expect(nextCount(run)).toBe(nine + second + toastLimit.recountMs)
    expect(next([], 11 * second)).toMatchObject([{ title: '4 more escalations', isRecount: true }])
    expect(nextCount(run)).toBeNull()
    expect(next(all.slice(7, 8), 22 * second, ['escalation:h3', 'escalation:h4'])).toMatchObject([
      { title: '3 more escalations', body: 'Notification 7' },
    ])
    // A minute in which nothing came ends it.
    expect(next(all.slice(8), 83 * second)).toMatchObject([{ key: 'escalation:h8' }])
  })

  it('say nothing more once everything that a burst left was seen', () => {
    let run = first(many(3)).run
    run = toastsFor(many(1, {}, 3), run, keysOf(many(4)), nine + second).run
    run = toastsFor(many(1, {}, 4), run, keysOf(many(5)), nine + 2 * second).run
    const later = toastsFor([], run, new Set(), nine + 12 * second)
    expect(later.toasts).toEqual([])
    expect(nextCount(later.run)).toBeNull()
  })

  it('are never more than three and one summary within a minute, and none is lost', () => {
    const gap = fc.integer({ min: 0, max: 40_000 })
    const arrival = fc.tuple(gap, fc.integer({ min: 1, max: 6 }))
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 40 }), (arrivals) => {
        let now = nine
        let run = noToasts
        let made = 0
        const raised: { at: number; toast: Toast }[] = []
        const told = new Set<string>()
        const look = (fresh: readonly Notification[], at: number) => {
          const unseen = keysOf(many(made))
          const answer = toastsFor(fresh, run, unseen, at)
          run = answer.run
          for (const toast of answer.toasts) {
            raised.push({ at, toast })
            for (const key of toast.of) told.add(key)
          }
        }
        const countUntil = (until: number) => {
          for (let at = nextCount(run); at !== null && at <= until; at = nextCount(run)) look([], at)
        }
        for (const [wait, count] of arrivals) {
          countUntil(now + wait)
          now += wait
          const fresh = many(count, {}, made)
          made += count
          look(fresh, now)
        }
        countUntil(Infinity)
        expect(told.size).toBe(made)
        for (const { at } of raised) {
          const within = raised.filter((one) => one.at >= at && one.at < at + toastLimit.withinMs)
          const own = new Set(
            within.filter(({ toast }) => toast.key !== 'more').map(({ toast }) => toast.key),
          )
          expect(own.size).toBeLessThanOrEqual(toastLimit.most)
          const counts = within.filter(({ toast }) => toast.key === 'more')
          // A count and its recounts; a burst may end and another begin within the same minute.
          expect(counts.length).toBeLessThanOrEqual(2 + toastLimit.withinMs / toastLimit.recountMs)
        }
      }),
    )
  })

  it('come again when the clock is set back', () => {
    const { run } = first(many(3))
    expect(toastsFor(many(1, {}, 3), run, keysOf(many(4)), nine - 3_600_000).toasts).toMatchObject([
      { key: 'escalation:h3' },
    ])
  })
})
