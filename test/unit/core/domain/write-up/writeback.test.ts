import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plannedParts } from '../../../../../core/domain/write-up/writeback-plan.ts'
import {
  advancePart,
  attentionAfter,
  canRetry,
  isOpenPart,
  isTicketBehind,
  needsAttention,
  retriedParts,
  writebackState,
} from '../../../../../core/domain/write-up/writeback-state.ts'
import {
  PartState,
  type WritebackPart,
  WritebackProblemKind,
} from '../../../../../core/domain/write-up/writeback.ts'
import { makePerson, minute, nine } from '../../../../support/samples/make.ts'
import { makeConnection, makeTicket, makeWriteback, makeWriteUp } from '../../../../support/samples/psa.ts'

const part = (key: string, state: PartState): WritebackPart => ({
  key,
  state,
  psaId: null,
  reason: null,
  at: null,
  visibility: null,
  hours: null,
  statusName: null,
})
const stateOf = (...states: PartState[]) =>
  writebackState({
    parts: states.map((state, index) => part(`time:${index}`, state)),
    problem: null,
    left: null,
  })
const states = fc.array(fc.constantFrom(...PartState.options), { minLength: 1, maxLength: 6 })

describe('the state of a writeback', () => {
  it.each([
    [['planned', 'planned'], 'waiting'],
    [['planned', 'skipped'], 'waiting'],
    [['sending', 'planned'], 'posting'],
    [['read_back', 'planned'], 'posting'],
    [['failed', 'planned'], 'waiting'],
    [['read_back', 'written'], 'posting'],
    [['read_back', 'skipped'], 'posted'],
    [['skipped'], 'posted'],
    [['read_back', 'failed'], 'partly'],
    [['failed', 'skipped'], 'failed'],
  ] as const)('%j is %s', (parts, state) => {
    expect(stateOf(...parts)).toBe(state)
  })

  it('is held by what only a person can decide, as long as something has to go out', () => {
    const problem = { kind: 'changed' as const, message: 'The client replied.' }
    const parts = makeWriteback().parts
    expect(writebackState({ parts, problem, left: null })).toBe('held')
    expect(
      writebackState({ parts: parts.map((one) => ({ ...one, state: 'read_back' })), problem, left: null }),
    ).toBe('posted')
    const down = { kind: 'unavailable' as const, message: 'It can’t be reached.' }
    expect(writebackState({ parts, problem: down, left: null })).toBe('waiting')
  })

  it('never says posted while anything is open or failed, and left only by a person', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...WritebackProblemKind.options, null), (list, kind) => {
        const parts = list.map((state, index) => part(`time:${index}`, state))
        const problem = kind === null ? null : { kind, message: 'No.' }
        const state = writebackState({ parts, problem, left: null })
        const settled = list.every((one) => one === 'read_back' || one === 'skipped')
        expect(state === 'posted').toBe(settled)
        expect(state).not.toBe('left')
        if (state === 'waiting' || state === 'posting') expect(parts.some(isOpenPart)).toBe(true)
        expect(
          writebackState({ parts, problem, left: { by: 'ann', at: nine, reason: 'Done by hand.' } }),
        ).toBe('left')
      }),
    )
  })

  it('lets no part go back from the ticket', () => {
    const told = (before: PartState) =>
      PartState.options.map((next) => advancePart(part('note', before), part('note', next)).state)
    expect(new Set(told('written'))).toEqual(new Set(['written', 'read_back', 'failed']))
    for (const ended of ['read_back', 'failed', 'skipped'] as const)
      expect(new Set(told(ended))).toEqual(new Set([ended]))
    expect(told('planned')).toEqual([...PartState.options])
    // A status whose answer was lost may not be wanted by the time someone looks for it.
    expect(told('sending')).toEqual([...PartState.options])
  })

  it('takes up again what failed and time without a member, and nothing that arrived', () => {
    const parts = [part('note', 'read_back'), part('time:0', 'skipped'), part('status', 'failed')]
    expect(retriedParts(parts).map(({ state }) => state)).toEqual(['read_back', 'planned', 'planned'])
    expect(retriedParts([part('status', 'skipped')]).map(({ state }) => state)).toEqual(['skipped'])
    expect(canRetry({ state: 'posted', parts })).toBe(true)
    expect(canRetry({ state: 'posted', parts: [part('note', 'read_back')] })).toBe(false)
    expect(canRetry({ state: 'left', parts })).toBe(false)
  })
})

describe('what goes to a ticket', () => {
  const plan = (
    writeUp: Parameters<typeof makeWriteUp>[0],
    connection: Parameters<typeof makeConnection>[0] = {},
  ) =>
    plannedParts(makeWriteUp(writeUp), makeTicket(), makeConnection(connection)).map((one) => [
      one.key,
      one.state,
      one.visibility ?? one.hours ?? one.statusName,
    ])

  it('is the note, then the documentation, time, files and last the status', () => {
    const files = [
      {
        hash: 'a'.repeat(64),
        name: 'log.txt',
        type: 'text/plain',
        size: 10,
        visibility: 'internal' as const,
      },
    ]
    expect(plan({ files })).toEqual([
      ['note', 'planned', 'client'],
      ['documentation', 'planned', 'internal'],
      ['time:0', 'planned', 1.25],
      [`file:${'a'.repeat(64)}`, 'planned', 'internal'],
      ['status', 'planned', 'Resolved'],
    ])
  })

  it('shows clients the documentation only if the connection says so', () => {
    const settings = { ...makeConnection().settings, noteVisibility: 'both' as const }
    expect(plan({}, { settings })[1]).toEqual(['documentation', 'planned', 'client'])
    expect(plan({ documentation: '' }).map(([key]) => key)).toEqual(['note', 'time:0', 'status'])
  })

  it('is one internal note for an escalation, whatever was asked for', () => {
    expect(plan({ kind: 'escalation', visibility: 'client', time: [] })).toEqual([
      ['note', 'planned', 'internal'],
      ['status', 'planned', 'Escalated'],
    ])
  })

  it('says why it sets no status', () => {
    const parts = (over: Parameters<typeof makeWriteUp>[0], connection = makeConnection()) =>
      plannedParts(makeWriteUp(over), makeTicket(), connection).at(-1)
    expect(parts({ statusSkipped: 'You chose none.' })).toMatchObject({
      state: 'skipped',
      reason: 'You chose none.',
    })
    const board = makeConnection({ boards: [] })
    expect(parts({}, board)).toMatchObject({
      state: 'skipped',
      reason:
        'The ticket’s status stays as it is: none is chosen for resolved tickets on its board. An admin can choose one in Settings, under Connections.',
    })
    const usual = { ...board, settings: { ...board.settings, resolvedStatusId: '99' } }
    expect(parts({}, usual)).toMatchObject({ state: 'planned', statusName: null })
  })
})

describe('what needs attention', () => {
  const sessions = new Map([['s1', { ownerId: 'bo' }]])
  const failed = makeWriteback({ state: 'failed', attentionSince: nine })
  const seenBy = (id: string, role: 'viewer' | 'engineer' | 'admin', after: number, one = failed) =>
    needsAttention([one], sessions, makePerson(id, { role }), nine + after).length

  it('is shown to whoever confirmed it and to the session’s owner, and after a day to admins', () => {
    expect(seenBy('ann', 'engineer', 0)).toBe(1)
    expect(seenBy('bo', 'engineer', 0)).toBe(1)
    expect(seenBy('ed', 'engineer', attentionAfter)).toBe(0)
    expect(seenBy('cy', 'admin', attentionAfter - 1)).toBe(0)
    expect(seenBy('cy', 'admin', attentionAfter)).toBe(1)
    expect(seenBy('ann', 'viewer', attentionAfter)).toBe(0)
  })

  it('is only what no longer goes on by itself, longest first', () => {
    for (const state of ['waiting', 'posting', 'posted', 'left'] as const)
      expect(seenBy('ann', 'engineer', 0, { ...failed, state })).toBe(0)
    const later = { ...failed, id: 'wb0', attentionSince: nine + minute }
    const ids = needsAttention([later, failed], sessions, makePerson('ann'), nine + minute)
    expect(ids.map(({ id }) => id)).toEqual(['wb1', 'wb0'])
    expect(needsAttention([failed], sessions, makePerson('ann', { active: false }), nine)).toEqual([])
  })

  it('never shows a session as plainly resolved while its ticket isn’t known to be', () => {
    expect(isTicketBehind(makeWriteback())).toBe(true)
    expect(isTicketBehind(makeWriteback({ state: 'left' }))).toBe(false)
    expect(isTicketBehind(makeWriteback({ kind: 'escalation' }))).toBe(false)
    const verified = makeWriteback({ parts: [part('status', 'read_back')], state: 'partly' })
    expect(isTicketBehind(verified)).toBe(false)
    const noStatus = (note: PartState) => [part('note', note), part('status', 'skipped')]
    expect(isTicketBehind(makeWriteback({ parts: noStatus('planned') }))).toBe(true)
    expect(isTicketBehind(makeWriteback({ parts: noStatus('read_back'), state: 'posted' }))).toBe(false)
  })
})
