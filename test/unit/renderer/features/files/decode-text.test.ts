import { expect, test } from 'vitest'
import { decodeText } from '../../../../../renderer/features/files/decode-text.ts'

const marked = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

test.each<[string, Uint8Array, ReturnType<typeof decodeText>]>([
  ['UTF-8', Buffer.from('Größe'), { text: 'Größe', encoding: 'utf-8' }],
  ['UTF-8 with its mark', Buffer.from('\uFEFFa'), { text: 'a', encoding: 'utf-8' }],
  ['UTF-16', marked('Größe'), { text: 'Größe', encoding: 'utf-16le' }],
  ['UTF-16 the other way round', marked('Größe').swap16(), { text: 'Größe', encoding: 'utf-16be' }],
  ['Latin-1', Buffer.from('Gr\u00f6\u00dfe', 'latin1'), { text: 'Größe', encoding: 'windows-1252' }],
  [
    'ASCII that turns out to be Latin-1 far below',
    Buffer.concat([Buffer.alloc(70_000, 'a'), Buffer.from([0xf6])]),
    { text: `${'a'.repeat(70_000)}ö`, encoding: 'windows-1252' },
  ],
  [
    'UTF-8 that is damaged far below',
    Buffer.concat([Buffer.from('ö'), Buffer.alloc(70_000, 'a'), Buffer.from([0xff])]),
    { text: `ö${'a'.repeat(70_000)}\uFFFD`, encoding: 'utf-8' },
  ],
  ['a program', Buffer.from('MZ\0\0\u0003'), null],
])('%s', (_, bytes, decoded) => expect(decodeText('a', new Uint8Array(bytes))).toEqual(decoded))
