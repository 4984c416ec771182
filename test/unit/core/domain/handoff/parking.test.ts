import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parkedUntil, parkingOf } from '../../../../../core/domain/handoff/parking.ts'
import { handoffLine } from '../../../../../core/domain/timeline/session-export.ts'
import { hour, makeHandoff, makeSession, minute, nine } from '../../../../support/samples/make.ts'

describe('a parked session', () => {
  it('is due once its time has come or it was woken, whichever is first', () => {
    const time = fc.option(fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(time, time, fc.boolean(), fc.nat(20), (wakeAt, wokeAt, wakeOnReply, now) => {
        const parking = parkingOf({ wakeAt, wokeAt, wakeOnReply }, now)
        const isDue = wokeAt !== null || (wakeAt !== null && wakeAt <= now)
        expect(parking !== 'asleep').toBe(isDue)
        // Only what waits for a reply, and woke before its time, was woken by one.
        if (parking === 'replied') expect(wakeOnReply && wokeAt !== null && wokeAt !== wakeAt).toBe(true)
      }),
    )
    expect(parkingOf({ wakeAt: nine, wokeAt: nine - 1, wakeOnReply: true }, nine + hour)).toBe('replied')
    expect(parkingOf({ wakeAt: nine, wokeAt: nine + 1, wakeOnReply: true }, nine + hour)).toBe('due')
  })

  it('says until when', () => {
    const at = () => '3:00 PM'
    expect(parkedUntil({ wakeAt: null, wakeOnReply: false }, '1', at)).toBeNull()
    expect(parkedUntil({ wakeAt: null, wakeOnReply: true }, '48213', at)).toBe('a reply on #48213')
    expect(parkedUntil({ wakeAt: nine, wakeOnReply: true }, '48213', at)).toBe('3:00 PM or a reply on #48213')
    expect(parkedUntil({ wakeAt: nine, wakeOnReply: true }, null, at)).toBe('3:00 PM or a reply')
  })

  it('says so in its export', () => {
    const handoff = makeHandoff({ intent: 'park', handedOffBy: 'ann', wakeAt: nine, wakeOnReply: true })
    const contents = {
      session: makeSession(),
      entries: [],
      branches: [],
      facts: [],
      fixes: [],
      handoffs: [handoff],
      names: new Map([['ann', 'Ann']]),
      exportedAt: nine + minute,
    }
    const snapshot = { ...handoff.snapshot, psaTicketId: '48213' }
    expect(handoffLine(contents, { ...handoff, snapshot })).toBe(
      'Ann parked it until 2026-11-20 09:00 AM UTC or a reply on #48213',
    )
  })
})
