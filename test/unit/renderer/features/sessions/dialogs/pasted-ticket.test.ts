import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fieldsAsRead,
  filledFrom,
  offeredTicket,
  readableFields,
  readIn,
  withoutReading,
} from '../../../../../../renderer/features/sessions/dialogs/pasted-ticket.ts'
import { emptyStartForm, startFrom } from '../../../../../../renderer/features/sessions/dialogs/start-form.ts'
import { sampleTickets } from '../../../../../support/pasted-tickets/pasted-tickets.ts'

const mail = [
  'Subject: Ticket #48213/Acme Corp/Outlook won’t sync',
  '',
  'Contact: Dana Whitfield',
  'Phone: (312) 555-0142',
  'Configuration: ACME-LT-022',
].join('\n')
const read = {
  title: 'Outlook won’t sync',
  ticket: '48213',
  client: 'Acme Corp',
  contact: 'Dana Whitfield, (312) 555-0142',
  device: 'ACME-LT-022',
}

/** The form after `pasted` was pasted into an empty one. */
const formAfter = (pasted: string) => ({
  ...emptyStartForm,
  text: pasted,
  ...filledFrom(emptyStartForm, pasted),
})

describe('pasting a ticket', () => {
  test('fills the fields and keeps the text whole', () => {
    const form = formAfter(mail)
    expect(form).toMatchObject({ ...read, text: mail })
    expect(fieldsAsRead(form)).toEqual(['title', 'ticket', 'client', 'contact', 'device'])
    expect(startFrom(form)).toMatchObject({
      title: read.title,
      psaTicketId: '48213',
      client: 'Acme Corp',
      contact: read.contact,
      device: 'ACME-LT-022',
      problemSummary: mail,
      paste: null,
    })
  })

  test('never overwrites what was typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sampleTickets),
        fc.subarray([...readableFields], { minLength: 1 }),
        fc.stringMatching(/^[a-z]{1,12}$/),
        ({ text }, typed, word) => {
          const form = { ...emptyStartForm, ...Object.fromEntries(typed.map((field) => [field, word])) }
          const after = { ...form, ...filledFrom(form, text) }
          for (const field of typed) expect(after[field]).toBe(word)
          expect({ ...after, ...withoutReading(after) }).toEqual(form)
        },
      ),
    )
  })

  test('a second ticket replaces what the first filled, but not what was corrected', () => {
    const form = { ...formAfter(mail), client: 'Acme Corporation' }
    const next = {
      ...form,
      ...filledFrom(form, 'Ticket #51190/Vista Eye/No dial tone\nContact: Kim Osborne'),
    }
    expect(next).toMatchObject({
      title: 'No dial tone',
      ticket: '51190',
      client: 'Acme Corporation',
      contact: 'Kim Osborne',
    })
  })

  test('undoing leaves the text and what was corrected', () => {
    const form = { ...formAfter(mail), client: 'Acme Corporation' }
    expect({ ...form, ...withoutReading(form) }).toEqual({
      ...emptyStartForm,
      text: mail,
      client: 'Acme Corporation',
    })
  })

  test.each(['Outlook won’t sync', 'Ticket #48213/Acme Corp/Outlook', 'Line one\nline two', ''])(
    'other text fills nothing: %j',
    (text) => expect(filledFrom(emptyStartForm, text)).toBeNull(),
  )

  test('a row of a list is a ticket though it is one line', () => {
    const row = '61222\tBirchwood Dental\tKim Osborne\tPanoramic X-ray won’t transfer\tNew'
    expect(formAfter(row)).toMatchObject({
      ticket: '61222',
      client: 'Birchwood Dental',
      contact: 'Kim Osborne',
    })
  })

  test.each([
    ['a page', `${mail}\n${'Status: New\n'.repeat(600)}Description: It stopped at 9.`, 'It stopped at 9.'],
    [
      'a mail of a system',
      `From: Desk <help@msp.example>\n${mail}\n\nInitial Description:\nPages come out blank.\nSince 9.`,
      'Pages come out blank.\nSince 9.',
    ],
    [
      'a mail',
      'Von: Eva Mohr <e.mohr@werft.example>\nBetreff: Kein Zugriff\n\nGuten Morgen,\n\nniemand kommt ins DMS.',
      'Guten Morgen,\n\nniemand kommt ins DMS.',
    ],
    [
      'an announcement',
      'From: RT <rt@msp.example>\nSubject: [msp.example #123] Fax\n\nRequest 123 was acted upon.\nTransaction: Created\nQueue: Support\n\nThe fax is dead.',
      'The fax is dead.',
    ],
  ])('of %s, what was written becomes the problem, and the whole text an entry', (_, text, problem) => {
    const start = startFrom(formAfter(text))
    expect(start.problemSummary).toBe(problem)
    expect(start.paste).toBe(text)
  })

  test('kept as plain text, a ticket is its own problem', () => {
    const text = `${mail}\nDescription: It stopped at 9.`
    const form = formAfter(text)
    expect(startFrom({ ...form, ...withoutReading(form) })).toMatchObject({
      problemSummary: text,
      paste: null,
    })
  })
})

test('a stored reading that isn’t one counts as none', () => {
  for (const stored of ['', '{', 'null', '[1]', '{"text":"x","ticket":4}'])
    expect(readIn({ read: stored })).toEqual({})
})

test('a number in the text is offered until the ticket is filled in', () => {
  expect(offeredTicket({ text: 'Outlook #48213', ticket: '' })).toBe('48213')
  expect(offeredTicket({ text: 'Outlook #48213', ticket: '51190' })).toBeNull()
  expect(offeredTicket({ text: 'Outlook', ticket: '' })).toBeNull()
})
