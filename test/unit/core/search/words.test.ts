import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexTermsOf, termsOf, ticketKey, tokensOf, wordingsOf } from '../../../../core/search/words.ts'

describe('termsOf', () => {
  test.each([
    ['case and accents', 'ÉCRAN bleu à l’Écran', ['ecran', 'bleu', 'a', 'l', 'ecran']],
    ['letters that do not come apart by themselves', 'Straße Øresund Łódź', ['strasse', 'oresund', 'lodz']],
    ['endings after an apostrophe', "Tom's router doesn’t", ['tom', 'router', 'doesn']],
    [
      'addresses, versions and times as a whole',
      'to 10.0.0.12:443 v7.2.1',
      ['to', '10.0.0.12:443', 'v7.2.1'],
    ],
    ['paths and names of machines', String.raw`\\SRV-DC01\share_x`, ['srv', 'dc01', 'share', 'x']],
    ['codes', '0x80070005 AADSTS50076', ['0x80070005', 'aadsts50076']],
    ['Arabic with and without vowel points', 'الطَّابِعَة الطابعة', ['الطابعة', 'الطابعة']],
    ['Arabic digits', 'التذكرة ٤٨١٩٠', ['التذكرة', '48190']],
    ['Hebrew points', 'מַדְפֶּסֶת מדפסת', ['מדפסת', 'מדפסת']],
    ['two characters at a time without spaces, and the last one', '打印机', ['打印', '印机', '机']],
    ['hardware addresses', '00:1A:2B', ['00', '1a', '2b']],
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

describe('parts', () => {
  const partsIn = (text: string): string[] =>
    indexTermsOf(text).filter((term) => !termsOf(text).includes(term))

  test.each([
    ['an update', 'KB5034441', ['5034441', 'kb']],
    ['a code', '0xC004F074', ['c004f074']],
    ['an address', '10.150.5.1', ['150.5.1', '5.1', '150']],
    ['a name in code', 'OneDriveSetup', ['drivesetup', 'setup', 'one']],
    ['a compound with a number', 'SRV-DC01', ['srvdc01']],
    ['a hardware address', '00:1A:2B:3C:4D:5E', ['001a2b3c4d5e']],
    ['a time, a date in words, plain words', '10:30:15 Nov-Dec The VPN drops', []],
    ['a hash has too many', 'a909502dd82ae41433e6f83886b00d4277a32a7b', []],
  ])('%s', (_, text, parts) => {
    expect(partsIn(text)).toEqual(parts)
  })

  test('whatever the text, there are at most ten for each word', () => {
    const pieces = fc.array(fc.constantFrom('KB', '503', '.', '-', '_', ':', ' ', 'aB', '京', 'x'), {
      maxLength: 200,
    })
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.join('')
        expect(indexTermsOf(text).length).toBeLessThanOrEqual(termsOf(text).length * 11)
      }),
    )
  })
})

test.each([
  ['a compound, also without its hyphens', 'SRV-DC01', [['srv', 'dc01'], ['srvdc01']]],
  ['an identifier, also apart', 'KB5034441', [['kb5034441'], ['kb', '5034441']]],
  ['a code, also without what begins it', '0x80070005', [['0x80070005'], ['80070005']]],
  ['plain words in one way', 'printer offline', [['printer', 'offline']]],
  ['two characters as one word', '東京', [['東京']]],
  ['nothing', ' — ', []],
])('the wordings of a query: %s', (_, query, wordings) => {
  expect(wordingsOf(query)).toEqual(wordings)
})

test('a megabyte is read at its beginning', () => {
  expect(wordingsOf('vpn drops '.repeat(100_000))).toEqual([['vpn', 'drops']])
})
