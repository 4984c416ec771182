import { expect, test } from 'vitest'
import { chosenFor, PsaChosen } from '../../../../core/psa/choices.ts'

const chosen = PsaChosen.parse({
  everywhere: { internalNote: '7', workType: '1' },
  boards: { '10': { internalNote: '12' } },
})

test('A board’s own choice wins over the one for all', () => {
  expect(chosenFor(chosen, '10', 'internalNote')).toBe('12')
  expect(chosenFor(chosen, '20', 'internalNote')).toBe('7')
  expect(chosenFor(chosen, '10', 'workType')).toBe('1')
})

test('Nothing is chosen until someone does', () => {
  expect(chosenFor(chosen, '10', 'clientNote')).toBe('')
  expect(chosenFor(undefined, '10', 'internalNote')).toBe('')
})

test('Only what a system can ask for is stored', () => {
  expect(PsaChosen.safeParse({ everywhere: { sendemail: 'yes' }, boards: {} }).success).toBe(false)
})
