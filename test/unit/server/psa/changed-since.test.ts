import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TicketContent } from '../../../../core/domain/ticket/ticket.ts'
import { signed } from '../../../../core/write-ups/posted-text.ts'
import type { PsaNote, PsaTicket, PsaTicketState } from '../../../../server/psa/provider.ts'
import { ticketContentOf } from '../../../../server/psa/tickets/ticket-content.ts'
import { changedSince } from '../../../../server/psa/writebacks/changed-since.ts'
import { ownNotes } from '../../../../server/psa/tickets/own-notes.ts'
import { markerOf } from '../../../../server/store/psa/writeback-store.ts'

const state = (over: Partial<PsaTicketState> = {}): PsaTicketState => ({
  boardId: '1',
  statusId: '10',
  status: 'New',
  closed: false,
  mergedInto: '',
  updatedAt: 1000,
  ...over,
})
const note = (id: string, text: string, at: number | null = 1000): PsaNote => ({
  id,
  text,
  at,
  author: 'Robin Vale',
  internal: false,
})
const seen = { statusId: '10', changedAt: 1000, readAt: 5000, noteIds: ['a', 'b'] }
const changes = (now: PsaTicketState, notes: PsaNote[], expected: string[] = []) =>
  changedSince(seen, { state: now, notes }, expected, (id) => (id === '10' ? 'New' : null))

describe('what changed at a ticket', () => {
  const known = [note('a', 'Hello'), note('b', 'Hello again')]

  it('is its status, unless that is what Baton set or is about to set', () => {
    expect(changes(state(), known)).toEqual([])
    const moved = state({ statusId: '12', status: 'In Progress' })
    expect(changes(moved, known)).toEqual(['Its status changed from New to In Progress.'])
    expect(changes(moved, known, ['12'])).toEqual([])
  })

  it('is what others wrote behind the last note that was seen, whatever the clocks say', () => {
    const older = note('c', 'From a slow clock', 1)
    expect(changes(state(), [...known, older])).toEqual(['Robin Vale wrote: “From a slow clock”'])
    // Without any note that was seen: by the system's own time of its last change.
    expect(
      changes(state(), [note('x', 'Old', 900), note('y', 'New', 1100), note('z', 'Undated', null)]),
    ).toEqual(['Robin Vale wrote: “New”'])
  })

  it('is never what Baton wrote, in anyone’s name', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), fc.string(), (text, author, id) => {
        const ours = signed(text, author, markerOf('acme', id, 'note'))
        expect([...ownNotes([note('c', ours)])]).toEqual(['c'])
        expect(changes(state(), [...known, note('c', ours)])).toEqual([])
      }),
    )
  })

  it('is a reply that quotes what Baton wrote, above or below', () => {
    const ours = note('c', signed('Fixed the queue', null, markerOf('acme', 'one', 'note')))
    const below = note('d', `Still broken!\n\nFrom: Support\n${ours.text}`)
    const above = note('e', `> ${ours.text.replaceAll('\n', '\n> ')}\n\nNo, it isn’t.`)
    expect([...ownNotes([...known, ours, below, above])]).toEqual(['c'])
    expect(changes(state(), [...known, ours, below, above])).toHaveLength(2)
  })

  it('is told in few sentences', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      note(`n${index}`, `Note ${index} ${'x'.repeat(500)}`),
    )
    const told = changes(state(), [...known, ...many])
    expect(told).toHaveLength(5)
    expect(told.at(-1)).toBe('26 more changes.')
    for (const sentence of told) expect(sentence.length).toBeLessThanOrEqual(300)
  })
})

describe('what is kept of a ticket', () => {
  it('fits its document, whatever the system sends', () => {
    const text = fc.string({ maxLength: 3000, unit: 'binary' })
    const time = fc.option(fc.integer({ min: -10, max: 3e15 }))
    fc.assert(
      fc.property(
        fc.record({
          title: text,
          client: text,
          contact: text,
          device: text,
          priority: text,
          description: text,
        }),
        fc.array(fc.record({ id: text, text, author: text, at: time, internal: fc.option(fc.boolean()) }), {
          maxLength: 8,
        }),
        time,
        (texts, notes, at) => {
          const ticket: PsaTicket = {
            ...state({ updatedAt: at, status: texts.title }),
            ...texts,
            id: '1',
            number: '1',
            url: 'https://example.com',
            dueAt: at,
          }
          const content = ticketContentOf('cw1', ticket, notes, { assignedTo: null, readAt: 1 })
          expect(TicketContent.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
        },
      ),
    )
  })
})

describe('a marker', () => {
  it('is the same for a part, whoever asks, and another one for every other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.string()), { selector: String, minLength: 2, maxLength: 50 }),
        (parts) => {
          const markers = parts.map(([id, key]) => markerOf('acme', id.replace(/\n/gu, ''), key))
          expect(markers).toEqual(parts.map(([id, key]) => markerOf('acme', id.replace(/\n/gu, ''), key)))
          for (const marker of markers) expect(marker).toMatch(/^[2-9a-z]{12}$/u)
        },
      ),
    )
    expect(markerOf('acme', 'w1', 'note')).not.toBe(markerOf('acme', 'w1', 'time:0'))
    expect(markerOf('acme', 'w1', 'note')).not.toBe(markerOf('other', 'w1', 'note'))
  })
})
