import { inGerman } from '../../../../../renderer/language/sentences.de.ts'
import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { writebackState } from '../../../../../core/domain/write-up/writeback-state.ts'
import {
  PartState,
  type Writeback,
  type WritebackPart,
} from '../../../../../core/domain/write-up/writeback.ts'
import { noteBeforeReopening } from '../../../../../renderer/features/writebacks/reopened.ts'
import { behindWords, writebackLine } from '../../../../../renderer/features/writebacks/writeback-line.ts'
import { makeWriteback, makeWriteUp } from '../../../../support/samples/psa.ts'
import { nine } from '../../../../support/samples/make.ts'

// What comes after this file is in English again.
afterAll(() => vi.resetModules())

const part = (
  key: string,
  state: WritebackPart['state'],
  more: Partial<WritebackPart> = {},
): WritebackPart => ({
  key,
  state,
  psaId: null,
  reason: null,
  at: null,
  visibility: null,
  hours: key.startsWith('time:') ? 0.75 : null,
  statusName: key === 'status' ? 'Resolved' : null,
  ...more,
})
const at = { isOffline: false, nameOf: (id: string) => id, timeOf: () => '14:18' }
const lineOf = (over: Partial<Writeback>, offline = false) => {
  const writeback = makeWriteback(over)
  const { lead, rest } = writebackLine(
    { ...writeback, state: writebackState(writeback) },
    { ...at, isOffline: offline },
  )
  return [lead, ...rest].join(' · ')
}
const posted = [
  part('note', 'read_back', { psaId: '90211' }),
  part('time:0', 'read_back'),
  part('status', 'read_back'),
]

describe('the line about a writeback', () => {
  test('says where everything is once it arrived', () => {
    expect(lineOf({ parts: posted })).toBe('Posted to #48213 · note 90211 · 0.75 h · Resolved ✓ read back')
  })

  test('says what waits, and what for', () => {
    const parts = [part('note', 'planned'), part('status', 'planned')]
    expect(lineOf({ parts })).toBe('Posts to #48213 next')
    expect(lineOf({ parts }, true)).toBe('Posts to #48213 when you’re back online')
    const problem = { kind: 'unavailable', message: 'No answer.' } as const
    expect(lineOf({ parts, problem, nextTryAt: nine })).toBe(
      'Not posted to #48213 yet · No answer. · Next try 14:18.',
    )
  })

  test('says what failed, what arrived all the same, and why', () => {
    const parts = [
      part('note', 'read_back', { psaId: '90211' }),
      part('status', 'failed', { reason: 'Refused.' }),
    ]
    expect(lineOf({ parts })).toBe(
      'Only part of this reached #48213 · note 90211 · still missing: Resolved · Refused.',
    )
    expect(lineOf({ parts: [part('note', 'failed', { reason: 'Refused.' })] })).toBe(
      'Nothing reached #48213 · Refused.',
    )
  })

  test('says what changed when it is held, and that the text is kept', () => {
    const held = {
      parts: [part('note', 'planned')],
      problem: { kind: 'changed', message: 'It changed.' } as const,
      changes: ['Maya replied.'],
    }
    expect(lineOf(held)).toBe('Held: nothing was posted to #48213 · Maya replied. · Your text is kept.')
  })

  test('says why something was left out, and where a merged ticket’s note went', () => {
    const skipped = part('status', 'skipped', { reason: 'No status is set.' })
    expect(lineOf({ parts: [part('note', 'read_back'), skipped] })).toBe(
      'Posted to #48213 · note · No status is set.',
    )
    expect(lineOf({ parts: posted, mergedInto: '500' })).toContain('Posted to #500')
  })

  test('says in the language of the window why it was left, where Baton wrote that', async () => {
    vi.resetModules()
    const { speak } = await import('../../../../../renderer/language/catalogue.ts')
    speak({ readySentences: { shown: inGerman } })
    const { writebackLine: inWindow } =
      await import('../../../../../renderer/features/writebacks/writeback-line.ts')
    const leadOf = (reason: string) =>
      inWindow(makeWriteback({ state: 'left', left: { by: 'ann', at: nine, reason } }), {
        ...at,
        isOffline: false,
      }).lead
    const reason = 'The session was reopened before this was posted.'
    expect(leadOf(reason)).toContain(inGerman(reason))
    expect(inGerman(reason)).not.toBe(reason)
    expect(leadOf('Closed by hand, says Maya.')).toContain('Closed by hand, says Maya.')
  })

  test('never says posted while a part is open or failed, whatever the parts', () => {
    const parts = fc.array(
      fc.record({
        key: fc.constantFrom('note', 'documentation', 'time:0', 'time:1', 'status'),
        state: fc.constantFrom(...PartState.options),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(parts, (chosen) => {
        const all = chosen.map(({ key, state }) => part(key, state))
        const isOpen = all.some(({ state }) => !['read_back', 'skipped'].includes(state))
        expect(lineOf({ parts: all }).startsWith('Posted') && isOpen).toBe(false)
      }),
    )
  })
})

describe('a session whose ticket isn’t known to be closed', () => {
  const writeback = makeWriteback({ statusBefore: 'New', parts: [part('status', 'planned')] })
  const resolved = {
    status: 'resolved',
    ticketCheck: 'found',
    psaTicketId: '48213',
    linkedTicketId: 'cw1.48213',
    writeUpId: 'w1',
  } as const
  const behind = (one: Writeback, session: Parameters<typeof behindWords>[0] = resolved) =>
    behindWords(session, { writeUp: makeWriteUp({ writebackId: one.id }), writeback: one })
  test('is never plainly resolved', () => {
    expect(behind(writeback)).toEqual({ text: 'Resolved here, ticket still New', tone: 'amber' })
    const failed = { ...writeback, state: 'partly' as const, statusRead: 'In Progress' }
    expect(behind(failed)).toEqual({ text: 'Resolved here, ticket still In Progress', tone: 'red' })
  })
  test('is again once its status was read back, or was reopened', () => {
    expect(behind({ ...writeback, parts: posted })).toBeNull()
    expect(behind(writeback, { ...resolved, status: 'active' })).toBeNull()
  })
  test('isn’t while its write-up waits for the ticket to be found or picked', () => {
    const waiting = { writeUp: makeWriteUp({ writebackId: null }), writeback: null }
    const unchecked = { ...resolved, ticketCheck: 'unchecked' } as const
    expect(behindWords(unchecked, waiting)).toEqual({
      text: 'Resolved here, ticket not found yet',
      tone: 'amber',
    })
    expect(behindWords({ ...resolved, ticketCheck: 'ambiguous' }, waiting)).toEqual({
      text: 'Resolved here, ticket not closed yet',
      tone: 'amber',
    })
    expect(behindWords({ ...unchecked, status: 'active' }, waiting)).toBeNull()
    expect(behindWords({ ...unchecked, psaTicketId: null }, waiting)).toBeNull()
    // A note that isn't on this device.
    expect(behindWords(unchecked, { writeUp: null, writeback: null })).toBeNull()
  })
  test('isn’t when no ticket was found for its note, or none was written for its ticket', () => {
    const waiting = { writeUp: makeWriteUp({ writebackId: null }), writeback: null }
    const missing = { ...resolved, ticketCheck: 'missing', linkedTicketId: null } as const
    expect(behindWords(missing, waiting)).toEqual({
      text: 'Resolved here, ticket not found',
      tone: 'amber',
    })
    const unwritten = { ...resolved, writeUpId: null }
    const ofTicket = (ticket: { closed: boolean; status: string } | null) =>
      behindWords(unwritten, { writeUp: null, writeback: null, ticket })
    expect(ofTicket({ closed: false, status: 'Escalated' })).toEqual({
      text: 'Resolved here, ticket still Escalated',
      tone: 'amber',
    })
    expect(ofTicket({ closed: true, status: 'Closed' })).toBeNull()
    expect(ofTicket(null)).toBeNull()
    // What stays in Baton without any ticket.
    expect(
      behindWords({ ...missing, ticketCheck: null, psaTicketId: null, writeUpId: null }, waiting),
    ).toBeNull()
    expect(behindWords({ ...missing, ticketCheck: null }, waiting)).toBeNull()
  })
})

test('a reopened session still shows the last note of how it ended before', () => {
  const first = makeWriteUp({ id: 'w1', createdAt: 1 })
  const second = makeWriteUp({ id: 'w2', createdAt: 2 })
  const escalation = makeWriteUp({ id: 'w3', kind: 'escalation', createdAt: 3 })
  const all = [second, first, escalation]
  const of = (over: object) => noteBeforeReopening({ status: 'active', writeUpId: null, ...over }, all)?.id
  expect(of({})).toBe('w2')
  expect(of({ status: 'paused' })).toBe('w2')
  expect(of({ status: 'resolved' })).toBeUndefined()
  expect(of({ writeUpId: 'w2' })).toBeUndefined()
  expect(noteBeforeReopening({ status: 'active', writeUpId: null }, [escalation])).toBeNull()
})
