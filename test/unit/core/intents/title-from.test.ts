import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SessionTitle } from '../../../../core/domain/session/session.ts'
import { titleFrom } from '../../../../core/intents/session/title-from.ts'

describe('a title from free text', () => {
  it('is the first line that says something', () => {
    expect(titleFrom('\n \t\nPrinter jams\nsince Monday')).toBe('Printer jams')
    expect(titleFrom('')).toBe('')
    expect(titleFrom('Report\u202Efdp.exe won’t open')).toBe('Reportfdp.exe won’t open')
    expect(titleFrom('word '.repeat(40))).toHaveLength(80)
  })

  it('is one that a session takes, whatever was pasted', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc.constantFrom('👨‍👩‍👧‍👦', '🇨🇭', 'o\u0301\u0302\u0303').map((grapheme) => grapheme.repeat(100)),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const title = titleFrom(text)
        expect(title === '' ? text.trim() : SessionTitle.parse(title)).toBe(title)
      }),
    )
  })
})
