import { afterAll, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())
// What comes after this file is in English again.
afterAll(() => vi.resetModules())

const minute = 60_000

const inGerman = async () => {
  const { unitWords, dueSaying } = await import('../../../../renderer/language/domain.words.de.ts')
  vi.resetModules()
  const { speak } = await import('../../../../renderer/language/catalogue.ts')
  speak({ unitWords, dueSaying })
  return import('../../../../renderer/language/durations.ts')
}

test('duration says hours and minutes, then days', async () => {
  const { duration } = await import('../../../../renderer/language/durations.ts')
  const lengths = [0, 12 * minute, 60 * minute, 100 * minute, 24 * 60 * minute, 51 * 60 * minute]
  expect(lengths.map(duration)).toEqual(['0 min', '12 min', '1 h', '1 h 40 min', '1 d', '2 d 3 h'])
})

test('times are written in German where that is spoken', async () => {
  const { ago, dueWords, duration, targetWords } = await inGerman()
  expect([ago(12_000), ago(3 * 3_600_000), ago(50 * 3_600_000)]).toEqual(['12 s', '3 Std.', '2 Tg.'])
  expect(duration(100 * minute)).toBe('1 Std. 40 min')
  expect(targetWords(90)).toBe('1 Std. 30 min')
  expect([dueWords(120 * minute, 0), dueWords(0, 20 * minute), dueWords(0, 0)]).toEqual([
    'fällig in 2 Std.',
    'überfällig seit 20 min',
    'jetzt fällig',
  ])
})
