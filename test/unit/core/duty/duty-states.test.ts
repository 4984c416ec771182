import { expect, test } from 'vitest'
import type { Rotation, Schedule } from '../../../../core/domain/duty/schedule.ts'
import { dutyStates } from '../../../../core/duty/duty-states.ts'

const at = (iso: string): number => Date.parse(iso)
const rotation = (fields: Partial<Rotation> = {}): Rotation => ({
  id: 'r1',
  people: ['ana', 'ben', 'cy'],
  turn: { every: 1, unit: 'day' },
  startsOn: '2026-01-05',
  handoverAt: '09:00',
  hours: [],
  ...fields,
})
const schedule = (fields: Partial<Schedule> = {}): Schedule => ({
  id: 's1',
  accountId: 'acme',
  rev: 0,
  name: 'First line',
  teamId: null,
  zone: 'Europe/Berlin',
  rotations: [rotation()],
  covers: [],
  version: 1,
  removed: false,
  createdAt: 0,
  ...fields,
})
const noon = at('2026-01-05T12:00:00Z')

test('who is on duty now, and from when on the others are', () => {
  expect(dutyStates([schedule()], noon)).toEqual(
    new Map([
      ['ana', { kind: 'now' }],
      ['ben', { kind: 'later', from: at('2026-01-06T08:00:00Z') }],
      ['cy', { kind: 'later', from: at('2026-01-07T08:00:00Z') }],
    ]),
  )
})

test('of several schedules the first duty counts, a removed one has none, and beyond a week nothing is said', () => {
  const nights = schedule({
    id: 's2',
    rotations: [rotation({ people: ['cy', 'dee'], startsOn: '2026-01-04' })],
  })
  const weekly = schedule({
    id: 's3',
    rotations: [rotation({ people: ['ana', 'eve', 'fay'], turn: { every: 1, unit: 'week' } })],
  })
  const states = dutyStates(
    [schedule(), nights, weekly, schedule({ rotations: [rotation({ people: ['gus'] })], removed: true })],
    noon,
  )
  expect(states.get('dee')).toEqual({ kind: 'now' })
  expect(states.get('cy')).toEqual({ kind: 'later', from: at('2026-01-06T08:00:00Z') })
  expect(states.get('eve')).toEqual({ kind: 'later', from: at('2026-01-12T08:00:00Z') })
  expect(states.has('fay')).toBe(false)
  expect(states.has('gus')).toBe(false)
  expect(dutyStates([], noon).size).toBe(0)
})
