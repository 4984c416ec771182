import { describe, expect, test } from 'vitest'
import { defaultRedaction } from '../../../../../../core/domain/text/secret-kinds.ts'
import { noAdjustments, redact } from '../../../../../../core/redaction/redact.ts'
import {
  maskedCount,
  maskedWordsIn,
  withMask,
  withoutMask,
} from '../../../../../../renderer/features/write-ups/text/masked-words.ts'

const text = 'Password: Winter2026! for the router. She reads it out: Winter2026!'
const of = (adjustments = noAdjustments, texts = [text]) =>
  maskedWordsIn(texts, defaultRedaction, adjustments)

describe('what is masked', () => {
  test('is listed once by its words, with what it is', () => {
    const [first, ...others] = of()
    expect(first).toMatchObject({ words: 'Winter2026!', kind: 'password', isShown: false })
    expect(others).toEqual([])
  })

  test('can be shown, stays listed, and can be masked again', () => {
    const shown = withoutMask(noAdjustments, 'Winter2026!')
    expect(redact(text, defaultRedaction, shown).text).toBe(text)
    expect(of(shown)).toMatchObject([{ words: 'Winter2026!', isShown: true }])
    expect(maskedCount(of(shown))).toBe(0)
    expect(withMask(shown, 'Winter2026!')).toEqual(noAdjustments)
  })

  test('can be more than was recognised, wherever the words stand', () => {
    const more = withMask(noAdjustments, '  the router ')
    expect(of(more, [text, 'Restart the router.'])).toContainEqual({
      words: 'the router',
      kind: 'manual',
      count: 2,
      isShown: false,
    })
    expect(redact('Restart the router.', defaultRedaction, more).text).toBe('Restart [masked].')
    expect(withoutMask(more, 'the router')).toEqual(noAdjustments)
  })

  test('by hand across something recognised is given up first', () => {
    const across = withMask(noAdjustments, 'Winter2026! for')
    const listed = of(across).map(({ words }) => words)
    const after = withoutMask(across, listed[0] ?? '')
    expect(of(after).map(({ words }) => words)).toContain('Winter2026!')
    expect(after.mask).toEqual([])
  })

  test('ignores a blank selection', () => {
    expect(withMask(noAdjustments, ' \n ')).toEqual(noAdjustments)
  })
})
