import { describe, expect, test } from 'vitest'
import { latePostOf } from '../../../../../renderer/features/tickets/late-post.ts'
import { choicesFor, matchingTickets } from '../../../../../renderer/features/tickets/ticket-choices.ts'
import { filledFromTicket } from '../../../../../renderer/features/sessions/dialogs/picked-ticket.ts'
import { emptyStartForm } from '../../../../../renderer/features/sessions/dialogs/start-form.ts'
import { makeTicket } from '../../../../support/samples/psa.ts'

const ticket = (number: string, over: object = {}) => makeTicket({ systemId: number, number, ...over })
const outlook = ticket('48213')
const vpn = ticket('482', { title: 'VPN drops', client: 'Contoso', assignedTo: 'bo' })
const closed = ticket('48213-1', { title: 'Printer', closed: true })
const all = [vpn, outlook, closed]
const labels = { mine: 'Mine', recent: 'Recent', onDevice: 'Here', found: 'Found' }
const numbers = (groups: ReturnType<typeof choicesFor>) =>
  groups.map(({ label, items }) => [label, ...items.map(({ number }) => number)])

describe('finding a ticket on the device', () => {
  test.each([
    ['#48213', ['48213', '48213-1']],
    ['482', ['482', '48213', '48213-1']],
    ['vpn contoso', ['482']],
    ['  MAYA outlook ', ['48213']],
    ['nothing', []],
    ['  ', []],
  ])('%j', (typed, found) => {
    expect(matchingTickets(all, typed).map(({ number }) => number)).toEqual(found)
  })
})

describe('what is offered', () => {
  test('while nothing is typed: one’s own open tickets, then others, none twice and none that is closed', () => {
    expect(numbers(choicesFor('', all, [], 'ann', labels))).toEqual([
      ['Mine', '48213'],
      ['Recent', '482'],
    ])
  })
  test('what was found elsewhere comes after what is here, and only if it isn’t', () => {
    const found = [outlook, ticket('99', { title: 'Outlook crashes' })]
    expect(numbers(choicesFor('outlook', all, found, 'ann', labels))).toEqual([
      ['Here', '48213'],
      ['Found', '99'],
    ])
  })
})

describe('a session that starts from a ticket', () => {
  test('takes what the ticket says where nothing was typed', () => {
    const form = { ...emptyStartForm, client: 'Typed by hand' }
    expect(filledFromTicket(form, outlook)).toEqual({
      text: 'Outlook does not sync\nNo mail since this morning.',
      contact: 'Maya Okafor',
      device: 'NW-LT-07',
    })
  })
  test('leaves everything that was typed', () => {
    const form = { text: 'mine', client: 'c', contact: 'd', device: 'e' }
    expect(filledFromTicket(form, outlook)).toEqual({})
  })
})

describe('giving a session a ticket', () => {
  test('says that its note is posted and who reads it, unless it went to a ticket already', () => {
    const local = { writebackId: null, kind: 'resolution', visibility: 'client' } as const
    expect(latePostOf(null)).toBeNull()
    expect(latePostOf({ ...local, writebackId: 'wb1' })).toBeNull()
    expect(latePostOf(local)).toContain('The client can read it.')
    expect(latePostOf({ ...local, visibility: 'internal' })).toContain('Only your team can read it.')
    expect(latePostOf({ ...local, kind: 'escalation' })).toContain('escalation package')
  })
})
