import { afterEach, expect, test } from 'vitest'
import { setSpokenLanguage } from '../../../../renderer/language/language.ts'
import { counted, decimal, numberText, percent, sizeText } from '../../../../renderer/language/numbers.ts'

afterEach(() => setSpokenLanguage('en'))

test('numbers are written as the language writes them', () => {
  expect([numberText(1204), decimal(1234.56), decimal(0.034), percent(0.83)]).toEqual([
    '1,204',
    '1,234.6',
    '0.03',
    '83%',
  ])
  setSpokenLanguage('de')
  expect([numberText(1204), decimal(1234.56), decimal(0.034), percent(0.83)]).toEqual([
    '1.204',
    '1.234,6',
    '0,03',
    '83\u00A0%',
  ])
})

test('a word follows its number', () => {
  setSpokenLanguage('de')
  expect([0, 1, 2, 1204].map((n) => counted(n, 'Schritt', 'Schritte'))).toEqual([
    '0 Schritte',
    '1 Schritt',
    '2 Schritte',
    '1.204 Schritte',
  ])
})

test('sizes are written as the language writes them', () => {
  const sizes = [0, 1, 1024 * 1024 - 1, 1.5 * 1024 * 1024, 2.25 * 1024 ** 3]
  expect(sizes.map(sizeText)).toEqual(['0 KB', '1 KB', '1 MB', '1.5 MB', '2.3 GB'])
  setSpokenLanguage('de')
  expect(sizes.map(sizeText)).toEqual(['0 KB', '1 KB', '1 MB', '1,5 MB', '2,3 GB'])
})
