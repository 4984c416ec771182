import { describe, expect, test } from 'vitest'
import {
  fileFormatOf,
  fileTypeWord,
  formatMismatch,
  type FileFormat,
} from '../../../../../core/domain/files/file-format.ts'
import { makePng } from '../../../../support/samples/images.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const padded = (text: string, length = 300) => Buffer.concat([latin(text), Buffer.alloc(length)])
const program = padded('MZ\u0090\0\u0003')
const tar = Buffer.alloc(512)
tar.write('file.txt')
tar.write('ustar', 257)

describe('what a file holds', () => {
  test.each<[FileFormat, string, Uint8Array]>([
    ['program', 'a', program],
    ['program', 'a', padded('\u007fELF')],
    ['zip', 'a', padded('PK\u0003\u0004')],
    ['archive', 'a', padded('7z\u00bc\u00af\u0027\u001c')],
    ['archive', 'a', padded('\u001f\u008b\u0008')],
    ['archive', 'a', tar],
    ['pdf', 'a', latin('%PDF-1.7\nabc')],
    ['compound', 'a', padded('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')],
    ['event_log', 'a', padded('ElfFile\0')],
    ['capture', 'a', padded('\u00d4\u00c3\u00b2\u00a1')],
    ['capture', 'a', padded('\n\r\r\n')],
    ['registry', 'a', padded('regf')],
    ['dump', 'a', padded('MDMP')],
    ['image', 'a', makePng()],
    ['image', 'a', padded('\0\0\0\u0018ftypheic')],
    ['media', 'a', padded('\0\0\0\u0018ftypisom')],
    ['database', 'a', padded('SQLite format 3\0')],
    ['text', 'a', latin('2026-11-20 14:06 WARN 401\r\n')],
    [
      'text',
      'a',
      latin('MZ is how programs begin, but this is a note about them and goes on for long enough.'),
    ],
    ['text', 'a', latin('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['text', 'power-cut.log', latin(`14:06 up\r\n${'\0'.repeat(6)}14:09 up again after the power cut\r\n`)],
    ['unknown', 'power-cut', latin(`14:06 up\r\n${'\0'.repeat(6)}14:09 up again after the power cut\r\n`)],
    ['unknown', 'a', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['unknown', 'a.txt', Buffer.alloc(500)],
  ])('%s in %s', (format, name, bytes) => expect(fileFormatOf(name, bytes)).toBe(format))
})

describe('what is said of it', () => {
  test.each<[string, FileFormat, string, string | null]>([
    ['netlogon.log', 'text', 'Log', null],
    ['README', 'text', 'Text', null],
    ['trace.etl', 'unknown', 'Trace log', null],
    ['quote.docx', 'zip', 'Word document', null],
    ['mail.msg', 'compound', 'Outlook message', null],
    ['old.doc', 'rtf', 'Word document', null],
    ['setup.exe', 'program', 'Program', null],
    ['plan.svg', 'text', 'SVG', null],
    ['data.xyz', 'unknown', 'XYZ file', null],
    ['core', 'unknown', 'Unknown type', null],
    ['tool', 'program', 'Program', null],
    ['invoice.txt', 'program', 'Program', 'Named .txt, but holds a program.'],
    ['invoice.pdf', 'zip', 'ZIP archive', 'Named .pdf, but holds a ZIP archive.'],
    ['photo.jpg', 'text', 'Text', 'Named .jpg, but holds text.'],
    ['report.csv', 'unknown', 'Unknown type', 'Named .csv, but holds something else.'],
    ['data.xyz', 'program', 'Program', 'Named .xyz, but holds a program.'],
  ])('%s with %s', (name, format, word, mismatch) => {
    expect(fileTypeWord({ name, format })).toBe(word)
    expect(formatMismatch({ name, format })).toBe(mismatch)
  })
})
