import { setTimeout as wait } from 'node:timers/promises'
import type { Documents } from '../../../core/domain/shapes/collections.ts'
import { eventsFrom } from '../../../core/domain/session/session.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { openFlakyNetwork, type FlakyNetwork } from './flaky-network.ts'
import { makeDevice, openTestDesk, until, type Device, untilReady } from './open-test-desk.ts'
import type { RunningServer } from '../server/running-server.ts'
import type { Member } from '../server/workspace.ts'

/** Chance that repeats: mulberry32. */
export const seededChance = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    below: (n: number): number => Math.floor(next() * n),
    pick: <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)],
  }
}
type Chance = ReturnType<typeof seededChance>

/** One desk of a simulation, with everything that can happen to it. */
export type SimulatedDesk = {
  member: Member
  device: Device
  network: FlakyNetwork
  desk: Desk
  acted: string[]
}

export const openSimulatedDesk = async (server: RunningServer, member: Member): Promise<SimulatedDesk> => {
  const network = await openFlakyNetwork(server.url)
  const device = makeDevice()
  const desk = await openTestDesk(network.url, device)
  const entered = await desk.signIn({ email: member.email, password: member.password })
  if (!entered.ok) throw new Error(entered.problem.message)
  await untilReady(desk, (state) => state.synced, `${member.name} to be synced`)
  return { member, device, network, desk, acted: [] }
}

const value = async <T>(live: {
  get(): T | undefined
  subscribe(listener: () => void): () => void
}): Promise<T> => until<T>(live, () => true, 'an answer from the device')

const remember = (who: SimulatedDesk, result: Result<{ intentId: string }>): void => {
  if (result.ok) who.acted.push(result.value.intentId)
}

/** One action by chance, on whatever this desk shows at the moment. Rejections are part of life. */
const work = async (who: SimulatedDesk, chance: Chance): Promise<void> => {
  const { desk } = who
  const sessions = await value(desk.sessions({ scope: chance.next() < 0.7 ? 'mine' : 'all', limit: 50 }))
  const session = chance.pick(sessions)
  if (session === undefined || chance.next() < 0.15) {
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
      await desk.request('handoff.claim', { handoffId: session.openHandoffId ?? '-' })
      return undefined
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

/** Something that goes wrong, by chance: the network, the device, the server. */
const mishap = async (
  who: SimulatedDesk,
  servers: readonly RunningServer[],
  chance: Chance,
): Promise<void> => {
  const roll = chance.below(12)
  if (roll < 4) who.network.cut()
  else if (roll < 8) who.network.restore()
  else if (roll === 8) who.network.swallowAnswers()
  else if (roll === 9) {
    const server = chance.pick(servers)
    if (server !== undefined) who.network.route(server.url)
  } else if (roll === 10) {
    // The app dies and is started again: what it had acknowledged is there.
    await who.desk.close()
    who.desk = await openTestDesk(who.network.url, who.device)
  } else {
    const server = chance.pick(servers)
    await server?.kill()
    await server?.start()
  }
}

/** Lets the desks live through `steps` of work and mishaps. */
export const live = async (
  desks: readonly SimulatedDesk[],
  servers: readonly RunningServer[],
  chance: Chance,
  steps: number,
): Promise<void> => {
  for (let step = 0; step < steps; step += 1) {
    const who = chance.pick(desks)
    if (who === undefined) return
    if (chance.next() < 0.12) await mishap(who, servers, chance)
    // Several at once on one device, and on several devices.
    const others = desks.filter(() => chance.next() < 0.4)
    await Promise.all([who, ...others].map(async (one) => work(one, chance)))
    if (chance.next() < 0.3) await wait(chance.below(60))
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
