import { expect, test } from 'vitest'
import { byNeed, isLate, lateAt, waitedMs, waitingMs } from '../../../../../core/domain/handoff/waiting.ts'
import { minute } from '../../../../support/samples/make.ts'
import { handoff, noon } from '../../../../support/desk/shown-documents.ts'

test('a wait turns late by its priority', () => {
  expect(isLate(handoff({ priority: 'urgent' }), noon + 5 * minute - 1)).toBe(false)
  expect(isLate(handoff({ priority: 'urgent' }), noon + 5 * minute)).toBe(true)
  expect(isLate(handoff({ priority: 'high' }), noon + 5 * minute)).toBe(false)
  expect(isLate(handoff({ priority: 'low' }), noon + 900 * minute)).toBe(false)
  expect(isLate(handoff({ priority: 'urgent', intent: 'park' }), noon + 900 * minute)).toBe(false)
})

test('a wait counts from when the server had it, and is never negative', () => {
  expect(waitingMs(handoff({ createdAt: noon - 60 * minute, acceptedAt: noon }), noon + minute)).toBe(minute)
  expect(waitingMs(handoff({ acceptedAt: noon + minute }), noon)).toBe(0)
})

test('a session is parked from when it was parked, however late the server heard of it', () => {
  const late = { createdAt: noon - 60 * minute, acceptedAt: noon } as const
  const parked = handoff({ ...late, intent: 'park' })
  expect(waitedMs(parked, noon + minute)).toBe(61 * minute)
  expect(waitedMs({ ...parked, claimedAt: noon + 7 * minute }, noon + 90 * minute)).toBe(67 * minute)
  expect(waitedMs(handoff(late), noon + minute)).toBe(minute)
})

test('only what the server has, and waits, can be overdue', () => {
  const urgent = { priority: 'urgent', acceptedAt: noon } as const
  expect(lateAt(handoff(urgent))).toBe(noon + 5 * minute)
  expect(lateAt(handoff({ ...urgent, acceptedAt: null }))).toBeNull()
  expect(lateAt(handoff({ ...urgent, state: 'withdrawn' }))).toBeNull()
  expect(lateAt(handoff({ ...urgent, priority: 'low' }))).toBeNull()
})

test('what is due sooner than someone should have claimed it goes first; a late due time moves nothing back', () => {
  const at = (id: string, minutes: number, dueAt: number | null, accepted = true) => {
    const one = handoff({ id, createdAt: noon + minutes * minute })
    const acceptedAt = accepted ? noon + minutes * minute : null
    return { ...one, acceptedAt, snapshot: { ...one.snapshot, dueAt } }
  }
  const first = at('first', 0, null)
  const due = at('due', 20, noon + 30 * minute)
  const dueNextWeek = at('next-week', 10, noon + 10_000 * minute)
  const unsent = at('unsent', -60, noon - 60 * minute, false)
  const last = at('last', 40, null)
  expect([last, unsent, dueNextWeek, first, due].toSorted(byNeed).map(({ id }) => id)).toEqual([
    'due',
    'first',
    'next-week',
    'last',
    'unsent',
  ])
})
