import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingLimits } from '../../../../core/tickets/pasted-lines.ts'
import { readPastedTicket, type PastedTicket } from '../../../../core/tickets/read-pasted-ticket.ts'
import { sampleTickets } from '../../../support/pasted-tickets/pasted-tickets.ts'

const valuesIn = ({ number, client, contact, device, summary }: PastedTicket): string[] =>
  [number, client, contact.name, contact.phone, contact.email, device, summary].flatMap((read) =>
    read === null ? [] : [read.value],
  )

/** A word of a name or company. */
const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/)
const sentence = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 2, maxLength: 8 })

describe('it reads', () => {
  test('a ConnectWise mail, with where each value stands', () => {
    const read = readPastedTicket(
      [
        'Subject: Ticket #48213/Acme Corp/Outlook won’t sync',
        '',
        'Contact: Dana Whitfield',
        'Phone: (312) 555-0142 x204',
        'Email: dana@acme.example',
        'Configuration: ACME-LT-022',
      ].join('\n'),
    )
    expect(read).toMatchObject({
      number: { value: '48213', from: 'heading', line: 0 },
      client: { value: 'Acme Corp', from: 'heading', line: 0 },
      summary: { value: 'Outlook won’t sync', from: 'heading', line: 0 },
      contact: {
        name: { value: 'Dana Whitfield', from: 'label', line: 2 },
        phone: { value: '(312) 555-0142 x204', from: 'label', line: 3 },
        email: { value: 'dana@acme.example', from: 'label', line: 4 },
      },
      device: { value: 'ACME-LT-022', from: 'label', line: 5 },
    })
  })

  test('whatever stands in the fields of a page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 999_999_999 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.tuple(word, word),
        sentence,
        fc.constantFrom('\n', '\r\n', '\r'),
        (number, company, [first, last], words, newline) => {
          const text = [
            `Service Ticket #${number} - Please check ${words.join(' ')}`,
            `Company: ${company.join(' ')}`,
            `Contact: ${first} ${last}`,
          ].join(newline)
          const read = readPastedTicket(text)
          expect(read.number?.value).toBe(String(number))
          expect(read.summary?.value).toBe(`Please check ${words.join(' ')}`)
          expect(read.client?.value).toBe(company.join(' '))
          expect(read.contact.name?.value).toBe(`${first} ${last}`)
        },
      ),
    )
  })

  test('a body apart from the headers and the history', () => {
    const read = readPastedTicket(
      'From: Dana Whitfield <dana@acme.example>\nSubject: Scanner\n\nIt stopped at 9.\n\nOn Friday, Ben wrote:\n> Hello',
    )
    expect(read.description?.value).toBe('It stopped at 9.')
  })
})

describe('it never invents', () => {
  const textWith = fc.oneof(
    fc.string({ maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    // Pieces of real tickets in any order.
    fc
      .shuffledSubarray([...new Set(sampleTickets.flatMap(({ text }) => text.split('\n')))], {
        minLength: 1,
        maxLength: 30,
      })
      .map((lines) => lines.join('\n')),
  )

  test('each word of a value stands in the text', () => {
    fc.assert(
      fc.property(textWith, (text) => {
        const read = readPastedTicket(text)
        // The marks of Markdown and invisible characters may stand between its letters.
        const bare = (some: string) => some.replace(/[^\p{L}\p{N}]/gu, '')
        for (const value of valuesIn(read)) {
          for (const part of value.split(/\s+/u)) expect(bare(text)).toContain(bare(part))
        }
        expect(read.confidence).toBeGreaterThanOrEqual(0)
        expect(read.confidence).toBeLessThanOrEqual(1)
      }),
      { numRuns: 400 },
    )
  })

  test('and what isn’t there is null', () => {
    expect(valuesIn(readPastedTicket(''))).toEqual([])
    expect(valuesIn(readPastedTicket('Outlook won’t sync\nsince Monday'))).toEqual([])
    expect(readPastedTicket('Company:\nContact:\nPhone: N/A\nUser: ACME\\svc_backup')).toMatchObject({
      client: null,
      contact: { name: null, phone: null },
    })
  })

  test('a fax, a register, an invoice or a time is no phone number', () => {
    for (const line of [
      'Fax: (312) 555-0142',
      'HRB 104417 B',
      'Invoice 3125550142',
      '11/27/2026 08:14',
      '10.0.4.21',
    ]) {
      expect(readPastedTicket(`Regards,\nDana Whitfield\n${line}`).contact.phone).toBeNull()
    }
  })

  test('of several devices none is chosen', () => {
    const mail = 'From: Dana Whitfield <dana@acme.example>\nSubject: Both down\n\n'
    expect(readPastedTicket(`${mail}KM-LBL-01 is down`).device?.value).toBe('KM-LBL-01')
    expect(readPastedTicket(`${mail}KM-LBL-01 and KM-LBL-02 are down`).device).toBeNull()
  })
})

describe('a large paste', () => {
  const megabyte = 1_000_000
  const ticket = 'Service Ticket #48213 - Outlook won’t sync\nCompany: Acme Corp\n'

  test('is read at its top alone', () => {
    const log = 'Nov 27 08:14:02 web01 sshd[48213]: Contact: Someone Else\n'
    const read = readPastedTicket(ticket + log.repeat(megabyte / log.length))
    expect(read.number?.value).toBe('48213')
    expect(readPastedTicket('.\n'.repeat(readingLimits.lines) + ticket).number).toBeNull()
  })

  test.each([
    '(',
    '1 ',
    '0-',
    '[',
    '[a #',
    '\t',
    ':',
    'Contact: ',
    'a@',
    'From: a\n',
    '-- \n',
    'Ticket ',
    'A1-',
    '|',
    ' ',
    '> ',
    '#1',
    '"',
    'on x ',
    'é',
  ])('made of %j comes back', (piece) => {
    const text = piece.repeat(megabyte / piece.length)
    expect(readPastedTicket(text).confidence).toBeLessThanOrEqual(1)
    expect(readPastedTicket(ticket + text).number?.value).toBe('48213')
  })
})
