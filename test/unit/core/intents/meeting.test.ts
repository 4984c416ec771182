import { describe, expect, it } from 'vitest'
import { faultsIn } from '../../../support/samples/invariants.ts'
import { makeWorldWithSession, type World } from '../../../support/samples/make.ts'

/**
 * Two people change the same thing, one of them without a network: Ann's intents are decided first, Bo's come after
 * as he wrote them.
 */
const start = () =>
  makeWorldWithSession()
    .must('fact.add', { factId: 'f1', sessionId: 's1', text: 'Webmail works' }, 'ann')
    .must(
      'entry.add',
      { entryId: 'q1', sessionId: 's1', kind: 'step', text: 'On the web?', step: { type: 'question' } },
      'ann',
    )
    .must(
      'fact.add',
      { factId: 'f2', sessionId: 's1', text: 'Yes', source: 'question', sourceEntryId: 'q1' },
      'ann',
    )
    .must(
      'branch.fork',
      {
        sessionId: 's1',
        branches: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'B' },
        ],
      },
      'ann',
    )
    .must('fix.propose', { fixId: 'x1', sessionId: 's1', text: 'Rebuild' }, 'ann')

const rejection = (world: World, type: string, payload: object) => {
  const decision = world.act(type, payload, 'bo')
  expect(faultsIn(world)).toEqual([])
  return decision.status === 'rejected' ? decision.problem : null
}

describe('deleting what another device edits', () => {
  it('an edit of a fact that was removed is rejected with a way out, and nothing is overwritten', () => {
    const world = start().must('fact.remove', { factId: 'f1' }, 'ann')
    expect(rejection(world, 'fact.edit', { factId: 'f1', text: 'Webmail works for two' })).toMatchObject({
      kind: 'wrong_status',
      message: expect.stringContaining('Restore it first'),
    })
    expect(world.get('facts', 'f1')).toMatchObject({ text: 'Webmail works', removedAt: expect.any(Number) })
  })

  it('removing what someone else has edited removes the edited one, which comes back as it was', () => {
    const world = start().must('fact.edit', { factId: 'f1', text: 'Webmail works for two' }, 'ann')
    expect(rejection(world, 'fact.remove', { factId: 'f1' })).toBeNull()
    expect(rejection(world, 'fact.remove', { factId: 'f1', removed: false })).toBeNull()
    expect(world.get('facts', 'f1')).toMatchObject({ text: 'Webmail works for two', removedAt: null })
  })

  it('removing twice counts once', () => {
    const world = start().must('fact.remove', { factId: 'f1' }, 'ann')
    expect(rejection(world, 'fact.remove', { factId: 'f1' })).toBeNull()
    expect(world.get('sessions', 's1').factCount).toBe(1)
  })

  it('an answer changes the fact that came from it, also where that was removed meanwhile; it stays removed', () => {
    const world = start().must('fact.remove', { factId: 'f2' }, 'ann')
    const answer = { entryId: 'q1', freeText: 'No', fact: { factId: 'f2', text: 'No' } }
    expect(rejection(world, 'step.answer', answer)).toBeNull()
    expect(world.get('facts', 'f2')).toMatchObject({ text: 'No', removedAt: expect.any(Number) })
  })

  it('of a fix that was replaced no outcome is recorded, and the new one stands', () => {
    const world = start().must('fix.propose', { fixId: 'x2', sessionId: 's1', text: 'Re-add' }, 'ann')
    expect(rejection(world, 'fix.outcome', { fixId: 'x1', outcome: 'applied_success' })).toMatchObject({
      kind: 'wrong_status',
    })
    expect(world.get('sessions', 's1').activeFixId).toBe('x2')
    expect(world.get('fixes', 'x2').outcome).toBe('proposed')
  })

  it('a fork below a branch that was ruled out meanwhile revives the enquiry where it was meant', () => {
    const world = start().must('branch.move', { sessionId: 's1', branchId: 'a', status: 'dead_end' }, 'ann')
    expect(
      rejection(world, 'branch.fork', { sessionId: 's1', branches: [{ id: 'c', label: 'C' }] }),
    ).toBeNull()
    expect(world.get('branches', 'c')).toMatchObject({ status: 'active', parentId: null })
    expect(world.get('branches', 'a').status).toBe('dead_end')
  })

  it('both rule out the same branch: once, with the first reason', () => {
    const move = (reason: string) => ({ sessionId: 's1', branchId: 'b', status: 'dead_end' as const, reason })
    const world = start().must('branch.move', move('Same elsewhere'), 'ann')
    const { entryCount } = world.get('sessions', 's1')
    expect(rejection(world, 'branch.move', move('Looked at it'))).toBeNull()
    expect(world.get('branches', 'b').reason).toBe('Same elsewhere')
    expect(world.get('sessions', 's1').entryCount).toBe(entryCount)
  })

  it('what is written into a session that was resolved meanwhile is kept with it', () => {
    const world = start().must('session.resolve', { sessionId: 's1' }, 'ann')
    expect(
      rejection(world, 'entry.add', { entryId: 'n1', sessionId: 's1', kind: 'note', text: 'Still here' }),
    ).toBeNull()
    expect(world.get('sessions', 's1').status).toBe('resolved')
  })
})
