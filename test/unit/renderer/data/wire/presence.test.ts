import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, succeed, type Result } from '../../../../../core/domain/document/problem.ts'
import type { Subject } from '../../../../../core/protocol/presence.ts'
import { createPresenceBoard } from '../../../../../renderer/data/wire/presence.ts'

const s1: Subject = { kind: 'session', id: 's1' }
const s2: Subject = { kind: 'session', id: 's2' }
const h1: Subject = { kind: 'handoff', id: 'h1' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const rig = () => {
  const board = createPresenceBoard()
  const looks: (Subject | null)[] = []
  let answer: Result<unknown> = succeed(null)
  return {
    board,
    looks,
    answerWith: (next: Result<unknown>) => (answer = next),
    connect: () =>
      board.connected({
        personId: 'me',
        look: async (subject) => {
          looks.push(subject)
          return answer
        },
      }),
  }
}

describe('who else looks', () => {
  it('is not known before there is a connection, nor after it, and no one right after it came', () => {
    const { board, connect } = rig()
    const who = board.onlookers(s1)
    expect(who.get()).toBeNull()
    board.changed({ people: [{ personId: 'bob', subjects: [s1] }] })
    expect(who.get()).toBeNull()
    connect()
    expect(who.get()).toEqual([])
    board.changed({ people: [{ personId: 'bob', subjects: [s1] }] })
    expect(who.get()).toEqual(['bob'])
    board.disconnected()
    expect(who.get()).toBeNull()
    connect()
    expect(who.get()).toEqual([])
  })

  it('follows people from one subject to another, in order, without oneself', () => {
    const { board, connect } = rig()
    connect()
    board.changed({
      people: [
        { personId: 'cid', subjects: [s1] },
        { personId: 'me', subjects: [s1] },
        { personId: 'bob', subjects: [s1, h1] },
      ],
    })
    expect(board.onlookers(s1).get()).toEqual(['bob', 'cid'])
    expect(board.onlookers(h1).get()).toEqual(['bob'])
    board.changed({ people: [{ personId: 'bob', subjects: [s2] }] })
    board.changed({ people: [{ personId: 'cid', subjects: [] }] })
    expect([s1, s2, h1].map((subject) => board.onlookers(subject).get())).toEqual([[], ['bob'], []])
  })

  it('tells only those who listen to what changed, and gives the same list while nothing has', () => {
    const { board, connect } = rig()
    connect()
    const told = { s1: 0, s2: 0 }
    const stop = board.onlookers(s1).subscribe(() => (told.s1 += 1))
    board.onlookers(s2).subscribe(() => (told.s2 += 1))
    board.changed({ people: [{ personId: 'bob', subjects: [s1] }] })
    const before = board.onlookers(s1).get()
    board.changed({ people: [{ personId: 'bob', subjects: [s1] }] })
    board.changed({ people: [{ personId: 'bob', subjects: [s1, h1] }] })
    expect(told).toEqual({ s1: 1, s2: 0 })
    expect(board.onlookers(s1).get()).toBe(before)
    board.disconnected()
    expect(told).toEqual({ s1: 2, s2: 1 })
    stop()
    connect()
    expect(told).toEqual({ s1: 2, s2: 2 })
  })
})

describe('what is looked at here', () => {
  it('goes out when there is a connection, and again after each', async () => {
    const { board, connect, looks } = rig()
    board.lookAt(s1)
    await vi.advanceTimersByTimeAsync(0)
    expect(looks).toEqual([])
    connect()
    board.disconnected()
    connect()
    expect(looks).toEqual([s1, s1])
  })

  it('says nothing when there is nothing to say', async () => {
    const { board, connect, looks } = rig()
    connect()
    board.lookAt(null)
    await vi.advanceTimersByTimeAsync(1000)
    expect(looks).toEqual([])
  })

  it('one screen after another in the same turn is one look; leaving goes at once', async () => {
    const { board, connect, looks } = rig()
    connect()
    board.lookAt(s1)
    board.lookAt(null)
    board.lookAt(s2)
    await vi.advanceTimersByTimeAsync(0)
    expect(looks).toEqual([s2])
    board.lookAt(null)
    await vi.advanceTimersByTimeAsync(0)
    expect(looks).toEqual([s2, null])
  })

  it('leafing through a list is told now and then, and where it ended', async () => {
    const { board, connect, looks } = rig()
    connect()
    for (let n = 0; n < 20; n += 1) {
      board.lookAt({ kind: 'session', id: `s${n}` })
      await vi.advanceTimersByTimeAsync(50)
    }
    await vi.advanceTimersByTimeAsync(1000)
    expect(looks.length).toBeLessThan(6)
    expect(looks.at(-1)).toEqual({ kind: 'session', id: 's19' })
  })

  it('what the server could not take is said again later', async () => {
    const { board, connect, looks, answerWith } = rig()
    connect()
    answerWith(fail('rate_limited', 'Too much.'))
    board.lookAt(s1)
    await vi.advanceTimersByTimeAsync(0)
    answerWith(succeed(null))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(looks).toEqual([s1, s1])
  })
})
