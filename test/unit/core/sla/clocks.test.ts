import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../../../core/domain/duty/response-targets.ts'
import type { SlaClock } from '../../../../core/domain/duty/sla.ts'
import {
  inState,
  targetClock,
  ticketClock,
  tightened,
  withTarget,
  withTicketDue,
} from '../../../../core/sla/clocks.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Monday, 30 November 2026, ten in the morning. */
const ten = Date.UTC(2026, 10, 30, 10)
const office: WorkingCalendar = {
  zone: 'Europe/London',
  hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }],
  holidays: [],
}

const must = <T>(value: T | null): T => {
  if (value === null) throw new Error('There is no clock.')
  return value
}
const started = (minutes = 240): SlaClock => must(targetClock(minutes, ten, office))

describe('a clock of a target', () => {
  it('is due after its working time, and warns at 80 % of it', () => {
    expect(started()).toMatchObject({ dueAt: ten + 4 * hour, warnAt: ten + 192 * minute, state: 'running' })
    // Seven hours are left of Monday; the rest is Tuesday's.
    expect(started(480)).toMatchObject({ dueAt: Date.UTC(2026, 11, 1, 10) })
  })

  it('keeps what is left while it is held, nights and all', () => {
    const held = must(inState(started(), 'paused', ten + hour, office))
    expect(held).toMatchObject({ spentMs: hour, missed: false, since: ten + hour })
    const wednesday = Date.UTC(2026, 11, 2, 9)
    expect(inState(held, 'running', wednesday, office)).toMatchObject({
      dueAt: wednesday + 3 * hour,
      warnAt: wednesday + 132 * minute,
    })
  })

  it('doesn’t count the night before it was held', () => {
    const tuesday = Date.UTC(2026, 11, 1, 9)
    expect(inState(started(480), 'paused', tuesday, office)).toMatchObject({ spentMs: 7 * hour })
  })

  it('warns at once where 80 % were over before', () => {
    const held = must(inState(started(), 'stopped', ten + 200 * minute, office))
    const later = ten + day
    expect(inState(held, 'running', later, office)).toMatchObject({
      warnAt: later,
      dueAt: later + 40 * minute,
    })
  })

  it('stays missed, and due when it was, once it is over', () => {
    const over = must(inState(started(), 'paused', ten + 5 * hour, office))
    expect(over).toMatchObject({ missed: true })
    const again = must(inState(over, 'running', ten + day, office))
    expect(again).toMatchObject({ dueAt: ten + 4 * hour, missed: true })
    expect(inState(again, 'stopped', ten + day + 1, office)).toMatchObject({ missed: true })
  })

  it('is in time at its due time to the millisecond', () => {
    const { dueAt } = started()
    expect(inState(started(), 'stopped', dueAt, office)).toMatchObject({ missed: false })
    expect(inState(started(), 'stopped', dueAt + 1, office)).toMatchObject({ missed: true })
  })

  it('isn’t there where no calendar gets to its end', () => {
    expect(targetClock(60, ten, { ...office, hours: [] })).toBeNull()
    const held = must(inState(started(), 'paused', ten + hour, office))
    expect(inState(held, 'running', ten + day, null)).toBeNull()
    expect(inState(started(), 'stopped', ten + hour, null)).toMatchObject({ state: 'stopped', missed: false })
  })

  it('takes another target as if it had held all along', () => {
    expect(withTarget(started(), 60, office)).toMatchObject({ minutes: 60, dueAt: ten + hour })
    const held = must(inState(started(), 'paused', ten + 2 * hour, office))
    expect(withTarget(held, 60, office)).toMatchObject({ missed: true })
    expect(withTarget(held, 180, office)).toMatchObject({ missed: false, spentMs: 2 * hour })
  })

  it('that was missed stays missed with the same target or a shorter one, and due when it was', () => {
    const held = { ...must(inState(started(), 'paused', ten + 5 * hour, office)), warned: true }
    expect(held).toMatchObject({ missed: true, dueAt: ten + 4 * hour })
    const again = must(inState(held, 'running', ten + day, office))
    for (const clock of [held, again]) {
      expect(withTarget(clock, 240, office)).toEqual(clock)
      expect(withTarget(clock, 60, office)).toMatchObject({
        missed: true,
        dueAt: ten + 4 * hour,
        warned: true,
      })
      expect(withTarget(clock, 480, office)).toMatchObject({ missed: false, minutes: 480 })
    }
    expect(inState(must(withTarget(held, 240, office)), 'stopped', ten + day, office)).toMatchObject({
      missed: true,
    })
  })

  it('warns of each due time once: another one is news, the same one isn’t, nor is going on', () => {
    const warned = { ...started(), warned: true }
    expect(withTarget(warned, 240, office)).toMatchObject({ warned: true })
    expect(withTarget(warned, 300, office)).toMatchObject({ warned: false })
    expect(withTarget(warned, 60, office)).toMatchObject({ warned: false })
    expect(tightened(warned, 60, ten + hour, office)).toMatchObject({ warned: false })
    expect(tightened(warned, 300, ten + hour, office)).toBe(warned)
    const held = must(inState(warned, 'paused', ten + 3 * hour + 30 * minute, office))
    expect(inState(held, 'running', ten + day, office)).toMatchObject({ warned: true })
    expect(withTarget(held, 240, office)).toMatchObject({ warned: true })
    expect(withTarget(held, 480, office)).toMatchObject({ state: 'paused', warned: false })
  })

  it('isn’t held twice, and changes nothing when told what it is', () => {
    const held = must(inState(started(), 'paused', ten + hour, office))
    expect(inState(held, 'paused', ten + 2 * hour, office)).toBe(held)
  })

  it('adds up over any pauses: what ran is what was used up, and no hold moves it forward', () => {
    const spans = fc.array(fc.integer({ min: 0, max: 20 * hour }), { maxLength: 8 })
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 3000 }), (lengths, minutes) => {
        let clock = must(targetClock(minutes, ten, office))
        let now = ten
        let { dueAt } = clock
        for (const length of lengths) {
          now += length
          clock = must(inState(clock, clock.state === 'running' ? 'paused' : 'running', now, office))
          expect(clock.dueAt).toBeGreaterThanOrEqual(dueAt)
          expect(clock.missed).toBe(clock.missed || clock.dueAt < now)
          expect(clock.spentMs).toBeLessThanOrEqual(minutes * minute)
          ;({ dueAt } = clock)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('a clock of a ticket', () => {
  it('is due when the ticket is, and moves with it', () => {
    const clock = ticketClock(ten + 10 * hour, ten)
    expect(clock).toMatchObject({ from: 'ticket', minutes: null, warnAt: ten + 8 * hour })
    expect(withTicketDue(clock, ten + 20 * hour)).toMatchObject({
      dueAt: ten + 20 * hour,
      warnAt: ten + 16 * hour,
    })
    expect(withTicketDue(clock, ten + 10 * hour)).toBe(clock)
    expect(withTicketDue({ ...clock, warned: true }, ten + 20 * hour)).toMatchObject({ warned: false })
  })

  it('leaves pauses to the ticket system, and forgives what was missed when it gives more time', () => {
    const late = must(inState(ticketClock(ten + hour, ten), 'paused', ten + 2 * hour, null))
    expect(late).toMatchObject({ missed: true, dueAt: ten + hour })
    expect(withTicketDue(late, ten + day)).toMatchObject({ missed: false, dueAt: ten + day })
    const held = must(inState(ticketClock(ten + 3 * hour, ten), 'paused', ten + hour, null))
    expect(inState(held, 'running', ten + 2 * hour, null)).toMatchObject({ dueAt: ten + 3 * hour })
  })

  it('is late from the start where the ticket was', () => {
    expect(ticketClock(ten - hour, ten)).toMatchObject({ dueAt: ten - hour, warnAt: ten })
  })
})
