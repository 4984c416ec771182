import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Material } from '../../../../core/write-ups/material.ts'
import { ticketNote } from '../../../../core/write-ups/ticket-note.ts'
import { timeEntry } from '../../../../core/write-ups/time-entry.ts'
import {
  hour,
  makeEntry,
  makeFact,
  makeHandoff,
  makeSession,
  makeStep,
  minute,
  nine,
} from '../../../support/samples/make.ts'

const names = new Map([
  ['ann', 'Ann Ruiz'],
  ['bo', 'Bo Chen'],
])
const material = (over: Partial<Material> = {}): Material => ({
  session: makeSession({ psaTicketId: '48213', client: 'Harbor Dental' }),
  entries: [],
  branches: [],
  facts: [],
  fixes: [],
  handoffs: [],
  names,
  ...over,
})
const check = (id: string, at: number, over: Partial<Entry> = {}) =>
  makeEntry({
    id,
    kind: 'step',
    text: 'Ping the gateway',
    at,
    step: makeStep({
      result: { success: true, details: '2 ms' },
      answeredBy: 'ann',
      answeredAt: at + 2 * minute,
    }),
    ...over,
  })
const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10)
const utcClock = (at: number) => new Date(at).toISOString().slice(11, 16)
const form = { personId: 'ann', rounding: '15min', dayOf: utcDay, timeOf: utcClock } as const

describe('a note for the ticket', () => {
  const entries = [check('e1', nine + minute)]
  test('of a session under way says what is known, done and next', () => {
    const note = ticketNote(material({ entries, facts: [makeFact({ text: 'Webmail works' })] }), nine + hour)
    expect(note).toContain('SESSION DOCUMENTATION: IN PROGRESS\n\nEngineer: Ann Ruiz\nClient: Harbor Dental')
    expect(note).toContain('WHAT WE KNOW\n- Webmail works')
    expect(note).toContain('WORK COMPLETED\n1. Check: Ping the gateway\n   Passed: 2 ms')
    expect(note).toContain('SUGGESTED NEXT STEPS\nNothing recorded.')
    expect(note).toMatch(/As of: 2026-11-20 10:00 AM UTC\nTime worked: \d+m$/)
  })

  test('of an escalated or a resolved one is its documentation', () => {
    const handoff = makeHandoff({ targetUserId: 'bo', engineerNotes: 'Need the firewall' })
    const escalated = material({
      entries,
      handoffs: [handoff],
      session: makeSession({ status: 'escalated', openHandoffId: handoff.id }),
    })
    expect(ticketNote(escalated, nine)).toMatch(
      /^SESSION DOCUMENTATION: ESCALATED\n\nEscalated by: Ann Ruiz\nEscalated to: Bo Chen[^]*REASON\n {2}Need the firewall/,
    )
    const resolved = makeSession({
      status: 'resolved',
      resolvedAt: nine + hour,
      resolutionSummary: 'Loose cable',
      resolutionAction: 'Replaced it',
    })
    expect(ticketNote(material({ entries, session: resolved }), nine)).toMatch(
      /^SESSION DOCUMENTATION: RESOLVED[^]*Cause: Loose cable\nWhat was done: Replaced it/,
    )
  })
})

test('what a template only planned is no work, for the ticket or for anyone’s time', () => {
  const planned = makeEntry({
    id: 'e2',
    kind: 'step',
    text: 'Recreate the profile',
    at: nine + minute,
    step: makeStep({ order: 2, type: 'action', toDo: true }),
  })
  const entries = [check('e1', nine), planned]
  const note = ticketNote(material({ entries }), nine + hour)
  expect(note).toContain('WORK COMPLETED\n1. Check: Ping the gateway\n   Passed: 2 ms\n\n')
  expect(note).toContain('SUGGESTED NEXT STEPS\n- Recreate the profile')
  expect(timeEntry(material({ entries }), form)?.text).not.toContain('Recreate')
  const done = {
    ...planned,
    step: makeStep({ ...planned.step, toDo: false, answeredBy: 'ann', answeredAt: nine + minute }),
  }
  expect(ticketNote(material({ entries: [done] }), nine + hour)).toContain('1. Step: Recreate the profile')
  expect(timeEntry(material({ entries: [done] }), form)?.text).toContain('- Step: Recreate the profile')
})

describe('a time entry', () => {
  test('has a block for each day of one person, rounded by the day, with what they did', () => {
    const entries = [
      check('e1', nine),
      makeEntry({ id: 'e2', authorId: 'bo', at: nine + minute, text: 'Not mine' }),
      makeEntry({ id: 'e3', at: nine + 18 * minute, text: 'Called the ISP' }),
      check('e4', nine + 24 * hour, { step: makeStep({ answeredBy: 'bo', answeredAt: nine + 24 * hour }) }),
      makeEntry({ id: 'e5', at: nine + 24 * hour, text: 'Router replaced' }),
    ]
    expect(timeEntry(material({ entries }), form)).toEqual({
      hours: 0.75,
      text: [
        '#48213 Outlook does not sync\nHarbor Dental',
        '2026-11-20, 09:00 to 09:18: 0.5 h (worked 18m)\n- Check: Ping the gateway: Passed: 2 ms\n- Called the ISP',
        '2026-11-21, 09:00 to 09:01: 0.25 h (worked 1m)\n- Router replaced',
        'Total: 0.75 h',
      ].join('\n\n'),
    })
  })

  test('of someone who did nothing in it is none, and a question they only wrote down is no work done', () => {
    expect(timeEntry(material({ entries: [check('e1', nine)] }), { ...form, personId: 'bo' })).toBeNull()
    const open = check('e1', nine, { step: makeStep({ type: 'question' }) })
    expect(timeEntry(material({ entries: [open] }), form)?.text).not.toContain('Ping')
  })

  test('never counts less than was worked, and its total is the sum of its days', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 * 24 * 60 }), { minLength: 1, maxLength: 40 }),
        (minutes) => {
          const entries = minutes.map((at, index) => makeEntry({ id: `e${index}`, at: nine + at * minute }))
          const made = timeEntry(material({ entries }), form)
          const ofDays = [...(made?.text ?? '').matchAll(/: ([\d.]+) h \(/g)].map(([, hours]) =>
            Number(hours),
          )
          expect(made?.hours).toBeCloseTo(
            ofDays.reduce((sum, hours) => sum + hours, 0),
            6,
          )
          expect(ofDays.every((hours) => hours > 0 && hours % 0.25 === 0)).toBe(true)
        },
      ),
    )
  })
})
