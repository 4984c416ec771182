import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamedText } from '../../../../core/enrichment/streamed-text.ts'

describe('the text of an answer that is still being written', () => {
  it('is a beginning of the whole text, wherever the answer is cut, and at the end all of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.nat(1000),
        fc.boolean(),
        (text, at, isPretty) => {
          const json = JSON.stringify({ text, cites: ['F1'] }, null, isPretty ? 2 : undefined)
          expect(text.startsWith(streamedText(json.slice(0, at % (json.length + 1))))).toBe(true)
          expect(streamedText(json)).toBe(text.replace(/[\uD800-\uDBFF]$/u, ''))
        },
      ),
    )
  })

  it('waits for an escape, and for the second half of a character', () => {
    expect(streamedText('{"text":"Run \\')).toBe('Run ')
    expect(streamedText('{"text":"a\\u00e')).toBe('a')
    expect(streamedText('{"text":"a\\u00e9')).toBe('aé')
    expect(streamedText('{"text":"\\ud83d')).toBe('')
    expect(streamedText('{"text":"\\ud83d\\ude00')).toBe('😀')
  })

  it('is nothing before it begins, behind a fence too, and of an answer that begins with something else', () => {
    expect(streamedText('')).toBe('')
    expect(streamedText('{"te')).toBe('')
    expect(streamedText('```json\n{ "text": "Hi')).toBe('Hi')
    expect(streamedText('{"cites":[],"text":"Hi"}')).toBe('')
  })
})
