import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsOf, ticketKey, tokensOf } from '../../../../../renderer/data/search/search-text.ts'

describe('termsOf', () => {
  test.each([
    ['case and accents', 'ÉCRAN bleu à l’Écran', ['ecran', 'bleu', 'a', 'l', 'ecran']],
    ['letters that do not come apart by themselves', 'Straße Øresund Łódź', ['strasse', 'oresund', 'lodz']],
    ['endings after an apostrophe', "Tom's router doesn’t", ['tom', 'router', 'doesn']],
    [
      'addresses, versions and times as a whole',
      'to 10.0.0.12:443 v7.2.1',
      ['to', '10.0.0.12:443', 'v7', '2.1'],
    ],
    ['paths and names of machines', String.raw`\\SRV-DC01\share_x`, ['srv', 'dc01', 'share', 'x']],
    ['codes', '0x80070005 AADSTS50076', ['0x80070005', 'aadsts50076']],
    ['Arabic with and without vowel points', 'الطَّابِعَة الطابعة', ['الطابعة', 'الطابعة']],
    ['Arabic digits', 'التذكرة ٤٨١٩٠', ['التذكرة', '48190']],
    ['Hebrew points', 'מַדְפֶּסֶת מדפסת', ['מדפסת', 'מדפסת']],
    ['Chinese without spaces', '打印机', ['打', '印', '机']],
    ['pictures, whatever their colour or presentation', '🖨️🖨 👍🏽', ['🖨', '🖨', '👍']],
    ['wide letters', 'ＶＰＮ', ['vpn']],
    ['markup is words like any other', '<script>alert("x")</script>', ['script', 'alert', 'x', 'script']],
    ['nothing', ' \n\t—…', []],
  ])('%s', (_, text, terms) => {
    expect(termsOf(text)).toEqual(terms)
  })

  test('composed or not, in capitals or not, it is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        // A stroke through an arrow makes another sign of it, which is no picture.
        fc.pre(!text.normalize('NFD').includes('\u0338'))
        expect(termsOf(text.normalize('NFD'))).toEqual(termsOf(text.normalize('NFC')))
        for (const term of termsOf(text)) expect(term).toMatch(/^.{1,40}$/s)
      }),
      { numRuns: 500 },
    )
  })

  test('places are those of the text', () => {
    const text = 'Zwei 👩‍💻 Geräte, zwei'
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Zwei',
      '👩',
      '💻',
      'Geräte',
      'zwei',
    ])
  })

  test('a key of a thousand letters is cut', () => {
    expect(termsOf('a'.repeat(1000))).toEqual(['a'.repeat(40)])
  })
})

test.each([
  ['#48190', '48190'],
  [' 48190 ', '48190'],
  ['CW-48 190', 'cw48190'],
  ['#', ''],
])('the key of ticket “%s” is “%s”', (ticket, key) => {
  expect(ticketKey(ticket)).toBe(key)
})
