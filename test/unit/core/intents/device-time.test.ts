import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedTime, longestOffline } from '../../../../core/intents/defining/device-time.ts'
import { hour, makeWorldWithSession, minute, nine, type World } from '../../../support/samples/make.ts'

const day = 24 * hour

describe('the time of an action', () => {
  it('is what the device says, also hours after it was done without a network', () => {
    expect(boundedTime(nine - 7 * hour, nine - 8 * hour, nine)).toBe(nine - 7 * hour)
    expect(boundedTime(nine - 7 * hour, null, nine)).toBe(nine - 7 * hour)
  })

  it('is bounded where a clock is wrong by years', () => {
    expect(boundedTime(nine + 3111 * day, null, nine)).toBe(nine)
    expect(boundedTime(nine - 3111 * day, null, nine)).toBe(nine - longestOffline)
    expect(boundedTime(nine - 3111 * day, nine - hour, nine)).toBe(nine - hour)
  })

  it('never lies in the future nor before the device’s previous action, whatever is said', () => {
    const times = fc.integer({ min: 0, max: 1e14 })
    fc.assert(
      fc.property(fc.array(times, { maxLength: 20 }), times, (said, start) => {
        let previous: number | null = null
        let now = start
        for (const time of said) {
          const at = boundedTime(time, previous, now)
          expect(at).toBeLessThanOrEqual(now)
          expect(at).toBeGreaterThanOrEqual(previous ?? 0)
          previous = at
          now += 1
        }
      }),
    )
  })
})

describe('what an action leaves behind', () => {
  /** Everything that a device can date, on a session that starts at nine, by a device that says it is 2018. */
  const acts: [string, (world: World) => World][] = [
    [
      'a note',
      (world) =>
        world.must('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'x' }, 'ann', old),
    ],
    ['a fact', (world) => world.must('fact.add', { factId: 'f1', sessionId: 's1', text: 'x' }, 'ann', old)],
    [
      'a fork',
      (world) =>
        world.must('branch.fork', { sessionId: 's1', branches: [{ id: 'b1', label: 'x' }] }, 'ann', old),
    ],
    [
      'a fix',
      (world) =>
        world.must('fix.propose', { fixId: 'x1', sessionId: 's1', text: 'x', confidence: 50 }, 'ann', old),
    ],
    [
      'a handoff',
      (world) =>
        world.must(
          'handoff.create',
          { handoffId: 'h1', sessionId: 's1', intent: 'park', snapshot: world.snapshot('s1') },
          'ann',
          old,
        ),
    ],
    [
      'its end',
      (world) => world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'x' }, 'ann', old),
    ],
  ]
  const old = { at: nine - 3000 * day, now: nine + hour }

  it.each(acts)('%s is not older than its session', (_, act) => {
    const before = new Set(
      makeWorldWithSession()
        .everything()
        .map(({ document }) => document.id),
    )
    const world = act(makeWorldWithSession().wait(hour))
    for (const { document } of world.everything()) {
      if (before.has(document.id) && document.id !== 's1') continue
      for (const [key, value] of Object.entries(document)) {
        if (/^at$|At$/.test(key) && typeof value === 'number') {
          expect([key, value >= nine]).toEqual([key, true])
        }
      }
    }
  })

  it('an edit is not older than what it edits, on a device whose clock is behind', () => {
    const world = makeWorldWithSession()
      .must('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'x' }, 'ann', {
        at: nine + hour,
      })
      .must('entry.edit', { entryId: 'e1', text: 'y' }, 'ann', { at: nine + minute })
    expect(world.get('entries', 'e1').editedAt).toBe(nine + hour)
  })
})
