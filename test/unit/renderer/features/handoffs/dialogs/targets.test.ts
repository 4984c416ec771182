import { expect, test } from 'vitest'
import { targetsFor } from '../../../../../../renderer/features/handoffs/dialogs/targets.ts'
import { personHint } from '../../../../../../renderer/features/shared/names/person-hint.ts'
import { makePerson, nine } from '../../../../../support/samples/make.ts'

const people = [
  makePerson('ana', { name: 'Ana' }),
  makePerson('ben', { name: 'Ben', teamId: 't1' }),
  makePerson('cy', { name: 'Cy', teamId: 't1' }),
  makePerson('dee', { name: 'Dee' }),
  makePerson('vera', { name: 'Vera', role: 'viewer' }),
]
const teams = [{ id: 't1', name: 'Network' }]
const duty = new Map([
  ['cy', { kind: 'now' as const }],
  ['ben', { kind: 'later' as const, from: nine }],
])

test('whoever is on duty comes first, then who is at their desk; a team says how many of it are', () => {
  const targets = targetsFor('ana', people, teams, (id) => (id === 'dee' ? 'online' : 'offline'), duty)
  expect(targets.map((target) => ('id' in target ? target.id : target.kind))).toEqual([
    'everyone',
    't1',
    'cy',
    'dee',
    'ben',
  ])
  expect(targets[1]).toMatchObject({ able: 2, onDuty: 1 })
})

test('without a network duty is known still, and without schedules nothing is said of it', () => {
  const names = (known: typeof duty) =>
    targetsFor('ana', people, teams, null, known).flatMap((target) =>
      target.kind === 'person' ? [target.name] : [],
    )
  expect(names(duty)).toEqual(['Cy', 'Ben', 'Dee'])
  expect(names(new Map())).toEqual(['Ben', 'Cy', 'Dee'])
})

test('a hint says the role, the duty and where someone is', () => {
  expect(personHint('engineer', 'online', { kind: 'now' }, nine)).toBe('engineer · on duty · online')
  expect(personHint('admin', null, { kind: 'later', from: nine + 3_600_000 }, nine)).toMatch(
    /^admin · on duty from .*\d/,
  )
  expect(personHint('engineer', 'away', undefined, nine)).toBe('engineer · away')
})
