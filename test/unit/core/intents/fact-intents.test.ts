import { describe, expect, it } from 'vitest'
import { makeBusyWorld } from '../../../support/samples/busy-world.ts'
import { makeFact, makeSession, makeWorldWithSession, minute, nine } from '../../../support/samples/make.ts'

describe('facts', () => {
  it('are written down, changed, removed and brought back, and the session counts those that stand', () => {
    const world = makeWorldWithSession().must(
      'fact.add',
      { factId: 'f1', sessionId: 's1', text: 'It pings' },
      'bo',
      { at: nine },
    )
    expect(world.get('facts', 'f1')).toMatchObject({
      source: 'note',
      sourceEntryId: null,
      createdBy: 'bo',
      createdAt: nine,
      removedAt: null,
    })
    world.must('fact.edit', { factId: 'f1', text: 'It pings in 2 ms' }, 'ann', { at: nine + minute })
    expect(world.get('facts', 'f1')).toMatchObject({
      text: 'It pings in 2 ms',
      createdBy: 'bo',
      updatedAt: nine + minute,
    })
    world.must('fact.remove', { factId: 'f1' }, 'ann')
    expect(world.get('sessions', 's1')).toMatchObject({ factCount: 0, stateVersion: 3 })
    expect(world.decide('fact.remove', { factId: 'f1' }, 'bo')).toEqual({ status: 'accepted', changes: [] })
    expect(world.act('fact.edit', { factId: 'f1', text: 'x' }, 'ann')).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
    world.must('fact.remove', { factId: 'f1', removed: false }, 'ann')
    expect(world.get('sessions', 's1')).toMatchObject({ factCount: 1, stateVersion: 4 })
  })

  it('from a question or check are changed at their source', () => {
    const world = makeBusyWorld()
    expect(world.act('fact.edit', { factId: 'fact2', text: 'x' }, 'ann')).toMatchObject({
      problem: {
        kind: 'changed_at_source',
        message: 'This fact came from a check. Edit the check, and the fact changes with it.',
      },
    })
  })

  it.each([
    ['from a check that is not named', { source: 'check' }],
    ['from a question that is a note', { source: 'question', sourceEntryId: 'note1' }],
    ['from another session', { sessionId: 'taken', sourceEntryId: 'note1' }],
  ])('%s are rejected: they could never be changed', (_, over) => {
    const world = makeBusyWorld()
    expect(
      world.act('fact.add', { factId: 'new1', sessionId: 's1', text: 'x', ...over }, 'ann'),
    ).toMatchObject({ problem: { kind: 'bad_request' } })
  })

  it('may point at the note they were taken from, and are changed by hand all the same', () => {
    const world = makeBusyWorld()
    world.must('fact.add', { factId: 'new1', sessionId: 's1', text: 'x', sourceEntryId: 'note1' }, 'bo')
    world.must('fact.edit', { factId: 'new1', text: 'y' }, 'cy')
    expect(world.get('facts', 'new1')).toMatchObject({ text: 'y', sourceEntryId: 'note1' })
  })

  it('of very long sessions still fit their schema', () => {
    const world = makeWorldWithSession().add(
      'sessions',
      makeSession({ stateVersion: 5_000_000, branchCount: 199, stepCount: 150_000, entryCount: 900_000 }),
    )
    world.must('fact.add', { factId: 'f1', sessionId: 's1', text: 'x' }, 'ann')
    world.must('branch.fork', { sessionId: 's1', branches: [{ id: 'b1', label: 'x' }] }, 'ann')
    world.must(
      'entry.add',
      { entryId: 'e1', sessionId: 's1', kind: 'step', text: 'x', step: { type: 'check' } },
      'ann',
    )
    expect(world.get('facts', 'f1')).toEqual(
      makeFact({ text: 'x', order: 5_000_000, rev: world.get('facts', 'f1').rev }),
    )
  })
})
