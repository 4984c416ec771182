import { describe, expect, it } from 'vitest'
import { Account } from '../../../../core/domain/account/account.ts'
import { defaultRedaction } from '../../../../core/domain/text/secret-kinds.ts'
import { roles } from '../../../../core/domain/people/person.ts'
import { makeAccount, makePerson, makeWorld } from '../../../support/samples/make.ts'

const world = () => makeWorld().add('accounts', makeAccount({ teams: [{ id: 'north', name: 'North' }] }))
const update = (by: string, personId: string, over: object) =>
  world().decide('person.update', { personId, ...over }, by)
const kindOf = (by: string, personId: string, over: object) => {
  const decision = update(by, personId, over)
  return decision.status === 'rejected' ? decision.problem.kind : decision.status
}

describe('changing people', () => {
  it('lets engineers change their own name and nothing else', () => {
    expect(update('ann', 'ann', { name: ' Ann Lee ' })).toMatchObject({
      changes: [{ document: { id: 'ann', name: 'Ann Lee', role: 'engineer' } }],
    })
    for (const over of [
      { role: 'admin' },
      { active: true },
      { active: false },
      { teamId: 'north' },
      { teamId: null },
    ]) {
      expect(kindOf('ann', 'ann', over)).toBe('forbidden')
      expect(kindOf('ann', 'bo', over)).toBe('forbidden')
    }
    expect(kindOf('ann', 'bo', { name: 'x' })).toBe('forbidden')
  })

  it('lets admins manage everyone but owners, and make anything but owners', () => {
    for (const role of roles)
      expect(kindOf('cy', 'bo', { role })).toBe(role === 'owner' ? 'forbidden' : 'accepted')
    for (const over of [{ role: 'engineer' }, { active: false }, { name: 'x' }, { teamId: null }])
      expect(kindOf('cy', 'olga', over)).toBe('forbidden')
    expect(kindOf('cy', 'bo', { active: false })).toBe('accepted')
  })

  it('lets no one change their own role or access, so that an owner always remains', () => {
    for (const by of ['cy', 'olga']) {
      for (const role of roles) expect(kindOf(by, by, { role })).not.toBe('accepted')
      expect(kindOf(by, by, { active: false })).toBe('last_owner')
      expect(kindOf(by, by, { name: 'New', teamId: 'north' })).toBe('accepted')
    }
    expect(kindOf('olga', 'cy', { role: 'owner' })).toBe('accepted')
  })

  it('knows its teams', () => {
    expect(update('olga', 'bo', { teamId: 'north' })).toMatchObject({
      changes: [{ document: { teamId: 'north' } }],
    })
    expect(kindOf('olga', 'bo', { teamId: 'south' })).toBe('not_found')
  })

  it('takes effect with the next intent: who was made a viewer is rejected, who was made an engineer is not', () => {
    const acting = world()
      .must('person.update', { personId: 'bo', role: 'viewer' }, 'cy')
      .must('person.update', { personId: 'vic', role: 'engineer' }, 'cy')
    const start = (sessionId: string) => ({ sessionId, title: 'x', problemSummary: 'x' })
    expect(acting.act('session.start', start('s1'), 'bo')).toMatchObject({ problem: { kind: 'forbidden' } })
    expect(acting.act('session.start', start('s2'), 'vic')).toMatchObject({ status: 'accepted' })
  })
})

describe('changing the workspace', () => {
  it('renames it, adds teams and renames them', () => {
    const acting = world()
      .must('account.update', { name: ' Acme MSP ' }, 'cy')
      .must('account.update', { team: { id: 'south', name: 'South' } }, 'olga')
      .must('account.update', { team: { id: 'north', name: 'Up north' } }, 'cy')
    expect(acting.get('accounts', 'acme')).toMatchObject({
      name: 'Acme MSP',
      teams: [
        { id: 'north', name: 'Up north' },
        { id: 'south', name: 'South' },
      ],
    })
  })

  it('changes of what is masked only the kinds that are named, so that two admins don’t undo each other', () => {
    const acting = world()
      .must('account.update', { redaction: { email: true } }, 'cy')
      .must('account.update', { redaction: { ipv4: true, card: false } }, 'olga')
    const { redaction } = acting.get('accounts', 'acme')
    expect(redaction).toEqual({ ...defaultRedaction, email: true, ipv4: true, card: false })
  })

  it('holds at most a hundred teams', () => {
    const teams = Array.from({ length: 100 }, (_, index) => ({ id: `t${index}`, name: `Team ${index}` }))
    const full = makeWorld()
      .add('accounts', makeAccount({ teams }))
      .add('people', makePerson('cy', { role: 'admin' }))
    expect(full.act('account.update', { team: { id: 'more', name: 'x' } }, 'cy')).toMatchObject({
      problem: { kind: 'too_large' },
    })
    expect(full.act('account.update', { team: { id: 't5', name: 'x' } }, 'cy')).toMatchObject({
      status: 'accepted',
    })
  })

  it('keeps saved notes, changes them by their id and removes them', () => {
    const note = (id: string, text: string) => ({ savedNote: { id, title: id, text } })
    const acting = world()
      .must('account.update', note('hello', 'Hello {name}'), 'cy')
      .must('account.update', note('bye', 'Bye'), 'olga')
      .must('account.update', note('hello', 'Good day {name}'), 'cy')
      .must('account.update', { removedSavedNote: 'bye' }, 'cy')
      .must('account.update', { removedSavedNote: 'bye' }, 'cy')
    expect(acting.get('accounts', 'acme').savedNotes).toEqual([
      { id: 'hello', title: 'hello', text: 'Good day {name}' },
    ])
    expect(acting.act('account.update', note('mine', 'x'), 'bo')).toMatchObject({
      problem: { kind: 'forbidden' },
    })
  })

  it('holds at most a hundred saved notes, and knows workspaces from before there were any', () => {
    const { savedNotes: _, ...old } = makeAccount()
    const acting = makeWorld().add('accounts', old as Account)
    for (let index = 0; index < 100; index += 1) {
      acting.must('account.update', { savedNote: { id: `n${index}`, title: 'x', text: 'x' } }, 'cy')
    }
    expect(
      acting.act('account.update', { savedNote: { id: 'more', title: 'x', text: 'x' } }, 'cy'),
    ).toMatchObject({ problem: { kind: 'too_large' } })
    expect(Account.parse(old).savedNotes).toEqual([])
  })

  it('sets where ticket numbers lead, which nothing but https can be, and makes them plain text again', () => {
    const pattern = 'https://psa.example/ticket/{number}'
    const linked = world().must('account.update', { ticketLinkPattern: pattern }, 'cy')
    const patternOf = (at: typeof linked) => at.get('accounts', 'acme')?.ticketLinkPattern
    expect(patternOf(linked)).toBe(pattern)
    expect(patternOf(linked.must('account.update', { name: 'New name' }, 'cy'))).toBe(pattern)
    expect(patternOf(linked.must('account.update', { ticketLinkPattern: null }, 'olga'))).toBeNull()
    for (const wrong of [
      '',
      'javascript:alert({number})',
      'http://psa.example/{number}',
      'https://{number}/',
    ]) {
      expect(linked.decide('account.update', { ticketLinkPattern: wrong }, 'cy')).toMatchObject({
        status: 'rejected',
      })
    }
  })
})
