import { describe, expect, test } from 'vitest'
import {
  isMailFile,
  readMailFile,
} from '../../../../../../renderer/features/sessions/dialogs/read-mail-file.ts'
import { filledFrom } from '../../../../../../renderer/features/sessions/dialogs/pasted-ticket.ts'
import { emptyStartForm } from '../../../../../../renderer/features/sessions/dialogs/start-form.ts'

const mail = [
  'From: =?utf-8?B?SsO8cmdlbiBXZWnDnw==?= <juergen@acme.example>',
  'To: help@msp.example',
  'Subject: =?iso-8859-1?Q?Ticket_#48213:_Drucker_=FCberhitzt?=',
  'Date: Fri, 20 Nov 2026 14:06:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Company: Acme GmbH',
  'Der Drucker PRT-02 wird zu hei=DF.',
  '--b',
  'Content-Type: application/octet-stream; name="log.bin"',
  'Content-Transfer-Encoding: base64',
  '',
  'AAECAw==',
  '--b--',
].join('\r\n')

describe('a mail as a file', () => {
  test('is told by its name, and by a size that someone could have written', () => {
    expect(isMailFile({ name: 'Ticket.EML', size: 900 })).toBe(true)
    for (const other of [
      { name: 'a.eml.txt', size: 9 },
      { name: 'eml', size: 9 },
      { name: 'a.eml', size: 0 },
      { name: 'a.eml', size: 11 * 1024 * 1024 },
    ])
      expect(isMailFile(other)).toBe(false)
  })

  test('reads as its headers and its words, in whatever they were encoded, and fills in a session', async () => {
    const text = await readMailFile(new Blob([mail]))
    expect(text).toBe(
      [
        'From: Jürgen Weiß <juergen@acme.example>',
        'To: help@msp.example',
        'Date: 2026-11-20T14:06:00.000Z',
        'Subject: Ticket #48213: Drucker überhitzt',
        '',
        'Company: Acme GmbH',
        'Der Drucker PRT-02 wird zu heiß.',
      ].join('\n'),
    )
    expect(filledFrom(emptyStartForm, text ?? '')).toMatchObject({ ticket: '48213', client: 'Acme GmbH' })
  })

  test.each(['', '\u0000\u0001\u0002', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b'])(
    'that is none (%j) is read as nothing, or as text, and never fails',
    async (raw) => {
      const text = await readMailFile(new Blob([raw]))
      expect(text === null || text.length <= raw.length).toBe(true)
    },
  )
})
