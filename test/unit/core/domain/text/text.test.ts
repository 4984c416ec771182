import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, trimBlock } from '../../../../../core/domain/text/text.ts'

const graphemes = (text: string) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)]

describe('cut', () => {
  it('leaves what fits and puts it on one line', () => {
    expect(cut('Outlook\r\n  is\tdown ', 70)).toBe('Outlook is down')
    expect(cut('x'.repeat(70), 70)).toBe('x'.repeat(70))
    expect(cut('', 70)).toBe('')
  })

  it('ends what does not fit with an ellipsis, without a space before it', () => {
    expect(cut('x'.repeat(71), 70)).toBe(`${'x'.repeat(69)}…`)
    expect(cut(`${'x'.repeat(68)} yyyy`, 70)).toBe(`${'x'.repeat(68)}…`)
  })

  it.each([
    ['families', '👨‍👩‍👧‍👦'],
    ['flags', '🇨🇭'],
    ['accents', 'e\u0301'],
    ['skin tones', '👍🏽'],
    ['Devanagari', 'नि'],
    ['Hangul in parts', '\u1112\u1161\u11ab'],
    ['Hebrew with points', 'שׁ'],
  ])('counts %s once and never halves them', (_, grapheme) => {
    expect(cut(grapheme.repeat(70), 70)).toBe(grapheme.repeat(70))
    expect(cut(grapheme.repeat(71), 70)).toBe(`${grapheme.repeat(69)}…`)
  })

  it('keeps right-to-left text in its order', () => {
    const text = 'الطابعة لا تعمل في الطابق الثالث منذ الصباح '.repeat(3).trim()
    const result = cut(text, 70)
    expect(text.startsWith(result.slice(0, -1))).toBe(true)
    expect(graphemes(result)).toHaveLength(70)
  })

  it('says that something is missing however the rest is made up', () => {
    expect(cut(`a${' '.repeat(10_000)}b`, 70)).toBe('a…')
    expect(cut(`${' '.repeat(10_000)}printer${' '.repeat(10_000)}`, 70)).toBe('printer')
    expect(cut(`${`o${'\u0301'.repeat(200)}`.repeat(30)}end`, 70).endsWith('…')).toBe(true)
  })

  it('keeps to a limit of code units without halving what is made of several', () => {
    const mechanic = '👩‍🔧'
    for (let units = 1; units < 40; units += 1) {
      const result = cut(`Note ${mechanic.repeat(10)}`, 80, units)
      const whole = Math.max(0, Math.floor((units - 5) / mechanic.length))
      expect(result).toBe(
        units < 5 ? `${'Note'.slice(0, units)}…` : `${`Note ${mechanic.repeat(whole)}`.trimEnd()}…`,
      )
    }
    expect(cut(mechanic.repeat(2), 80, 10)).toBe(mechanic.repeat(2))
  })

  it('does not take long over a pasted log', () => {
    const log = 'at Object.<anonymous> (native)\n'.repeat(100_000)
    expect(graphemes(cut(log, 70)).length).toBeLessThanOrEqual(70)
  })

  it('gives at most so many, an unharmed beginning of the text, and the same when cut again', () => {
    const unit = fc.constantFrom('a', ' ', '\n', '👨‍👩‍👧‍👦', '🇨🇭', 'e\u0301', 'ש', 'م', '漢', '\u200d', '\u202e')
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(unit, { maxLength: 200 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 80 }), (text, max) => {
        const result = cut(text, max)
        const line = text.replace(/\s+/gu, ' ').trim()
        expect(graphemes(result).length).toBeLessThanOrEqual(max)
        expect(cut(result, max)).toBe(result)
        if (result === line) return
        expect(result.endsWith('…')).toBe(true)
        expect(graphemes(line).length > max || line.length > max * 40).toBe(true)
        expect(line.startsWith(result.slice(0, -1))).toBe(true)
        expect(/\p{Surrogate}/u.test(result)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('trimBlock', () => {
  it.each([
    ['a line', '  \t a note \n', 'a note'],
    ['YAML', '\n\n  services:\n    web:\n\n', '  services:\n    web:'],
    ['Python with tabs, from Windows', '\r\n\tif up:\r\n\t\tgo()\r\n', '\tif up:\r\n\t\tgo()'],
    ['a byte order mark', '\uFEFFa:\n  b', 'a:\n  b'],
    ['blanks', ' \n\t ', ''],
  ])('keeps the indentation of %s', (_name, text, kept) => {
    expect(trimBlock(text)).toBe(kept)
  })

  it('takes nothing but white space away, and does so once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', '\u00a0') }), (text) => {
        const block = trimBlock(text)
        expect(block.trim()).toBe(text.trim())
        expect(text.includes(block)).toBe(true)
        expect(trimBlock(block)).toBe(block)
      }),
    )
  })

  it('ends the indentation at a space that is none of a keyboard', () => {
    expect(trimBlock(' \u00a0  a\nb')).toBe('  a\nb')
  })
})
