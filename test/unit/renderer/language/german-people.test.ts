import { expect, test } from 'vitest'
import { by, has, is, you } from '../../../../renderer/language/german-people.ts'

test('the verb goes with whoever did it', () => {
  expect(`${has('Ana')} das geparkt`).toBe('Ana hat das geparkt')
  expect(`${has(you)} das geparkt`).toBe('Sie haben das geparkt')
  expect(is('Ana')).toBe('Ana ist')
  expect(is(you)).toBe('Sie sind')
})

test('a name stays after "von", and the person at this desk is in the dative', () => {
  expect(`von ${by('Ana')}`).toBe('von Ana')
  expect(`von ${by(you)}`).toBe('von Ihnen')
})
