import { describe, expect, it } from 'vitest'
import type { ResponseTargets } from '../../../../core/domain/duty/response-targets.ts'
import type { Sla } from '../../../../core/domain/duty/sla.ts'
import { byNeed } from '../../../../core/domain/handoff/waiting.ts'
import { decide } from '../../../../core/intents/decide.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import {
  hour,
  makeWorldWithSession,
  minute,
  nine,
  second,
  targetsOf,
  type World,
} from '../../../support/samples/make.ts'
import { contentOf, makeTicket, withConnection } from '../../../support/samples/psa.ts'

/** Friday, 20 November 2026, is when the stories begin, at nine. */
const targets = targetsOf()

/** Cy saves targets, having read those there are. */
const promise = (world: World, responseTargets: ResponseTargets | null): World => {
  const targetsBasedOn = world.get('accounts', world.accountId).targetsSaved?.version ?? null
  return world.must('account.update', { responseTargets, targetsBasedOn }, 'cy')
}
const promising = (own: ResponseTargets | null = targets): World => promise(makeWorldWithSession(), own)

type Handing = Partial<IntentInput<'handoff.create'>>
const handOff = (world: World, over: Handing = {}, doing = {}, by = 'ann'): World =>
  world.must(
    'handoff.create',
    {
      handoffId: 'h1',
      sessionId: 's1',
      intent: 'escalate',
      priority: 'urgent',
      snapshot: world.snapshot('s1'),
      ...over,
    },
    by,
    doing,
  )
const note = (world: World, id: string, by: string): World =>
  world.must('entry.add', { entryId: id, sessionId: 's1', kind: 'note', text: 'Looked at it.' }, by)
const sla = (world: World): Sla => {
  const found = world.get('sessions', 's1').sla
  if (found === null) throw new Error('There are no clocks.')
  return found
}
const monday = nine + 72 * hour

describe('no due time', () => {
  it('is set while nothing is promised, for this priority or at all', () => {
    expect(handOff(promising(null)).get('sessions', 's1').sla).toBeNull()
    expect(handOff(promising(), { priority: 'low' }).get('sessions', 's1').sla).toBeNull()
    const high = sla(handOff(promising(), { priority: 'high' }))
    expect(high).toMatchObject({ resolve: null, touch: { dueAt: nine + 30 * minute } })
  })

  it('is worked out on a device, which shows what it has', () => {
    const world = promising()
    const predicted = world.decide(
      'handoff.create',
      {
        handoffId: 'h1',
        sessionId: 's1',
        intent: 'escalate',
        priority: 'urgent',
        snapshot: world.snapshot('s1'),
      },
      'ann',
      { authority: 'device' },
    )
    if (predicted.status !== 'accepted') throw new Error('The device rejects it.')
    for (const { collection, document } of predicted.changes)
      if (collection === 'sessions' || collection === 'handoffs')
        expect((document as { sla: unknown }).sla).toBeNull()
    handOff(world)
    const shown = sla(world)
    const resolved = world.decide('session.resolve', { sessionId: 's1', resolutionSummary: 'Done' }, 'ann', {
      authority: 'device',
      now: nine + 9 * hour,
    })
    if (resolved.status !== 'accepted') throw new Error('The device rejects it.')
    const session = resolved.changes.find(({ collection }) => collection === 'sessions')?.document
    expect((session as { sla: Sla }).sla).toEqual(shown)
  })

  it('is taken from a device’s clock, however wrong that is', () => {
    for (const skew of [-90 * 24 * hour, -3 * hour, 0]) {
      const world = promising()
      handOff(world, {}, { at: nine + skew })
      expect(sla(world).touch?.dueAt).toBe(nine + 15 * minute)
    }
  })

  it('comes back by deciding an intent again that changed nothing', () => {
    const world = handOff(promising())
    world.must('handoff.claim', { handoffId: 'h1' }, 'bo')
    const before = world.everything()
    world.wait(hour).must('handoff.claim', { handoffId: 'h1' }, 'bo')
    expect(world.everything()).toEqual(before)
  })

  it('stays where the escalation is withdrawn: undone means as if it had never been', () => {
    const world = handOff(promising())
    world.wait(second).must('handoff.withdraw', { handoffId: 'h1' }, 'ann')
    expect(world.get('sessions', 's1').sla).toBeNull()
    expect(world.get('handoffs', 'h1').sla).toBeNull()
  })
})

describe('the first touch', () => {
  it('is due in working time from when the server has the escalation', () => {
    const world = promising()
    world.now = nine + 7 * hour + 50 * minute
    handOff(world)
    expect(sla(world)).toMatchObject({
      handoffId: 'h1',
      priority: 'urgent',
      touch: { dueAt: monday + 5 * minute, warnAt: monday + 2 * minute, from: 'target', minutes: 15 },
      resolve: { dueAt: monday + 3 * hour + 50 * minute },
    })
    expect(world.get('handoffs', 'h1').sla).toEqual(sla(world))
  })

  it('is neither the claim, nor what its escalator writes, nor what others write', () => {
    const world = handOff(promising())
    note(world, 'n1', 'ann')
    world.must('handoff.claim', { handoffId: 'h1' }, 'bo')
    world.must('handoff.confirm', { handoffId: 'h1', text: 'I have it.' }, 'bo')
    note(world, 'n2', 'ann')
    note(world, 'n3', 'cy')
    expect(sla(world).touch?.state).toBe('running')
  })

  it('is the first thing its claimer adds; the resolution goes on', () => {
    const world = handOff(promising())
      .must('handoff.claim', { handoffId: 'h1' }, 'bo')
      .wait(10 * minute)
    note(world, 'n1', 'bo')
    expect(sla(world)).toMatchObject({
      touch: { state: 'stopped', missed: false, since: nine + 10 * minute },
      resolve: { state: 'running', dueAt: nine + 4 * hour },
    })
    expect(world.get('handoffs', 'h1').sla?.touch?.state).toBe('stopped')
    const { since } = sla(world).touch ?? { since: 0 }
    note(world.wait(hour), 'n2', 'bo')
    expect(sla(world).touch?.since).toBe(since)
  })

  it('is missed a millisecond after it was due', () => {
    const world = handOff(promising())
      .must('handoff.claim', { handoffId: 'h1' }, 'bo')
      .wait(15 * minute + 1)
    note(world, 'n1', 'bo')
    expect(sla(world).touch).toMatchObject({ state: 'stopped', missed: true })
  })

  it('is passing it on, too; the next escalation has its own', () => {
    const world = handOff(promising())
      .must('handoff.claim', { handoffId: 'h1' }, 'bo')
      .wait(5 * minute)
    handOff(world, { handoffId: 'h2', priority: 'normal' }, {}, 'bo')
    expect(world.get('handoffs', 'h1').sla?.touch).toMatchObject({ state: 'stopped', missed: false })
    expect(sla(world)).toMatchObject({
      handoffId: 'h2',
      touch: { dueAt: nine + 65 * minute },
      // Escalating it again as less urgent gives no one more time.
      resolve: { dueAt: nine + 4 * hour },
    })
  })

  it('is not asked of anyone once its escalator resolved it', () => {
    const world = handOff(promising()).wait(hour)
    world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'It came back.' }, 'ann')
    expect(sla(world)).toMatchObject({ touch: null, resolve: { state: 'stopped', missed: false } })
  })

  it('goes on where nothing happened and it went back to the queue', () => {
    const world = handOff(promising()).must('handoff.claim', { handoffId: 'h1' }, 'bo')
    for (const wait of [15, 30]) {
      world.now = nine + wait * minute
      const dueAt = world.get('handoffs', 'h1').policy?.nextAt ?? 0
      world.must('handoff.watch', { handoffId: 'h1', dueAt, at: world.now, lastWorkAt: 0 }, 'system')
    }
    expect(world.get('handoffs', 'h1')).toMatchObject({
      state: 'open',
      sla: { touch: { state: 'running', dueAt: nine + 15 * minute } },
    })
  })
})

describe('the resolution', () => {
  it('stops at resolve and goes on with what is left at a reopening', () => {
    const world = handOff(promising()).must('handoff.claim', { handoffId: 'h1' }, 'bo').wait(hour)
    world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'A new profile' }, 'bo')
    expect(sla(world)).toMatchObject({
      touch: { state: 'stopped' },
      resolve: { state: 'stopped', missed: false, spentMs: hour },
    })
    world.now = monday
    world.must('session.reopen', { sessionId: 's1' }, 'bo')
    expect(sla(world)).toMatchObject({
      touch: { state: 'stopped' },
      resolve: { state: 'running', dueAt: monday + 3 * hour },
    })
  })

  it('is due earlier when it is escalated again as more urgent, with what was used up', () => {
    const world = handOff(promising(), { priority: 'normal' }).must(
      'handoff.claim',
      { handoffId: 'h1' },
      'bo',
    )
    world.wait(hour)
    handOff(world, { handoffId: 'h2', priority: 'urgent' }, {}, 'bo')
    expect(sla(world).resolve).toMatchObject({ minutes: 240, dueAt: nine + 4 * hour })
  })

  it('keeps its due time when the targets change, until it stops and goes on', () => {
    const world = handOff(promising())
    const { resolve } = sla(world)
    const shorter = {
      ...targets,
      targets: { ...targets.targets, urgent: { touchMinutes: 5, resolveMinutes: 60 } },
    }
    promise(world, shorter)
    note(world.wait(minute), 'n1', 'ann')
    expect(sla(world).resolve).toEqual(resolve)
    world.must('session.retime', { sessionIds: ['s1'] }, 'system')
    expect(sla(world)).toMatchObject({
      touch: { dueAt: nine + 5 * minute },
      resolve: { dueAt: nine + hour, minutes: 60 },
    })
    promise(world, null)
    world.must('session.retime', { sessionIds: ['s1'] }, 'system')
    expect(world.get('sessions', 's1').sla).toBeNull()
    promise(world, targets)
    world.must('session.retime', { sessionIds: ['s1', 'nowhere'] }, 'system')
    expect(sla(world).resolve).toMatchObject({ startedAt: nine, dueAt: nine + 4 * hour })
  })
})

describe('waiting for the client', () => {
  const claimedAndTouched = (): World => {
    const world = handOff(promising()).must('handoff.claim', { handoffId: 'h1' }, 'bo')
    return note(world, 'n1', 'bo').wait(hour)
  }
  const park = (world: World, over: Handing): World =>
    handOff(world, { handoffId: 'p1', intent: 'park', priority: 'normal', ...over }, {}, 'bo')

  it('is being parked until a reply, not being parked', () => {
    const world = park(claimedAndTouched(), { wakeAt: monday })
    expect(sla(world).resolve?.state).toBe('running')
    const waiting = park(claimedAndTouched(), { wakeOnReply: true })
    expect(sla(waiting).resolve).toMatchObject({ state: 'paused', spentMs: hour })
    expect(waiting.get('handoffs', 'p1').sla).toEqual(sla(waiting))
  })

  it('takes no time, whatever ends it', () => {
    const ends: ((world: World) => World)[] = [
      (world) => world.must('handoff.wake', { handoffId: 'p1', reply: 'It works.' }, 'system'),
      (world) => world.must('session.resume', { sessionId: 's1' }, 'bo'),
      (world) => world.must('handoff.claim', { handoffId: 'p1' }, 'cy'),
    ]
    for (const end of ends) {
      const world = park(claimedAndTouched(), { wakeOnReply: true })
      world.now = monday
      end(world)
      expect(sla(world).resolve).toMatchObject({ state: 'running', dueAt: monday + 3 * hour })
    }
  })

  it('ends as missed if it was missed before', () => {
    const world = park(claimedAndTouched().wait(5 * hour), { wakeOnReply: true })
    expect(sla(world).resolve).toMatchObject({ state: 'paused', missed: true, dueAt: nine + 4 * hour })
    world.wait(hour).must('session.resume', { sessionId: 's1' }, 'bo')
    expect(sla(world).resolve).toMatchObject({ state: 'running', missed: true, dueAt: nine + 4 * hour })
  })
})

describe('the warning at 80 %', () => {
  const claimed = (): World => {
    const world = handOff(promising()).must('handoff.claim', { handoffId: 'h1' }, 'bo')
    return note(world, 'n1', 'bo')
  }
  const warn = (world: World, clock: 'touch' | 'resolve', warnAt: number): World =>
    world.must('session.warn', { sessionId: 's1', clock, warnAt }, 'system')
  const warnings = (world: World) =>
    world.get('sessions', 's1').news.filter(({ kind }) => kind === 'due_soon')

  it('tells the owner once, whoever delivers it twice', () => {
    const world = claimed()
    const { warnAt } = sla(world).resolve ?? { warnAt: 0 }
    world.now = warnAt
    warn(warn(world, 'resolve', warnAt), 'resolve', warnAt)
    expect(warnings(world)).toMatchObject([{ to: 'bo', by: 'system' }])
    expect(world.all('entries').filter(({ event }) => event?.name === 'due_soon')).toHaveLength(1)
  })

  it('says that the time is over, if it comes too late to say that little is left', () => {
    const world = claimed()
    const { warnAt, dueAt } = sla(world).resolve ?? { warnAt: 0, dueAt: 0 }
    world.now = dueAt
    expect(warnings(warn(world, 'resolve', warnAt))).toMatchObject([
      { text: 'Less than 20% of the time is left to resolve it.' },
    ])
    const late = claimed()
    late.now = dueAt + 1
    expect(warnings(warn(late, 'resolve', warnAt))).toMatchObject([
      { text: 'The time to resolve it is over.' },
    ])
  })

  it('says nothing of a time that no longer holds, of what is done, or while its policy tells people', () => {
    const world = claimed()
    const { resolve, touch } = sla(world)
    warn(world, 'resolve', (resolve?.warnAt ?? 0) + 1)
    warn(world, 'touch', touch?.warnAt ?? 0)
    world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'Done' }, 'bo')
    warn(world, 'resolve', resolve?.warnAt ?? 0)
    expect(warnings(world)).toEqual([])
    const waiting = handOff(promising())
    warn(waiting, 'touch', sla(waiting).touch?.warnAt ?? 0)
    expect(warnings(waiting)).toEqual([])
  })

  it('isn’t repeated after a pause, but is where the ticket gives another time', () => {
    const world = claimed()
    const { warnAt } = sla(world).resolve ?? { warnAt: 0 }
    world.now = warnAt
    warn(world, 'resolve', warnAt)
    handOff(world, { handoffId: 'p1', intent: 'park', wakeOnReply: true }, {}, 'bo')
    world.wait(hour).must('session.resume', { sessionId: 's1' }, 'bo')
    warn(world, 'resolve', sla(world).resolve?.warnAt ?? 0)
    expect(warnings(world)).toHaveLength(1)
  })
})

describe('a ticket’s due time', () => {
  const linked = (dueAt: number | null = nine + 4 * hour): World => {
    const world = withConnection(promising())
    world.add('tickets', makeTicket({ dueAt }))
    return world.must(
      'ticket.link',
      { sessionId: 's1', linkedTicketId: makeTicket().id, number: null },
      'ann',
    )
  }
  const read = (world: World, over: Parameters<typeof makeTicket>[0], sessionIds = ['s1']): World =>
    world.must(
      'ticket.put',
      { tickets: [contentOf(makeTicket({ readAt: world.now, ...over }))], sessionIds },
      'system',
    )

  it('goes before the own target of the resolution, and leaves what a person promised alone', () => {
    const world = linked()
    expect(world.get('sessions', 's1').dueAt).toBeNull()
    expect(sla(world)).toMatchObject({ touch: null, resolve: { from: 'ticket', dueAt: nine + 4 * hour } })
    handOff(world, { priority: 'normal' })
    expect(sla(world)).toMatchObject({
      touch: { from: 'target', dueAt: nine + hour },
      resolve: { from: 'ticket', dueAt: nine + 4 * hour },
    })
  })

  it('follows the ticket when it is read again, later as well as earlier', () => {
    const world = linked()
    const { updatedAt, stateVersion } = world.get('sessions', 's1')
    read(world.wait(minute), { dueAt: nine + 9 * hour })
    expect(sla(world).resolve).toMatchObject({ dueAt: nine + 9 * hour })
    read(world.wait(minute), { dueAt: nine + 2 * hour })
    expect(sla(world).resolve).toMatchObject({ dueAt: nine + 2 * hour })
    // No one did anything about the session.
    expect(world.get('sessions', 's1')).toMatchObject({ updatedAt, stateVersion })
  })

  it('isn’t moved by an older reading that arrives late, or by the same one twice', () => {
    const world = linked()
    world.now = nine + hour
    read(world, { dueAt: nine + 9 * hour })
    read(world, { dueAt: nine + 2 * hour, readAt: nine + minute })
    expect(sla(world).resolve).toMatchObject({ dueAt: nine + 9 * hour })
    const before = world.everything()
    read(world, { dueAt: nine + 9 * hour })
    expect(world.everything()).toEqual(before)
  })

  it('gives way to the own target where the ticket has none anymore', () => {
    const world = handOff(linked(), { priority: 'urgent' })
    read(world.wait(hour), { dueAt: null })
    expect(sla(world).resolve).toMatchObject({ from: 'target', startedAt: nine, dueAt: nine + 4 * hour })
    read(world.wait(minute), { dueAt: nine + 5 * hour, gone: true })
    expect(sla(world).resolve?.from).toBe('target')
  })

  it('pauses while the ticket is in a status that waits for the client', () => {
    const world = handOff(linked(null), { priority: 'urgent' })
    world.must('connection.settings', { connectionId: 'cw1', settings: { waitingStatusIds: ['13'] } }, 'cy')
    read(world.wait(10 * minute), { statusId: '13', dueAt: null })
    expect(sla(world)).toMatchObject({ touch: { state: 'paused' }, resolve: { state: 'paused' } })
    read(world.wait(hour), { statusId: '10', dueAt: null })
    expect(sla(world)).toMatchObject({
      touch: { state: 'running', dueAt: nine + 75 * minute },
      resolve: { state: 'running', dueAt: nine + 5 * hour },
    })
  })

  it('counts as missed or met by when the session was resolved, not by what the ticket says later', () => {
    const world = linked().wait(hour)
    world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'Done' }, 'ann')
    read(world.wait(minute), { dueAt: nine + minute })
    expect(sla(world).resolve).toMatchObject({ state: 'stopped', missed: false, dueAt: nine + 4 * hour })
  })
})

describe('the order of the queue', () => {
  it('has what is due first first, by a clock or a promise, and moves nothing back', () => {
    const world = promising()
    const start = (id: string) =>
      world.must('session.start', { sessionId: id, title: id, problemSummary: id }, 'ann')
    const escalate = (id: string) =>
      world.must(
        'handoff.create',
        {
          handoffId: `h-${id}`,
          sessionId: id,
          intent: 'escalate',
          priority: 'normal',
          snapshot: world.snapshot(id),
        },
        'ann',
      )
    promise(world, null)
    start('old')
    escalate('old')
    world.wait(10 * minute)
    promise(world, {
      ...targets,
      targets: { ...targets.targets, normal: { touchMinutes: 20, resolveMinutes: null } },
    })
    start('soon')
    escalate('soon')
    promise(world, targets).wait(minute)
    start('later')
    escalate('later')
    world.wait(minute)
    start('promised')
    world.must('session.edit', { sessionId: 'promised', dueAt: world.now + minute }, 'ann')
    escalate('promised')
    const order = world.all('handoffs').toSorted(byNeed)
    expect(order.map(({ sessionId }) => sessionId)).toEqual(['promised', 'soon', 'old', 'later'])
  })
})

describe('many sessions at once', () => {
  it('are each worked out once, whatever has to be loaded first', () => {
    const world = promising()
    const ids = Array.from({ length: 50 }, (_, index) => `many${index}`)
    for (const id of ids) {
      world.must('session.start', { sessionId: id, title: id, problemSummary: id }, 'ann')
      world.must(
        'handoff.create',
        {
          handoffId: `h-${id}`,
          sessionId: id,
          intent: 'escalate',
          priority: 'urgent',
          snapshot: world.snapshot(id),
        },
        'ann',
      )
    }
    const longer = targetsOf(30)
    promise(world, longer)
    const known = new Set<string>()
    let runs = 0
    const context = {
      intentId: 'r1',
      accountId: world.accountId,
      actor: { id: 'system', role: 'owner', name: 'Baton' } as const,
      at: world.now,
      now: world.now,
      authority: 'server' as const,
    }
    const intent = {
      id: 'r1',
      at: world.now,
      type: 'session.retime',
      version: 1,
      payload: { sessionIds: ids },
    }
    for (;;) {
      runs += 1
      const decision = decide(intent, context, {
        get: (collection, id) => (known.has(`${collection}/${id}`) ? world.find(collection, id) : undefined),
      })
      if (decision.status === 'needs') {
        known.add(`${decision.ref.collection}/${decision.ref.id}`)
        continue
      }
      if (decision.status !== 'accepted') throw new Error(decision.problem.message)
      expect(decision.changes).toHaveLength(100)
      break
    }
    // The account, each session and each handoff, and once more with all of them.
    expect(runs).toBe(102)
  })
})
