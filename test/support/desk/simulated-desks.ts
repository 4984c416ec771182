import { setTimeout as wait } from 'node:timers/promises'
import type { Documents } from '../../../core/domain/shapes/collections.ts'
import { eventsFrom } from '../../../core/domain/session/session.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { openFlakyNetwork, type FlakyNetwork } from './flaky-network.ts'
import { makeDevice, openTestDesk, until, type Device, untilReady } from './open-test-desk.ts'
import { seededChance, type Chance } from '../seeded-chance.ts'
import { chanceOf, planLife, type Mishap } from './simulated-life.ts'
import type { KillablePostgres } from '../server/killable-postgres.ts'
import type { RunningServer } from '../server/running-server.ts'
import type { Member } from '../server/workspace.ts'

/** One desk of a simulation, with everything that can happen to it. */
export type SimulatedDesk = {
  member: Member
  device: Device
  network: FlakyNetwork
  desk: Desk
  /** What was stored on the device, and so has to count once. */
  acted: string[]
  /** The revs of claims that were answered as won; null for any other. */
  claims: Promise<number | null>[]
}

/** An answer that is lost is given up well within a partition. Milliseconds. */
const over = { requestTimeoutMs: 3000 }

/** How long desks are given to send all. Milliseconds. */
const longestMeeting = 10_000

export const openSimulatedDesk = async (server: RunningServer, member: Member): Promise<SimulatedDesk> => {
  const network = await openFlakyNetwork(server.url)
  const device = makeDevice()
  const desk = await openTestDesk(network.url, device, over)
  const entered = await desk.signIn({ email: member.email, password: member.password })
  if (!entered.ok) throw new Error(entered.problem.message, { cause: device.errors[0]?.error })
  await untilReady(desk, (state) => state.synced, `${member.name} to be synced`)
  return { member, device, network, desk, acted: [], claims: [] }
}

const value = async <T>(live: {
  get(): T | undefined
  subscribe(listener: () => void): () => void
}): Promise<T> => until<T>(live, () => true, 'an answer from the device')

const remember = (who: SimulatedDesk, result: Result<{ intentId: string }>): void => {
  if (result.ok) who.acted.push(result.value.intentId)
}

/** Asks for what someone else has handed over. Its answer may take until the network is back; a person does other things meanwhile. */
const claim = (who: SimulatedDesk, handoffId: string): void => {
  const answer = who.desk.request('handoff.claim', { handoffId })
  who.claims.push(answer.then((told) => (told.ok ? told.value.rev : null)))
}

/** One action by chance, on whatever this desk shows at the moment. Rejections are part of life. */
const work = async (who: SimulatedDesk, chance: Chance): Promise<void> => {
  const { desk } = who
  const sessions = await value(desk.sessions({ scope: chance.next() < 0.7 ? 'mine' : 'all', limit: 50 }))
  if (chance.next() < 0.1) {
    const theirs = (await value(desk.sessions({ scope: 'all', limit: 50 }))).filter(
      ({ ownerId, status }) => status === 'escalated' && ownerId !== who.member.signedIn.identity.personId,
    )
    const waiting = chance.pick(theirs)
    if (waiting !== undefined) return claim(who, waiting.openHandoffId ?? '-')
  }
  const session = chance.pick(sessions)
  if (session === undefined || chance.next() < (sessions.length < 25 ? 0.15 : 0.03)) {
    const started = {
      sessionId: desk.newId(),
      title: `Case ${chance.below(1e6)}`,
      problemSummary: 'Something is broken',
    }
    return remember(who, await desk.act('session.start', started))
  }
  const sessionId = session.id
  const roll = chance.below(10)
  if (roll < 3) {
    const entry = {
      entryId: desk.newId(),
      sessionId,
      kind: 'note' as const,
      text: `note ${chance.below(1e6)}`,
    }
    return remember(who, await desk.act('entry.add', entry))
  }
  if (roll === 3)
    return remember(who, await desk.act('session.edit', { sessionId, title: `Title ${chance.below(1e6)}` }))
  if (roll === 4)
    return remember(
      who,
      await desk.act('fact.add', { factId: desk.newId(), sessionId, text: `fact ${chance.below(1e6)}` }),
    )
  if (roll === 5) {
    const branches = [
      { id: desk.newId(), label: 'one' },
      { id: desk.newId(), label: 'two' },
    ]
    return remember(who, await desk.act('branch.fork', { sessionId, branches }))
  }
  const event = chance.pick(eventsFrom(session.status))
  const snapshot = snapshotOf(session, await value(desk.branches(sessionId)))
  switch (event) {
    case 'park':
      return remember(
        who,
        await desk.act('handoff.create', { handoffId: desk.newId(), sessionId, intent: 'park', snapshot }),
      )
    case 'escalate':
      return remember(
        who,
        await desk.act('handoff.create', {
          handoffId: desk.newId(),
          sessionId,
          intent: 'escalate',
          snapshot,
        }),
      )
    case 'resume':
      return remember(who, await desk.act('session.resume', { sessionId }))
    case 'withdraw':
      return remember(who, await desk.act('handoff.withdraw', { handoffId: session.openHandoffId ?? '-' }))
    case 'claim':
      return claim(who, session.openHandoffId ?? '-')
    case 'resolve':
      return remember(who, await desk.act('session.resolve', { sessionId, resolutionSummary: 'done' }))
    case 'abandon':
      return remember(who, await desk.act('session.abandon', { sessionId }))
    case 'reopen':
      return remember(who, await desk.act('session.reopen', { sessionId }))
    // What the server does by itself.
    case 'return':
    case 'accept':
    case undefined:
      return undefined
  }
}

/** Where desks live. */
type SimulatedWorld = {
  desks: readonly SimulatedDesk[]
  servers: readonly RunningServer[]
  postgres: KillablePostgres
}

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index]
  if (found === undefined) throw new Error(`There is no number ${index}.`)
  return found
}

/** Lets the desks live through a seed's `steps` of work and mishaps, and servers and PostgreSQL come back at the end. */
export const live = async (
  { desks, servers, postgres }: SimulatedWorld,
  seed: number,
  steps: number,
): Promise<void> => {
  const plan = planLife(seed, { steps, desks: desks.length, servers: servers.length })
  const chance = seededChance(seed + 1)
  /** Servers that are on their way back. */
  const starting = new Map<RunningServer, Promise<void>>()

  /** As whatever keeps a service running does: a server whose database dies while it starts ends, and is started again. */
  const startAgain = async (server: RunningServer): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      await postgres.answers()
      try {
        return await server.start()
      } catch (error) {
        if (tries === 5) throw error
      }
    }
  }

  const killServer = async (server: RunningServer, waits: boolean): Promise<void> => {
    await starting.get(server)
    await server.kill()
    const back = startAgain(server)
    // Whoever waits for it hears why it failed.
    back.catch(() => undefined)
    starting.set(server, back)
    if (waits) await back
  }

  const happen = async (mishap: Mishap): Promise<void> => {
    switch (mishap.kind) {
      case 'kill-server':
        return killServer(at(servers, mishap.server), mishap.waits)
      case 'kill-postgres':
        return postgres.kill(mishap.what)
      case 'cut':
      case 'restore':
        return at(desks, mishap.desk).network[mishap.kind]()
      case 'lose':
        return at(desks, mishap.desk).network.swallow(mishap.what)
      case 'route':
        return at(desks, mishap.desk).network.route(at(servers, mishap.server).url)
      case 'clock':
        at(desks, mishap.desk).device.clockAhead += mishap.by
        return undefined
      case 'restart': {
        // The app dies and is started again: what it had acknowledged is there.
        const who = at(desks, mishap.desk)
        await who.desk.close()
        who.desk = await openTestDesk(who.network.url, who.device, over)
        return undefined
      }
    }
  }

  /** Work goes on until the others have heard of it, wherever there is a network: a life spent offline shows little. */
  const meet = async (): Promise<void> => {
    const here = desks.filter(({ network }) => network.isUp())
    for (const { desk } of here) desk.reconnect()
    await Promise.race([
      wait(longestMeeting),
      Promise.all(
        here.map(async ({ desk }) =>
          untilReady(
            desk,
            ({ waiting, synced, connection }) => waiting === 0 && synced && connection.kind === 'online',
          ),
        ),
      ).catch(() => undefined),
    ])
  }

  const takeStep = async (step: number): Promise<void> => {
    for (const mishap of plan.get(step) ?? []) await happen(mishap)
    // Several at once on one device, and on several devices.
    const first = chance.below(desks.length)
    const acting = desks.flatMap((_, index) => (chance.next() < 0.7 || index === first ? [index] : []))
    if (chance.next() < 0.4) acting.push(first)
    const pause = chance.next() < 0.3 ? chance.below(60) : 0
    const meets = chance.next() < 0.15
    await Promise.all(
      acting.map(async (index, turn) => work(at(desks, index), chanceOf(seed, step, index + 10 * turn))),
    )
    if (pause > 0) await wait(pause)
    if (meets) await meet()
  }

  try {
    for (let step = 0; step < steps; step += 1) await takeStep(step)
  } finally {
    await Promise.all(starting.values())
    await postgres.answers()
  }
}

/** Gives every desk its network back and waits until nothing is on its way any more. */
export const settle = async (desks: readonly SimulatedDesk[], head: () => Promise<number>): Promise<void> => {
  for (const { network, desk } of desks) {
    network.restore()
    desk.reconnect()
  }
  for (const { desk, member } of desks) {
    await until(
      desk.state,
      (state) => state.phase === 'ready' && state.waiting === 0 && state.connection.kind === 'online',
      `${member.name}’s desk to send all`,
      60_000,
    )
  }
  // Deliveries are folded in after everything else, so the head may still move while desks are compared with it.
  for (let tries = 0; ; tries += 1) {
    const rev = await head()
    const shown = await Promise.all(desks.map(async ({ desk }) => everything(desk)))
    const reached = shown.map((documents) => Math.max(0, ...documents.map((document) => document.rev)))
    if (reached.every((one) => one === rev) && (await head()) === rev) {
      await wait(1500)
      if ((await head()) === rev) return
    }
    if (tries > 400)
      throw new Error(`The server is at rev ${rev}, the desks never got there: ${reached.join(', ')}.`)
    await wait(50)
  }
}

type AnyDocument = Documents[keyof Documents]

/** Every document that a desk shows, by the queries of its screens. */
export const everything = async (desk: Desk): Promise<AnyDocument[]> => {
  const sessions = await value(desk.sessions({ scope: 'all', limit: 1000 }))
  const parts = await Promise.all(
    sessions.map(async ({ id }) => [
      await value(desk.entries(id, 1000)),
      await value(desk.facts(id)),
      await value(desk.branches(id)),
      await value(desk.handoffsOf(id)),
    ]),
  )
  const people = [...(await value(desk.people())).values()]
  return [...people, ...sessions, ...parts.flat(2)].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
