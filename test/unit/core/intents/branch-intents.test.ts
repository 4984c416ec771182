import { describe, expect, it } from 'vitest'
import { faultsIn } from '../../../support/samples/invariants.ts'
import { makeEntry, makeWorldWithSession, type World } from '../../../support/samples/make.ts'

const fork = (world: World, ...ids: string[]) =>
  world.must('branch.fork', { sessionId: 's1', branches: ids.map((id) => ({ id, label: id })) }, 'ann')
const move = (
  world: World,
  branchId: string,
  status: 'untried' | 'active' | 'dead_end' | 'solved',
  reason = '',
) => world.must('branch.move', { sessionId: 's1', branchId, status, reason }, 'bo')
/** Statuses by branch, and the active one. */
const map = (world: World) => [
  Object.fromEntries(world.all('branches').map((branch) => [branch.id, branch.status])),
  world.get('sessions', 's1').activeBranchId,
]

describe('forking', () => {
  it('makes the first branch active and keeps step, reason and options', () => {
    const world = makeWorldWithSession().add(
      'entries',
      makeEntry({ id: 'e9', sessionId: 's1', kind: 'step' }),
    )
    world.must(
      'branch.fork',
      {
        sessionId: 's1',
        stepEntryId: 'e9',
        reason: 'Two ways on',
        branches: [
          { id: 'a', label: 'Profile' },
          { id: 'b', label: 'Network' },
        ],
      },
      'bo',
    )
    expect(world.get('branches', 'b')).toMatchObject({
      status: 'untried',
      parentId: null,
      order: 1,
      fork: { entryId: 'e9', reason: 'Two ways on', options: ['Profile', 'Network'] },
    })
    expect(world.get('sessions', 's1')).toMatchObject({
      isBranching: true,
      branchCount: 2,
      activeBranchId: 'a',
      stateVersion: 1,
    })
    expect(world.all('entries').at(-1)).toMatchObject({
      text: 'Two ways on\nProfile\nNetwork',
      branchId: 'a',
      event: { name: 'forked' },
    })
  })

  it('goes on below the active branch, which is then not active any more', () => {
    const world = fork(fork(makeWorldWithSession(), 'a', 'b'), 'c', 'd')
    expect(map(world)).toEqual([{ a: 'untried', b: 'untried', c: 'active', d: 'untried' }, 'c'])
    expect(world.get('branches', 'd')).toMatchObject({ parentId: 'a', order: 3 })
  })

  it('at a step of another branch goes on where the step was taken', () => {
    const world = fork(makeWorldWithSession(), 'a', 'b')
      .must(
        'entry.add',
        { entryId: 'e5', sessionId: 's1', kind: 'step', text: 'Checked', step: { type: 'check' } },
        'ann',
      )
      .must('branch.move', { sessionId: 's1', branchId: 'b', status: 'active' }, 'ann')
      .must('branch.fork', { sessionId: 's1', stepEntryId: 'e5', branches: [{ id: 'c', label: 'c' }] }, 'ann')
    expect(world.get('branches', 'c')).toMatchObject({ parentId: 'a', fork: { entryId: 'e5' } })
    expect(map(world)).toEqual([{ a: 'untried', b: 'untried', c: 'active' }, 'c'])
  })

  it('cannot make a circle: neither with an id that is taken nor with the parent’s own', () => {
    const world = fork(fork(makeWorldWithSession(), 'a'), 'b')
    for (const id of ['a', 'b']) {
      expect(
        world.act('branch.fork', { sessionId: 's1', branches: [{ id, label: 'again' }] }, 'bo'),
      ).toMatchObject({ problem: { kind: 'already_exists' } })
    }
    expect(faultsIn(world)).toEqual([])
  })

  it.each([
    [
      'the same id twice',
      {
        branches: [
          { id: 'a', label: 'x' },
          { id: 'a', label: 'y' },
        ],
      },
      'already_exists',
    ],
    ['a step of another session', { stepEntryId: 'other' }, 'bad_request'],
    ['no branch', { branches: [] }, 'bad_request'],
    [
      'thirteen branches',
      { branches: Array.from({ length: 13 }, (_, index) => ({ id: `b${index}`, label: 'x' })) },
      'bad_request',
    ],
  ])('refuses %s', (_, over, kind) => {
    const world = makeWorldWithSession().add('entries', makeEntry({ id: 'other', sessionId: 's2' }))
    expect(
      world.act('branch.fork', { sessionId: 's1', branches: [{ id: 'a', label: 'x' }], ...over }, 'ann'),
    ).toMatchObject({ problem: { kind } })
    expect(world.all('branches')).toEqual([])
  })
})

describe('who did it', () => {
  it('is kept with every branch: who forked it, and who gave it its status', () => {
    const world = makeWorldWithSession()
    const ways = {
      branches: [
        { id: 'a', label: 'A' },
        { id: 'b', label: 'B' },
      ],
    }
    world.must('branch.fork', { sessionId: 's1', ...ways }, 'ann')
    const forked = world.now
    world.wait(5).must('branch.move', { sessionId: 's1', branchId: 'a', status: 'dead_end' }, 'bo')
    world.wait(5).must('branch.move', { sessionId: 's1', branchId: 'b', status: 'active' }, 'cy')
    expect(world.get('branches', 'a')).toMatchObject({
      createdBy: 'ann',
      createdAt: forked,
      statusBy: 'bo',
      statusAt: forked + 5,
    })
    expect(world.get('branches', 'b')).toMatchObject({
      createdBy: 'ann',
      statusBy: 'cy',
      statusAt: forked + 10,
    })
    world.wait(5).must('branch.fork', { sessionId: 's1', branches: [{ id: 'c', label: 'C' }] }, 'olga')
    expect(world.get('branches', 'b')).toMatchObject({ status: 'untried', statusBy: 'olga' })
    expect(world.snapshot('s1').branchMap?.map(({ statusBy }) => statusBy)).toEqual(['bo', 'olga', 'olga'])
  })
})

describe('the bounds of branching', () => {
  it('keep a session to so many branches, and say so', () => {
    const world = makeWorldWithSession()
    const ways = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `b${from + index}`, label: 'way' }))
    const forkAtMain = (from: number, count: number) => {
      world.must('branch.fork', { sessionId: 's1', branches: ways(from, count) }, 'ann')
      move(world, `b${from}`, 'untried')
    }
    for (let from = 0; from < 192; from += 12) forkAtMain(from, 12)
    const over = world.act('branch.fork', { sessionId: 's1', branches: ways(192, 9) }, 'ann')
    expect(over).toMatchObject({
      status: 'rejected',
      problem: { kind: 'too_large', message: expect.stringContaining('up to 200 branches') },
    })
    forkAtMain(192, 8)
    expect(world.get('sessions', 's1').branchCount).toBe(200)
    expect(world.snapshot('s1').branchMap).toHaveLength(200)
  })

  it('keep branches to so many levels, and let those above be forked', () => {
    const world = makeWorldWithSession()
    for (let depth = 0; depth < 20; depth += 1) fork(world, `d${depth}`)
    expect(world.get('branches', 'd19').depth).toBe(19)
    const deeper = { sessionId: 's1', branches: [{ id: 'd20', label: 'too deep' }] }
    expect(world.act('branch.fork', deeper, 'ann')).toMatchObject({
      status: 'rejected',
      problem: { kind: 'too_large', message: expect.stringContaining('20 levels deep') },
    })
    move(world, 'd5', 'active')
    expect(fork(world, 'd6b').get('branches', 'd6b').depth).toBe(6)
  })
})

describe('moving between branches', () => {
  it('one is active at a time, and a dead end can be revived', () => {
    const world = move(fork(makeWorldWithSession(), 'a', 'b'), 'b', 'active')
    expect(map(world)).toEqual([{ a: 'untried', b: 'active' }, 'b'])
    move(world, 'a', 'dead_end', 'A new profile fails as well')
    expect(world.get('branches', 'a').reason).toBe('A new profile fails as well')
    expect(map(world)).toEqual([{ a: 'dead_end', b: 'active' }, 'b'])
    move(world, 'a', 'active')
    expect(map(world)).toEqual([{ a: 'active', b: 'untried' }, 'a'])
  })

  it('ruling out the active one leads back to its parent', () => {
    const world = move(fork(fork(makeWorldWithSession(), 'a', 'b'), 'c'), 'c', 'dead_end')
    expect(map(world)).toEqual([{ a: 'active', b: 'untried', c: 'dead_end' }, 'a'])
    move(world, 'a', 'untried')
    expect(map(world)).toEqual([{ a: 'untried', b: 'untried', c: 'dead_end' }, null])
  })

  it('and to the main line where the parent is ruled out as well', () => {
    const world = move(move(fork(fork(makeWorldWithSession(), 'a'), 'b'), 'a', 'dead_end'), 'b', 'dead_end')
    expect(map(world)).toEqual([{ a: 'dead_end', b: 'dead_end' }, null])
  })

  it('a solved one stays where the session is', () => {
    const world = move(fork(makeWorldWithSession(), 'a', 'b'), 'a', 'solved', 'It was the profile')
    expect(map(world)).toEqual([{ a: 'solved', b: 'untried' }, 'a'])
    expect(world.all('entries').at(-1)?.text).toBe('solved it with a: It was the profile')
    expect(map(move(world, 'b', 'active'))).toEqual([{ a: 'solved', b: 'active' }, 'b'])
  })

  it('to where it is changes nothing', () => {
    const world = fork(makeWorldWithSession(), 'a')
    expect(world.decide('branch.move', { sessionId: 's1', branchId: 'a', status: 'active' }, 'bo')).toEqual({
      status: 'accepted',
      changes: [],
    })
  })

  it('is rejected for a branch of another session', () => {
    const world = fork(makeWorldWithSession(), 'a').must(
      'session.start',
      { sessionId: 's2', title: 'x', problemSummary: 'x' },
      'ann',
    )
    expect(
      world.act('branch.move', { sessionId: 's2', branchId: 'a', status: 'dead_end' }, 'ann'),
    ).toMatchObject({ problem: { kind: 'not_found' } })
  })
})
