import { describe, expect, test } from 'vitest'
import { snapshotOf } from '../../../../../core/domain/snapshot.ts'
import {
  claimStandOf,
  lostClaim,
  lostSentence,
} from '../../../../../renderer/features/handoffs/context/claim-stand.ts'
import { resolvedWords } from '../../../../../renderer/features/handoffs/status/promise-words.ts'
import { included } from '../../../../../renderer/features/handoffs/dialogs/included.ts'
import { escalationEndedBy } from '../../../../../core/domain/handoff.ts'
import { historyLines } from '../../../../../renderer/features/handoffs/dialogs/history-lines.ts'
import { minute } from '../../../../support/samples/make.ts'
import { branch, handoff, nameOf, noon, person, session } from '../../../../support/desk/shown-documents.ts'

const ana = person({ id: 'ana', name: 'Ana Silva' })
const online = { kind: 'online', since: noon } as const
const clock = (at: number) => new Date(at).toISOString().slice(11, 16)
const stand = (
  part: Parameters<typeof handoff>[0],
  me = ana,
  connection: Parameters<typeof claimStandOf>[3] = online,
) => claimStandOf(handoff(part), me, noon + minute, connection, nameOf, clock)

describe('claimStandOf', () => {
  test('lets an engineer claim what another escalated', () => {
    expect(stand({})).toEqual({ kind: 'can_claim' })
  })

  test('says why it waits without a connection', () => {
    expect(stand({}, ana, { kind: 'offline', lostAt: noon + 2 * minute })).toEqual({
      kind: 'offline',
      message: 'Claiming needs the server, so that only one person gets it. You are offline since 14:02.',
    })
  })

  test('a viewer reads why even offline: the connection would not help', () => {
    const viewer = person({ id: 'ana', role: 'viewer' })
    expect(stand({}, viewer, { kind: 'offline', lostAt: noon })).toMatchObject({
      kind: 'barred',
      bar: 'viewer',
    })
  })

  test('the escalator cannot claim', () => {
    expect(stand({ handedOffBy: 'ana' })).toMatchObject({ kind: 'own' })
  })

  test('the escalator reads that no one knows, until the server does', () => {
    expect(stand({ handedOffBy: 'ana', acceptedAt: null })).toMatchObject({
      kind: 'own',
      message: expect.stringContaining('No one knows yet'),
    })
  })

  test('a reserved one says for whom and how long', () => {
    const part = { targetUserId: 'lee', opensAt: noon + 5 * minute }
    expect(stand(part)).toMatchObject({
      kind: 'barred',
      message: 'This is reserved for Lee Chan for another 4 min, then it opens to everyone.',
    })
    expect(stand(part, person({ id: 'ana', role: 'admin' }))).toEqual({ kind: 'can_claim' })
  })

  test('after winning it is to be picked up, then it is mine', () => {
    const won = { state: 'claimed', claimedBy: 'ana', claimedAt: noon } as const
    expect(stand(won)).toEqual({ kind: 'pick_up' })
    expect(stand({ ...won, pickup: { mode: 'fresh', at: noon } })).toEqual({ kind: 'mine' })
  })

  test('an ended one says how it ended', () => {
    expect(stand({ state: 'claimed', claimedBy: 'lee', claimedAt: noon + 48_000 })).toEqual({
      kind: 'ended',
      message: 'Claimed by Lee Chan, 12 s ago.',
    })
    expect(stand({ state: 'withdrawn', withdrawnAt: noon })).toMatchObject({
      message: 'Kim Roth withdrew this. There’s nothing left to do here.',
    })
    expect(stand({ state: 'closed', closedAt: noon, closedBecause: 'escalated' })).toMatchObject({
      message: 'This handoff has ended: the session was escalated instead.',
    })
  })
})

describe('lostClaim', () => {
  const claimed = { state: 'claimed', claimedBy: 'lee', claimedAt: noon } as const
  const rejection = { kind: 'already_claimed', message: '', by: 'lee', at: noon + 1 } as const

  test('names who won and when: by the rejection at once, then by the handoff', () => {
    expect(lostClaim(handoff({}), 'ana', rejection)).toEqual({ by: 'lee', at: noon + 1, tried: true })
    expect(lostClaim(handoff(claimed), 'ana', null)).toEqual({ by: 'lee', at: noon, tried: false })
    expect(lostSentence('Lee Chan', 12_000)).toBe('Already claimed by Lee Chan, 12 s ago.')
  })

  test('is nothing for the winner, for who handed it over, and while it is open', () => {
    expect(lostClaim(handoff(claimed), 'lee', null)).toBeNull()
    expect(lostClaim(handoff(claimed), handoff({}).handedOffBy, null)).toBeNull()
    expect(lostClaim(handoff({}), 'ana', null)).toBeNull()
    expect(lostClaim(handoff({}), 'ana', { kind: 'offline', message: '' })).toBeNull()
  })
})

describe('included', () => {
  test('counts what is there and leaves out what is not', () => {
    const one = session({ stepCount: 6, factCount: 1, isBranching: true, psaTicketId: '48213' })
    const branches = [branch(), branch({ id: 'b2', order: 1 })]
    expect(included(snapshotOf(one, branches), null)).toBe('6 steps, 1 fact, 2 branches, ticket #48213')
    expect(included(snapshotOf(session(), []), null)).toBe('the problem as you wrote it')
    expect(included(snapshotOf(session({ stepCount: 1 }), []), { supersededAt: null })).toBe(
      '1 step, the suggested fix',
    )
    expect(included(snapshotOf(session({ stepCount: 1 }), []), { supersededAt: noon })).toBe('1 step')
  })
})

test('historyLines tells each handoff, the newest first, with how long it took', () => {
  const lines = historyLines(
    [
      handoff({
        id: 'h1',
        intent: 'park',
        state: 'closed',
        closedAt: noon + 3 * 60 * minute,
        closedBecause: 'resumed',
      }),
      handoff({
        id: 'h2',
        createdAt: noon + 1,
        targetUserId: 'ana',
        state: 'claimed',
        claimedBy: 'ana',
        claimedAt: noon + 4 * minute,
      }),
      handoff({ id: 'h3', createdAt: noon + 2 }),
    ],
    noon + 10 * minute,
    nameOf,
  )
  expect(lines.map((line) => [line.handoff.id, line.title, line.outcome])).toEqual([
    ['h3', 'Escalated to everyone', 'Waiting 10 min so far'],
    ['h2', 'Escalated to Ana Silva', 'Claimed by Ana Silva after 4 min'],
    ['h1', 'Parked', 'Ended: resumed after 3 h'],
  ])
})

test('resolving offline promises nothing about who may have claimed it meanwhile', () => {
  expect(resolvedWords(false, true, true)).toBe('')
  expect(resolvedWords(false, true, false)).toBe('Resolved.')
  expect(resolvedWords(true, false, true)).toContain('no one needs to claim it any more')
  expect(resolvedWords(true, false, false)).toBe('Resolved. The escalation ended with it.')
  for (const before of [true, false]) {
    expect(resolvedWords(true, true, before)).toMatch(/Should someone (claim|have claimed) it/)
    expect(resolvedWords(true, true, before)).not.toMatch(/no one needs|ended with it/)
  }
})

test('which escalation a resolve ended: the latest handoff, or none', () => {
  const ended = handoff({ id: 'h2', createdAt: noon + minute, state: 'closed', closedBecause: 'resolved' })
  expect(escalationEndedBy([handoff(), ended])).toEqual(ended)
  expect(escalationEndedBy([ended, handoff({ id: 'h3', createdAt: noon + 2 * minute })])).toBeNull()
  expect(escalationEndedBy([{ ...ended, intent: 'park' }])).toBeNull()
  expect(escalationEndedBy([])).toBeNull()
})
