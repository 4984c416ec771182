import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extensionOf, nameBytes, plainName, savedName } from '../../../../../core/domain/files/file-name.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text).length

describe('the name of a file', () => {
  test.each([
    ['as it is', 'netlogon.log', 'netlogon.log'],
    ['without an extension', 'hosts', 'hosts'],
    ['hidden', '.bashrc', '.bashrc'],
    ['from Windows', 'C:\\Windows\\debug\\netlogon.log', 'netlogon.log'],
    ['from Linux', '/var/log/../../etc/passwd', 'passwd'],
    ['of a folder', 'logs/', 'logs'],
    ['that reads backwards', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['with marks that no one sees', '\uFEFFre\u200Bport.csv', 'report.csv'],
    ['with line breaks', 'a\r\nb\tc.txt', 'a b c.txt'],
    ['with a NUL', 'a\0.exe\0.txt', 'a.exe.txt'],
    ['with dots at the end, which Windows drops', 'setup.exe. . .', 'setup.exe'],
    ['in other scripts', 'דוח שרת.log', 'דוח שרת.log'],
    ['of nothing', ' .. ', ''],
  ])('%s', (_, given, plain) => expect(plainName(given)).toBe(plain))

  test('is shortened with a sign, before its extension', () => {
    const long = plainName(`${'x'.repeat(300)}.evtx`)
    expect(long).toMatch(/^x+…\.evtx$/)
    expect(bytesOf(long)).toBe(nameBytes)
    expect(bytesOf(plainName(`${'京'.repeat(200)}.log`))).toBeLessThanOrEqual(nameBytes)
    expect(plainName(`${'👩‍👩‍👧'.repeat(60)}.log`)).toMatch(/^(?:👩‍👩‍👧)+…\.log$/u)
    expect(bytesOf(plainName(`a.${'y'.repeat(400)}`))).toBeLessThanOrEqual(nameBytes)
  })

  test('is the same once more, fits, and leads nowhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (given) => {
        const plain = plainName(given)
        expect(plainName(plain)).toBe(plain)
        expect(bytesOf(plain)).toBeLessThanOrEqual(nameBytes)
        expect(plain).not.toMatch(/[\\/\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
      }),
    )
  })
})

describe('the name it is saved under', () => {
  test.each([
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['LPT¹', '_LPT¹'],
    ['console.log', 'console.log'],
    ['what? is: this*.txt', 'what- is- this-.txt'],
    ['<script>.html', '-script-.html'],
    ['', 'File'],
  ])('%s → %s', (given, saved) => expect(savedName(given, 'File')).toBe(saved))
})

test.each([
  ['a.LOG', 'log'],
  ['a.tar.gz', 'gz'],
  ['.bashrc', ''],
  ['hosts', ''],
  ['end.', ''],
])('the extension of %s is “%s”', (name, extension) => expect(extensionOf(name)).toBe(extension))
