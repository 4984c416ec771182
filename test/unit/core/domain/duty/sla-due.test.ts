import { describe, expect, it, test } from 'vitest'
import { dueNext, dueTone, pausedClock, targetWords } from '../../../../../core/domain/duty/due.ts'
import { earliestDue, type Sla, type SlaClock } from '../../../../../core/domain/duty/sla.ts'
import { hour, minute, nine } from '../../../../support/samples/make.ts'

const clock = (over: Partial<SlaClock> = {}): SlaClock => ({
  from: 'target',
  minutes: 60,
  state: 'running',
  since: nine,
  startedAt: nine,
  spentMs: 0,
  dueAt: nine + hour,
  warnAt: nine + 48 * minute,
  missed: false,
  warned: false,
  ...over,
})
const sla = (touch: SlaClock | null, resolve: SlaClock | null): Sla => ({
  handoffId: 'h1',
  priority: 'high',
  touch,
  resolve,
})

describe('what is due next', () => {
  it('is the earliest of what runs and what was promised; nothing without any', () => {
    expect(dueNext(null, null)).toBeNull()
    expect(dueNext(sla(null, null), null)).toBeNull()
    const both = sla(clock(), clock({ dueAt: nine + 4 * hour }))
    expect(dueNext(both, null)).toMatchObject({ kind: 'touch', at: nine + hour })
    expect(dueNext(both, nine + 2 * hour)).toMatchObject({ kind: 'touch' })
    expect(dueNext(both, nine + minute)).toMatchObject({ kind: 'promise', clock: null })
    expect(earliestDue(both, nine + minute)).toBe(nine + minute)
  })

  it('isn’t what is done, or waits for the client in time', () => {
    const touched = sla(clock({ state: 'stopped' }), clock({ dueAt: nine + 4 * hour }))
    expect(dueNext(touched, null)).toMatchObject({ kind: 'resolve' })
    const waiting = sla(clock({ state: 'stopped' }), clock({ state: 'paused' }))
    expect(dueNext(waiting, null)).toBeNull()
    expect(pausedClock(waiting)).toMatchObject({ kind: 'resolve' })
    expect(dueNext(waiting, nine + hour)).toMatchObject({ kind: 'promise' })
  })

  it('stays what was missed, also while the client is waited for', () => {
    const missed = sla(null, clock({ state: 'paused', missed: true }))
    expect(dueNext(missed, null)).toMatchObject({ kind: 'resolve', at: nine + hour })
    expect(earliestDue(missed, null)).toBe(nine + hour)
  })

  it('warns from 80 % on, and is over after its time', () => {
    const due = dueNext(sla(clock(), null), null)
    if (due === null) throw new Error('Nothing is due.')
    expect(dueTone(due, nine + 48 * minute - 1)).toBe('calm')
    expect(dueTone(due, nine + 48 * minute)).toBe('soon')
    expect(dueTone(due, nine + hour)).toBe('soon')
    expect(dueTone(due, nine + hour + 1)).toBe('over')
    expect(dueTone({ kind: 'promise', at: nine, clock: null }, nine - 1)).toBe('calm')
  })
})

test.each([
  [1, '1 min'],
  [45, '45 min'],
  [60, '1 h'],
  [90, '1 h 30 min'],
  [4320, '72 h'],
])('%d minutes are %s', (minutes, words) => {
  expect(targetWords(minutes)).toBe(words)
})
