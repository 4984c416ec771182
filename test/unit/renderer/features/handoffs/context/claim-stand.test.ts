import { describe, expect, test } from 'vitest'
import { claimStandOf, lostClaim } from '../../../../../../renderer/features/handoffs/context/claim-stand.ts'
import { contextWords } from '../../../../../../renderer/features/handoffs/context/context.words.ts'
import { handoff, nameOf, noon, person } from '../../../../../support/desk/shown-documents.ts'
import { minute } from '../../../../../support/samples/make.ts'

const ana = person({ id: 'ana', name: 'Ana Silva' })
const online = { kind: 'online', since: noon } as const
const clock = (at: number) => new Date(at).toISOString().slice(11, 16)
const stand = (
  part: Parameters<typeof handoff>[0],
  me = ana,
  connection: Parameters<typeof claimStandOf>[3] = online,
) => claimStandOf(handoff(part), me, noon + minute, connection, nameOf, clock)

describe('claimStandOf', () => {
  test('lets an engineer claim what someone else escalated', () => {
    expect(stand({})).toEqual({ kind: 'can_claim', message: contextWords.canClaim })
  })

  test('says why it has to wait without a connection', () => {
    expect(stand({}, ana, { kind: 'offline', lostAt: noon + 2 * minute })).toEqual({
      kind: 'offline',
      message:
        'Claiming needs a connection, so that only one person gets it. You’ve been offline since 14:02.',
    })
  })

  test('a viewer reads why even offline, because a connection would not help', () => {
    const viewer = person({ id: 'ana', role: 'viewer' })
    expect(stand({}, viewer, { kind: 'offline', lostAt: noon })).toMatchObject({
      kind: 'barred',
      bar: 'viewer',
    })
  })

  test('the escalator cannot claim', () => {
    expect(stand({ handedOffBy: 'ana' })).toMatchObject({ kind: 'own' })
  })

  test('whoever took it over at a shift’s end can claim it; the escalator can neither claim nor withdraw it then', () => {
    expect(stand({ answerableId: 'ana' })).toEqual({
      kind: 'can_claim',
      message: contextWords.canClaimTaken('Kim Roth'),
    })
    expect(stand({ handedOffBy: 'ana', answerableId: 'lee' })).toEqual({
      kind: 'own',
      mayWithdraw: false,
      message: 'You escalated this, and Lee Chan took it over. Someone else has to claim it.',
    })
    expect(stand({ intent: 'park', answerableId: 'ana' })).toMatchObject({
      message: 'You took this over from Kim Roth. Resume it when you’re ready.',
    })
  })

  test('the escalator reads that no one knows until the server does', () => {
    expect(stand({ handedOffBy: 'ana', acceptedAt: null })).toMatchObject({
      kind: 'own',
      message: expect.stringContaining('No one knows yet'),
    })
  })

  test('a reserved one says who for and how long', () => {
    const part = { targetUserId: 'lee', opensAt: noon + 5 * minute }
    expect(stand(part)).toMatchObject({
      kind: 'barred',
      message: 'This is reserved for Lee Chan for another 4 min, then it opens to everyone.',
    })
    expect(stand(part, person({ id: 'ana', role: 'admin' }))).toMatchObject({ kind: 'can_claim' })
  })

  test('once claimed it is to be picked up, and then it is mine', () => {
    const won = { state: 'claimed', claimedBy: 'ana', claimedAt: noon } as const
    expect(stand(won)).toEqual({ kind: 'pick_up' })
    expect(stand({ ...won, pickup: { mode: 'fresh', at: noon } })).toEqual({ kind: 'mine' })
  })

  test('an ended one says how it ended', () => {
    expect(stand({ state: 'claimed', claimedBy: 'lee', claimedAt: noon + 48_000 })).toEqual({
      kind: 'ended',
      message: 'Lee Chan claimed this 12 s ago.',
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

  test('says who won and when: first from the rejection, then from the handoff', () => {
    expect(lostClaim(handoff({}), 'ana', rejection)).toEqual({ by: 'lee', at: noon + 1, tried: true })
    expect(lostClaim(handoff(claimed), 'ana', null)).toEqual({ by: 'lee', at: noon, tried: false })
    expect(contextWords.alreadyClaimed('Lee Chan', 12_000)).toBe('Already claimed by Lee Chan, 12 s ago.')
  })

  test('is null for the winner, for whoever handed it over, and while it is open', () => {
    expect(lostClaim(handoff(claimed), 'lee', null)).toBeNull()
    expect(lostClaim(handoff(claimed), handoff({}).handedOffBy, null)).toBeNull()
    expect(lostClaim(handoff({}), 'ana', null)).toBeNull()
    expect(lostClaim(handoff({}), 'ana', { kind: 'offline', message: '' })).toBeNull()
  })
})
