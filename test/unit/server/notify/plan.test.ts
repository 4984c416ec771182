import { describe, expect, test } from 'vitest'
import { defaultRules } from '../../../../core/notify/personal-rules.ts'
import { type Earlier, planDeliveries, type Telling } from '../../../../server/notify/plan.ts'
import type { Ways } from '../../../../server/notify/ways.ts'

const minute = 60_000
const now = Date.UTC(2026, 11, 1, 2)
const morning = Date.UTC(2026, 11, 1, 7)
const ways: Ways = {
  personId: 'bob',
  canWork: true,
  rules: { ...defaultRules, quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' }] },
  atDesk: false,
  channels: ['email'],
}
const waiting = (dueAt: number, over: Partial<Earlier> = {}): Earlier => ({
  id: 'first',
  channel: 'email',
  why: 'step',
  state: 'held',
  mayBeTold: false,
  dueAt,
  ...over,
})
/** How Bob is told by mail, after what he was sent earlier. */
const mailOf = (
  over: Partial<Telling>,
  earlier: readonly Earlier[],
  { at = now, theirs = ways }: { at?: number; theirs?: Ways } = {},
) =>
  planDeliveries({ why: 'step', onDuty: false, handoffId: 'h', ...over }, theirs, earlier, 'normal', at).find(
    ({ channel }) => channel === 'email',
  )

describe('what already waits for someone', () => {
  const held = waiting(morning)

  test('keeps back what would go out no sooner', () => {
    expect(mailOf({}, [held])).toMatchObject({
      state: 'suppressed',
      reason: 'repeated',
      dueAt: null,
      instead: [],
    })
    const atDesk: Ways = { ...ways, atDesk: true }
    const queued = waiting(now + minute, { state: 'queued' })
    expect(mailOf({ onDuty: true }, [queued], { theirs: atDesk })).toMatchObject({ state: 'suppressed' })
  })

  test('keeps back nothing that breaks through quiet hours, and gives way to it', () => {
    const through = { state: 'queued', dueAt: now, heldUntil: null, instead: ['first'] }
    expect(mailOf({ onDuty: true }, [held])).toMatchObject(through)
    expect(mailOf({ why: 'exhausted', onDuty: true }, [held])).toMatchObject(through)
  })

  test('gives way once their desk is closed', () => {
    const queued = waiting(now + 2 * minute, { state: 'queued' })
    expect(mailOf({ onDuty: true }, [queued])).toMatchObject({
      state: 'queued',
      dueAt: now,
      instead: ['first'],
    })
  })

  test('keeps nothing back if it only asks its claimer whether they work on it', () => {
    const nudge = waiting(morning, { why: 'nudge' })
    expect(mailOf({ why: 'returned' }, [nudge])).toMatchObject({ state: 'held', dueAt: morning })
    expect(mailOf({ why: 'nudge' }, [nudge])).toMatchObject({ state: 'suppressed', reason: 'repeated' })
  })

  test('doesn’t give way once it may have gone out', () => {
    const sending = waiting(morning, { mayBeTold: true })
    expect(mailOf({ onDuty: true }, [sending])).toMatchObject({ state: 'queued', instead: [] })
  })
})
