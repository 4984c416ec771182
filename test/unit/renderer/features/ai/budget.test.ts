import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { centsFrom, dollarsText } from '../../../../../renderer/features/ai/budget.ts'
import { setSpokenLanguage } from '../../../../../renderer/language/language.ts'

describe('a budget as it is typed', () => {
  it.each([
    ['50', 5000],
    ['$12.50', 1250],
    ['12,5', 1250],
    ['1,000', 100_000],
    ['0', 0],
    ['', null],
    ['  ', null],
    ['ten', undefined],
    ['-5', undefined],
    ['1.234', undefined],
    ['100001', undefined],
  ])('%s', (typed, cents) => {
    expect(centsFrom(typed)).toBe(cents)
  })

  it('is shown as it would be typed', () => {
    expect([null, 0, 5000, 1250].map(dollarsText)).toEqual(['', '0', '50', '12.50'])
  })
})

describe('a budget as it is typed in German', () => {
  beforeEach(() => setSpokenLanguage('de'))
  afterEach(() => setSpokenLanguage('en'))

  it.each([
    ['12,50', 1250],
    ['12,50 $', 1250],
    ['12.5', 1250],
    ['1.000', 100_000],
    ['1.234,50', 123_450],
    ['1,234', undefined],
  ])('%s', (typed, cents) => {
    expect(centsFrom(typed)).toBe(cents)
  })

  it('is shown as it would be typed', () => {
    expect([0, 5000, 1250].map(dollarsText)).toEqual(['0', '50', '12,50'])
  })
})
