import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isTicketNumber,
  ticketLink,
  ticketPatternProblem,
} from '../../../../../core/domain/ticket/ticket-number.ts'

const pattern = 'https://psa.example/ticket/{number}?tab=notes'

describe('a ticket’s link', () => {
  test.each([
    pattern,
    'https://psa.example:8443/v4_6_release/services/system_io/router/openrecord.rails?locale=en_US&recordid={number}',
    'https://psa.example/#/t/{number}',
  ])('takes %s', (text) => {
    expect(ticketPatternProblem(text)).toBeNull()
  })

  test.each([
    'http://psa.example/{number}',
    'javascript:alert({number})',
    'data:text/html,{number}',
    'https://psa.example/',
    'https://psa.example/{number}/{number}',
    'https://{number}.psa.example/',
    'https://psa.example@evil.example/{number}',
    'https://psa.example{number}/x',
    'https:\\\\psa.example/{number}',
    'https://psa.example/a b/{number}',
    ' https://psa.example/{number}',
    '{number}',
    '',
  ])('refuses %j with a sentence', (text) => {
    expect(ticketPatternProblem(text)).toMatch(/\{number\}/)
    expect(ticketLink(text, '1')).toBeNull()
  })

  test('the number stays one encoded part, whatever it is', () => {
    expect(ticketLink(pattern, '48213')).toBe('https://psa.example/ticket/48213?tab=notes')
    expect(ticketLink(pattern, '../a?b#c')).toBe('https://psa.example/ticket/..%2Fa%3Fb%23c?tab=notes')
    expect(ticketLink(null, '48213')).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (number) => {
        const url = new URL(ticketLink(pattern, number) ?? '')
        expect([url.origin, url.search, url.hash]).toEqual(['https://psa.example', '?tab=notes', ''])
      }),
    )
  })
})

test('a ticket number is short and plain', () => {
  for (const text of ['48213', 'INC-0042', 'T20261128.0001', '2026/11/7'])
    expect(isTicketNumber(text)).toBe(true)
  for (const text of ['', '#1', '<b>', '../x', 'a'.repeat(61), 'ü']) expect(isTicketNumber(text)).toBe(false)
})
