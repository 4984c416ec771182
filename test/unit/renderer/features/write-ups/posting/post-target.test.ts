import { describe, expect, test } from 'vitest'
import { defaultConnectionSettings } from '../../../../../../core/domain/ticket/connection.ts'
import { seenOf } from '../../../../../../core/domain/ticket/ticket.ts'
import { postTarget } from '../../../../../../renderer/features/write-ups/posting/post-target.ts'
import { ticketChanges } from '../../../../../../renderer/features/write-ups/posting/ticket-changes.ts'
import { minute } from '../../../../../support/samples/make.ts'
import { makeConnection, makeTicket } from '../../../../../support/samples/psa.ts'

describe('where a note goes', () => {
  test('takes status, time and documentation from the connection', () => {
    expect(postTarget(makeTicket(), makeConnection(), 'resolution', 'ann')).toMatchObject({
      number: '48213',
      statusId: '12',
      documentation: 'internal',
      time: { state: 'on', rounding: '15min' },
    })
    expect(postTarget(makeTicket(), makeConnection(), 'escalation', 'bo')).toMatchObject({
      statusId: '13',
      time: { state: 'unmapped' },
    })
    const settings = { ...defaultConnectionSettings, autoPush: false, autoTimeEntry: false }
    expect(postTarget(makeTicket(), makeConnection({ settings }), 'resolution', 'ann')).toMatchObject({
      documentation: 'off',
      time: { state: 'off' },
    })
    expect(postTarget(makeTicket({ boardId: 'x' }), makeConnection(), 'resolution', 'ann')).toMatchObject({
      statuses: [],
      statusId: null,
    })
  })
})

describe('what changed at the ticket since', () => {
  const ticket = makeTicket()
  const later = (over: object) => {
    const changed = makeTicket({ readAt: ticket.readAt + minute, ...over })
    return ticketChanges(seenOf(ticket), postTarget(changed, makeConnection(), 'resolution', 'ann'))
  }
  const note = { id: 'n2', author: 'Maya', at: null, internal: false, text: 'It’s back.' }

  test('is nothing for the same reading, or a later one that says the same', () => {
    expect(later({})).toEqual([])
    expect(later({ readAt: ticket.readAt, statusId: '13', status: 'Escalated' })).toEqual([])
  })
  test('is told in sentences', () => {
    expect(later({ statusId: '13', status: 'Escalated' })).toEqual(['Its status is now Escalated.'])
    expect(later({ statusId: '12', status: 'Resolved', closed: true })).toEqual([
      'It was closed: its status is now Resolved.',
    ])
    expect(later({ notes: [...ticket.notes, note] })).toEqual(['It has 1 new note.'])
    expect(later({ mergedInto: '500' })).toEqual(['It was merged into #500. The note goes there.'])
    expect(later({ gone: true })).toEqual(['It no longer exists in the ticket system.'])
  })
})
