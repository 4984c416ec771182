import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textEncodingOf } from '../../../../../core/domain/text/text-encoding.ts'

const utf16 = (text: string, mark = true) => Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()

test.each([
  ['plain ASCII', Buffer.from('C:\\> ipconfig /all\r\n'), 'utf-8'],
  ['UTF-8', Buffer.from('Größe → 5 €, 京都'), 'utf-8'],
  ['UTF-8 with its mark', Buffer.from('\uFEFFa'), 'utf-8'],
  ['UTF-16 of Windows', utf16('Größe'), 'utf-16le'],
  ['UTF-16 the other way round', swapped(utf16('Größe')), 'utf-16be'],
  ['UTF-16 without its mark', utf16('Windows PowerShell transcript start', false), 'utf-16le'],
  ['Latin-1', Buffer.from('Gr\u00f6\u00dfe: 5', 'latin1'), 'windows-1252'],
  ['escape sequences', Buffer.from('\u001b[31mERROR\u001b[0m failed'), 'utf-8'],
  ['half of a character of three', Buffer.from([0xe4, 0xba]), 'windows-1252'],
  ['a surrogate in UTF-8', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 'windows-1252'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), null],
  ['NULs', Buffer.from('a\0b'), null],
  ['random bytes', Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 167 + 13) % 256)), null],
])('%s', (_, bytes, encoding) => expect(textEncodingOf(bytes, false)).toBe(encoding))

test('a character cut by the end of the sample is no damage', () => {
  const bytes = Buffer.from('a京')
  expect(textEncodingOf(bytes.subarray(0, 3), false, true)).toBe('utf-8')
})

test('whatever text is written as UTF-8 is read as UTF-8', () => {
  const character = fc
    .integer({ min: 32, max: 0x10ffff })
    .filter((code) => code !== 127 && (code < 0xd800 || code > 0xdfff))
    .map((code) => String.fromCodePoint(code))
  fc.assert(
    fc.property(fc.array(character, { minLength: 1, maxLength: 200 }), (characters) => {
      expect(textEncodingOf(Buffer.from(characters.join('')), false)).toBe('utf-8')
    }),
  )
})
