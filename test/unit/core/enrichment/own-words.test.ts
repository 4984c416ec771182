import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownWordsOf } from '../../../../core/enrichment/own-words.ts'

const mail = `From: Helen Marsh <helen.marsh@contoso.example>
Sent: Friday, 20 November 2026 08:12
To: support@northwind.example
Subject: VPN again

Hi team,

the VPN dropped three times this morning:
    08:01 rekey failed
    08:21 rekey failed

Kind regards,
Helen Marsh
IT lead | Contoso Ltd
T +44 20 7946 0118

This e-mail and any attachments are confidential and may be privileged.

From: Northwind Support <support@northwind.example>
Sent: Thursday, 19 November 2026 17:40
To: Helen Marsh
Subject: RE: VPN

Please tell us when it drops again.`

test('a pasted mail is told as its writer wrote it: no signature, no disclaimer, no earlier mails', () => {
  expect(ownWordsOf(mail)).toBe(
    [
      'From: Helen Marsh <helen.marsh@contoso.example>',
      'Subject: VPN again',
      '',
      'Hi team,',
      '',
      'the VPN dropped three times this morning:',
      '    08:01 rekey failed',
      '    08:21 rekey failed',
      '',
      'Kind regards,',
      '[signature and earlier mails left out]',
    ].join('\n'),
  )
})

test.each([
  ['a log', '2026-11-20 08:01 ERROR rekey failed\n2026-11-20 08:21 ERROR rekey failed'],
  ['a note that quotes a header', 'From: 10.0.0.5 it works, from 10.0.0.6 not.'],
  ['a mail of nothing but a signature', 'From: a@b.example\nSubject: Re\n\nHelen Marsh'],
  ['a text too long to be read', `From: a@b.example\nSubject: x\n\n${'line of a log\n'.repeat(6000)}`],
])('%s stays as it is', (_, text) => expect(ownWordsOf(text)).toBe(text))

test('whatever is pasted, no word is made up', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...mail.split('\n'), '--', '> quoted', ''), { maxLength: 40 }),
      (lines) => {
        const words = new Set([
          ...lines.join(' ').split(/\s+/u),
          ...'[signature and earlier mails left out]'.split(' '),
        ])
        expect(
          ownWordsOf(lines.join('\n'))
            .split(/\s+/u)
            .filter((word) => !words.has(word)),
        ).toEqual([])
      },
    ),
  )
})
