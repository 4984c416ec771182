import { describe, expect, it } from 'vitest'
import { limits, pushes, type PushOf } from '../../../../core/protocol/messages.ts'
import { subjectKey, type Subject } from '../../../../core/protocol/presence.ts'
import { createPresence, type Presence } from '../../../../server/sync/presence.ts'
import { beat } from '../../../../server/sync/presence-peers.ts'
import { manualTimers } from '../../../support/desk/manual-timers.ts'

const session = (id: string): Subject => ({ kind: 'session', id })
const handoff = (id: string): Subject => ({ kind: 'handoff', id })
type Message = PushOf<'presence:changed'>

/** Processes of one server that hear each other, and what their desks were told. */
const server = () => {
  const timers = manualTimers()
  const processes = new Map<string, Presence>()
  const said: { from: string; payload: string }[] = []
  const errors: unknown[] = []
  return {
    timers,
    said,
    errors,
    processes,
    /** As a process that was killed: nothing of it is heard, and it hears nothing. */
    kill: (name: string) => processes.delete(name),
    start(name: string, options: { desks?: number } = {}) {
      const told: { to: string; message: Message }[] = []
      const presence = createPresence({
        process: name,
        audience: () => options.desks ?? 1,
        tellAccount: (to, message) => told.push({ to, message: pushes['presence:changed'].parse(message) }),
        tellConnections: (to, message) => told.push({ to: to.join(), message }),
        async tellProcesses(payloads) {
          if (processes.get(name) !== presence) return
          for (const payload of payloads) {
            said.push({ from: name, payload })
            for (const one of processes.values()) one.heard(payload)
          }
        },
        after: timers.after,
        onError: (error) => errors.push(error),
      })
      processes.set(name, presence)
      presence.gap()
      return {
        presence,
        told,
        /** Who looks at what as a desk of the account would have it. */
        shown(account: string): Record<string, string[]> {
          const people = new Map<string, string[]>()
          for (const { to, message } of told) {
            if (to !== account) continue
            for (const { personId, subjects } of message.people)
              people.set(personId, subjects.map(subjectKey))
          }
          return Object.fromEntries([...people].filter(([, keys]) => keys.length > 0))
        },
      }
    },
  }
}

describe('telling an account', () => {
  it('the first at once, what follows gathered: the last state of each', async () => {
    const { timers, start } = server()
    const { presence, told } = start('east')
    presence.look('acme', 'ann', 'tab', session('s1'))
    await timers.pass(0)
    expect(told).toHaveLength(1)
    for (let n = 0; n < 500; n += 1) presence.look('acme', 'ann', 'tab', session(`s${n}`))
    presence.look('acme', 'bob', 'tab2', handoff('h1'))
    await timers.pass(249)
    expect(told).toHaveLength(1)
    await timers.pass(1)
    expect(told).toHaveLength(2)
    expect(told[1]).toEqual({
      to: 'acme',
      message: {
        people: [
          { personId: 'ann', subjects: [session('s499')] },
          { personId: 'bob', subjects: [handoff('h1')] },
        ],
      },
    })
  })

  it('keeps nothing of an account that has become quiet', async () => {
    const { timers, start } = server()
    const { presence } = start('east')
    await timers.pass(1000)
    expect(timers.waiting()).toBe(0)
    presence.look('acme', 'ann', 'tab', session('s1'))
    await timers.pass(1000)
    expect(timers.waiting()).toBe(0)
  })

  it('tells other accounts nothing', async () => {
    const { timers, start } = server()
    const { presence, told } = start('east')
    presence.look('acme', 'ann', 'tab', session('s1'))
    presence.joined('other', 'new')
    await timers.pass(1000)
    expect(told.map(({ to }) => to)).toEqual(['acme'])
  })

  it('whoever joins is told of everyone, in messages of a bounded size; of no one, nothing', async () => {
    const { timers, start } = server()
    const { presence, told } = start('east')
    presence.joined('acme', 'early')
    await timers.pass(1000)
    expect(told).toEqual([])
    const people = limits.presencePeople + 1
    for (let n = 0; n < people; n += 1) presence.look('acme', `p${n}`, `tab${n}`, session('s1'))
    await timers.pass(10_000)
    told.length = 0
    presence.joined('acme', 'late')
    presence.joined('acme', 'later')
    await timers.pass(0)
    expect(told.map(({ to, message }) => [to, message.people.length])).toEqual([
      ['late,later', limits.presencePeople],
      ['late,later', 1],
    ])
  })

  it('the more desks and people, the longer the pause: what goes out a second has a bound', async () => {
    const { timers, start } = server()
    const { presence, told } = start('east', { desks: 1000 })
    const everyoneMoves = (id: string) => {
      for (let n = 0; n < 1000; n += 1) presence.look('acme', `p${n}`, `tab${n}`, session(id))
    }
    everyoneMoves('s0')
    for (let tenth = 0; tenth < 200; tenth += 1) {
      await timers.pass(100)
      everyoneMoves(`s${tenth + 1}`)
    }
    const updates = told.reduce((sum, { message }) => sum + message.people.length * 1000, 0)
    expect(updates).toBeLessThanOrEqual(20 * 4 * 50_000 + 1_000_000)
    expect(updates).toBeGreaterThan(0)
  })
})

describe('several processes', () => {
  it('one alone says hello and then nothing', async () => {
    const { timers, said, start } = server()
    const { presence } = start('east')
    presence.look('acme', 'ann', 'tab', session('s1'))
    await timers.pass(60_000)
    expect(said).toHaveLength(1)
  })

  it('each knows who looks through the other, whoever was first', async () => {
    const { timers, start, errors } = server()
    const east = start('east')
    east.presence.look('acme', 'ann', 'tab', session('s1'))
    await timers.pass(1000)
    const west = start('west')
    west.presence.look('acme', 'bob', 'tab', handoff('h1'))
    await timers.pass(1000)
    const both = { ann: ['session/s1'], bob: ['handoff/h1'] }
    expect(east.shown('acme')).toEqual(both)
    expect(west.shown('acme')).toEqual(both)
    west.presence.look('acme', 'bob', 'tab', null)
    east.presence.look('acme', 'ann', 'tab', session('s2'))
    await timers.pass(1000)
    expect(east.shown('acme')).toEqual({ ann: ['session/s2'] })
    expect(west.shown('acme')).toEqual({ ann: ['session/s2'] })
    expect(errors).toEqual([])
  })

  it('stay in company for as long as both live', async () => {
    const { timers, start } = server()
    const east = start('east')
    const west = start('west')
    east.presence.look('acme', 'ann', 'tab', session('s1'))
    await timers.pass(10 * 60_000)
    expect(west.shown('acme')).toEqual({ ann: ['session/s1'] })
  })

  it('one that is killed leaves no ghosts; one person who moved on stays', async () => {
    const { timers, start, kill } = server()
    const east = start('east')
    const west = start('west')
    west.presence.look('acme', 'bob', 'tab', session('s1'))
    west.presence.look('acme', 'ann', 'tab', session('s1'))
    await timers.pass(1000)
    expect(east.shown('acme')).toEqual({ bob: ['session/s1'], ann: ['session/s1'] })
    kill('west')
    east.presence.look('acme', 'ann', 'again', session('s1'))
    await timers.pass(beat.lasts + beat.every)
    expect(east.shown('acme')).toEqual({ ann: ['session/s1'] })
  })

  it('one that stops says so, and its people go at once', async () => {
    const { timers, start } = server()
    const east = start('east')
    const west = start('west')
    west.presence.look('acme', 'bob', 'tab', session('s1'))
    await timers.pass(1000)
    await west.presence.close()
    await timers.pass(250)
    expect(east.shown('acme')).toEqual({})
  })

  it('find each other again after silence', async () => {
    const { timers, start, processes } = server()
    const east = start('east')
    const west = start('west')
    east.presence.look('acme', 'ann', 'tab', session('s1'))
    await timers.pass(1000)
    processes.delete('west')
    await timers.pass(60_000)
    west.presence.look('acme', 'bob', 'tab', session('s1'))
    processes.set('west', west.presence)
    west.presence.gap()
    await timers.pass(1000)
    const both = { ann: ['session/s1'], bob: ['session/s1'] }
    expect(east.shown('acme')).toEqual(both)
    expect(west.shown('acme')).toEqual(both)
  })

  it('make good what one could not say', async () => {
    const { timers, start, processes, errors } = server()
    const east = start('east')
    start('west')
    await timers.pass(1000)
    let fails = true
    const told: string[] = []
    const shaky = createPresence({
      process: 'shaky',
      audience: () => 0,
      tellAccount: () => undefined,
      tellConnections: () => undefined,
      async tellProcesses(payloads) {
        if (fails) throw new Error('The database is away.')
        told.push(...payloads)
        for (const payload of payloads) for (const one of processes.values()) one.heard(payload)
      },
      after: timers.after,
      onError: (error) => errors.push(error),
    })
    processes.set('shaky', shaky)
    shaky.gap()
    shaky.look('acme', 'cid', 'tab', session('s1'))
    await timers.pass(1000)
    expect(errors.length).toBeGreaterThan(0)
    expect(east.shown('acme')).toEqual({})
    fails = false
    shaky.gap()
    await timers.pass(1000)
    expect(east.shown('acme')).toEqual({ cid: ['session/s1'] })
  })

  it('say it in payloads that PostgreSQL takes, and understand nothing else', async () => {
    const { timers, said, start, errors } = server()
    const east = start('east')
    const west = start('west')
    await timers.pass(1000)
    const id = (n: number) => `${'x'.repeat(32)}${String(n).padStart(4, '0')}`
    for (let n = 0; n < 400; n += 1)
      east.presence.look(id(1), id(n), `tab${n}`, n % 2 === 0 ? session(id(n)) : handoff(id(n)))
    await timers.pass(10_000)
    expect(Math.max(...said.map(({ payload }) => payload.length))).toBeLessThan(7900)
    expect(Object.keys(west.shown(id(1)))).toHaveLength(400)
    for (const payload of ['', 'x', '{}', '{"from":"../x","kind":"bye","people":[]}', 'null'])
      west.presence.heard(payload)
    expect(errors).toHaveLength(5)
    expect(Object.keys(west.shown(id(1)))).toHaveLength(400)
  })
})
