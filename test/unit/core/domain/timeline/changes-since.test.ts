import { describe, expect, it } from 'vitest'
import { changesSince } from '../../../../../core/domain/timeline/changes-since.ts'
import { changeLimits } from '../../../../../core/domain/session/woken.ts'
import { makeEntry, makeHandoff, makeStep } from '../../../../support/samples/make.ts'
import { makeTicket } from '../../../../support/samples/psa.ts'

const handoff = makeHandoff({ intent: 'park', ticketThen: { status: 'Open', noteIds: ['n1'] } })
const plain = (lines: readonly string[]) => lines.map((line) => line.replace(/[⁨⁩]/gu, ''))
const names = (id: string) => ({ bo: 'Bo', ann: 'Ann' })[id] ?? 'Someone'
const since = (over: Partial<Parameters<typeof changesSince>[0]>) =>
  plain(
    changesSince({ handoff, entries: [], ticket: null, reply: null, mask: (text) => text, ...over }, names),
  )
const note = (id: string, text: string, own = false) => ({
  id,
  author: 'Maya',
  at: null,
  internal: false,
  own,
  text,
})

describe('what changed while a session was parked', () => {
  it('is the reply first, then the ticket, then what others did, the latest first', () => {
    const entries = [
      makeEntry({ id: 'a', seq: 2, authorId: 'bo', text: 'Seen elsewhere, too.' }),
      makeEntry({ id: 'b', seq: 3, authorId: 'bo', kind: 'step', step: makeStep(), text: 'Ping it' }),
      makeEntry({
        id: 'c',
        seq: 4,
        authorId: 'bo',
        kind: 'event',
        text: '',
        event: { name: 'edited', handoffId: null },
      }),
    ]
    const ticket = makeTicket({
      status: 'Waiting',
      notes: [note('n1', 'Old'), note('n2', 'Any news?'), note('n3', 'Mine', true)],
    })
    expect(since({ entries, ticket, reply: 'It works now.' })).toEqual([
      'The client replied: “It works now.”',
      'The ticket went from Open to Waiting.',
      'Maya wrote on the ticket: “Any news?”',
      'Bo changed the details.',
      'Bo added a step: “Ping it”',
      'Bo wrote: “Seen elsewhere, too.”',
    ])
  })

  it('is nothing that its owner, or Baton, did; and not the reply twice', () => {
    const entries = [
      makeEntry({ id: 'a', authorId: 'ann', text: 'Mine.' }),
      makeEntry({ id: 'b', authorId: 'system', kind: 'event', event: { name: 'woke', handoffId: 'h1' } }),
    ]
    const ticket = makeTicket({ status: 'Open', notes: [note('n2', 'It works now. Thanks!')] })
    expect(since({ entries, ticket, reply: 'It works now.' })).toEqual([
      'The client replied: “It works now.”',
    ])
    expect(since({ entries })).toEqual([])
  })

  it('doesn’t know what a ticket was like that came later', () => {
    const parked = { ...handoff, ticketThen: null }
    expect(since({ handoff: parked, ticket: makeTicket({ status: 'Closed' }) })).toEqual([])
  })

  it('stays short, however much there is, and counts the rest', () => {
    const entries = Array.from({ length: 30 }, (_, index) =>
      makeEntry({ id: `e${index}`, seq: index, authorId: 'bo', text: '🧯'.repeat(4000) }),
    )
    const lines = since({ entries })
    expect(lines).toHaveLength(changeLimits.lines)
    expect(lines.at(-1)).toBe('And 23 more.')
    const raw = changesSince({ handoff, entries, ticket: null, reply: null, mask: (text) => text }, names)
    expect(raw.every((line) => line.length <= changeLimits.line)).toBe(true)
  })
})
