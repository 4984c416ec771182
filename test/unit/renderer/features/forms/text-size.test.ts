import { describe, expect, test } from 'vitest'
import { maxIntentBytes } from '../../../../../core/intents/intent.ts'
import {
  goesInFile,
  lengthNote,
  nameProblem,
  sizeProblem,
} from '../../../../../renderer/features/forms/text-size.ts'

describe('sizeProblem', () => {
  test('lets a long log pass and refuses what the server would', () => {
    expect(sizeProblem('a'.repeat(200_000))).toBeNull()
    expect(sizeProblem('a'.repeat(250_001))).toContain('This is 250,001 characters, and you can send 250,000')
    expect(sizeProblem('a'.repeat(2 * 1024 * 1024))).toContain('This is 2 MB')
  })

  test('leaves room for what else goes with it', () => {
    expect(sizeProblem('a'.repeat(240_000), 10_000)).toBeNull()
    expect(sizeProblem('a'.repeat(240_000), 30_000)).not.toBeNull()
  })

  test('counts bytes as they travel: letters beyond ASCII and line breaks weigh more', () => {
    expect(sizeProblem('ä'.repeat(100_000))).toBeNull()
    expect(sizeProblem('ä'.repeat(140_000))).not.toBeNull()
    expect(sizeProblem('\n'.repeat(maxIntentBytes / 2))).not.toBeNull()
  })
})

describe('a pasted text', () => {
  const large = 'x'.repeat(200_000)
  test.each<[string, string, string, number, number, boolean]>([
    ['that fits goes in', '', large, 0, 0, false],
    ['that is too large becomes a file', '', 'x'.repeat(1_000_000), 0, 0, true],
    ['that is too large with what is there becomes a file', large, large, 200_000, 200_000, true],
    ['that takes the place of what is there goes in', large, large, 0, 200_000, false],
    ['of a line stays one, however full the field is', 'x'.repeat(300_000), 'y', 0, 0, false],
  ])('%s', (_, text, pasted, start, end, inFile) => {
    expect(goesInFile(text, pasted, start, end)).toBe(inFile)
  })
})

describe('lengthNote', () => {
  test('counts near the limit, and says how many are too many', () => {
    expect(lengthNote('a'.repeat(53), 60)).toBeNull()
    expect(lengthNote('a'.repeat(54), 60)).toEqual({ words: '54 of 60 characters', tooLong: false })
    expect(lengthNote(`${'a'.repeat(60)}   `, 60)).toMatchObject({ tooLong: false })
    expect(lengthNote('a'.repeat(2018), 2000)).toEqual({
      words: '2,018 characters, and the limit is 2,000. Remove 18 to save it.',
      tooLong: true,
    })
  })

  test('is what a name that is too long is told', () => {
    expect(nameProblem('a'.repeat(80), 80)).toBeNull()
    expect(nameProblem('a'.repeat(81), 80)).toContain('Remove 1')
  })
})
