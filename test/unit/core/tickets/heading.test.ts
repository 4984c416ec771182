import { describe, expect, test } from 'vitest'
import { headingOf, ticketNumberIn } from '../../../../core/tickets/heading.ts'

describe('a subject', () => {
  test.each([
    ['Ticket #48213/Acme Corp/Outlook won’t sync', '48213', 'Acme Corp', 'Outlook won’t sync'],
    ['RE: Ticket#48213/Acme Corp/Can’t open P:/Files', '48213', 'Acme Corp', 'Can’t open P:/Files'],
    [
      'T20261125.0008 | Vista Eye | X-ray viewer crashes',
      'T20261125.0008',
      'Vista Eye',
      'X-ray viewer crashes',
    ],
    ['[ID:0020411] Cannot send', '0020411', null, 'Cannot send'],
    ['AW: [example.com #123] Drucker EG', '123', null, 'Drucker EG'],
    ['[#6671] Scanner stopped - assigned to you', '6671', null, 'Scanner stopped'],
    ['[Fieldway] Re: Tap list screens black (#88610)', '88610', null, 'Tap list screens black'],
    ['FW: Laptop screen flickering', null, null, 'Laptop screen flickering'],
    ['Ticket #502291 has been updated', '502291', null, null],
    ['', null, null, null],
  ])('%j', (subject, number, client, summary) => {
    expect(headingOf(subject)).toEqual({ number, client, summary })
  })
})

describe('a ticket number in free text', () => {
  test.each([
    ['Outlook won’t sync #48213', '48213'],
    ['(#48213) Outlook', '48213'],
    ['T20261128.0042 VPN', 'T20261128.0042'],
    ['#48213 again, see #48213', '48213'],
    ['#48213 and #51190', null],
    ['issue #12', null],
    ['color #123abc, path a#4821, link &#8217;', null],
    ['Outlook won’t sync', null],
  ])('%j', (text, number) => expect(ticketNumberIn(text)).toBe(number))
})
