import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import type { BenchPage, QuietBrowser } from '../harness/quiet-browser.ts'
import type { Calls } from '../harness/child-side.ts'
import { setStage, startBare, startPeer, type Stage } from '../harness/stage.ts'
import type { Lab } from '../lab.ts'
import type { BarePage } from '../pages/bare-page.ts'
import type { DeskPage } from '../pages/desk-page.ts'
import type { YjsPage } from '../pages/yjs-page.ts'
import type { Figure, Measure } from '../report/figure.ts'
import { changesOf, engineer, escalationOf } from '../sample-escalations.ts'

/** Between two escalations: until what follows from the first (toast, marks of delivery) is over. Milliseconds. */
const gap = 120

type Escalation = { id: string; session: Session }
type Clicked = Record<string, number>

/** Desk A and desk B of one contestant, on two sites of one browser. */
type Pair<C extends Calls> = { a: BenchPage<C>; b: BenchPage<C> }

const waitForAll = async (seen: () => Promise<Clicked>, ids: readonly string[]): Promise<Clicked> => {
  for (let tries = 0; tries < 500; tries += 1) {
    const times = await seen()
    if (ids.every((id) => times[id] !== undefined)) return times
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('An escalation did not arrive within ten seconds.')
}

const between = (ids: readonly string[], from: Clicked, to: Clicked): number[] =>
  ids.map((id) => (to[id] ?? Number.NaN) - (from[id] ?? Number.NaN))

const openPair = async <C extends Calls>(lab: Lab, browser: QuietBrowser, file: string): Promise<Pair<C>> => {
  const [first, second] = lab.host.origins
  return { a: await browser.open<C>(`${first}/${file}`), b: await browser.open<C>(`${second}/${file}`) }
}

/** The sessions that A holds and may escalate. */
const escalations = (stage: Stage, ids: readonly string[]): Escalation[] => {
  const [ann] = stage.workspace.members
  const held = stage.sessions.filter(
    (session) => session.ownerId === ann.personId && session.status === 'active',
  )
  return ids.map((id, index) => {
    const session = held[index]
    if (session === undefined) throw new Error(`There are only ${held.length} sessions to escalate.`)
    return { id, session }
  })
}

/** What one escalation says, and the documents that follow from it. */
type Round = { id: string; payload: IntentInput<'handoff.create'>; changes: Change[] }

/** A contestant's turn: samples by label, in the order of the rounds. */
type Turn = (rounds: Round[]) => Promise<Record<string, number[]>>

const labels = {
  clicked: 'click on A → shown on B',
  stored: 'stored on A → shown on B',
  storing: 'click on A → stored on A (strict)',
  bare: 'bare Socket.IO, same bytes',
  peer: 'Yjs + Hocuspocus + y-indexeddb',
  storingPeer: 'the same, each update first in PostgreSQL',
}

const idsOf = (rounds: readonly Round[]): string[] => rounds.map(({ id }) => id)

const playBare =
  ({ a, b }: Pair<BarePage>): Turn =>
  async (rounds) => {
    const ids = idsOf(rounds)
    const body = { previous: 1, rev: 2, changes: rounds[0]?.changes }
    const { clicked } = await a.call('run', { ids, gap, body })
    return {
      [labels.bare]: between(ids, clicked, await waitForAll(async () => b.call('seen', undefined), ids)),
    }
  }

const playYjs =
  ({ a, b }: Pair<YjsPage>, label: string): Turn =>
  async (rounds) => {
    const ids = idsOf(rounds)
    const { clicked } = await a.call('run', { rounds, gap })
    return { [label]: between(ids, clicked, await waitForAll(async () => b.call('seen', undefined), ids)) }
  }

const playBaton =
  ({ a, b }: Pair<DeskPage>): Turn =>
  async (rounds) => {
    const ids = idsOf(rounds)
    const { clicked, stored } = await a.call('escalate', {
      payloads: rounds.map(({ payload }) => payload),
      gap,
    })
    const shown = await waitForAll(async () => b.call('seen', undefined), ids)
    await a.call('withdraw', ids)
    await b.call('untilGone', ids)
    return {
      [labels.clicked]: between(ids, clicked, shown),
      [labels.stored]: between(ids, stored, shown),
      [labels.storing]: between(ids, clicked, stored),
    }
  }

/** Opens everyone's two desks, with all sessions on each and their clocks set. */
const openContestants = async (
  lab: Lab,
  stage: Stage,
): Promise<{ turns: Turn[]; newIds: (count: number) => Promise<string[]> }> => {
  const bareServer = await startBare(lab)
  const peer = await startPeer(lab, stage.sample)
  const storingPeer = await startPeer(lab, stage.sample, { storeFirst: true })
  lab.host.allow(stage.url, bareServer.url, peer.url, storingPeer.url)
  const browser = await lab.quietBrowser()
  const documents = lab.scale.sessions

  const bare = await openPair<BarePage>(lab, browser, 'bare.html')
  for (const page of [bare.a, bare.b]) await page.call('connect', bareServer.url)
  const yjs = await openPair<YjsPage>(lab, browser, 'yjs.html')
  for (const page of [yjs.a, yjs.b]) await page.call('open', { ...peer, documents })
  const storingYjs = await openPair<YjsPage>(lab, browser, 'yjs.html')
  for (const page of [storingYjs.a, storingYjs.b]) await page.call('open', { ...storingPeer, documents })
  const desk = await openPair<DeskPage>(lab, browser, 'desk.html')
  const [ann, bob] = stage.workspace.members
  await desk.a.call('open', { serverUrl: stage.url, member: ann, head: stage.head })
  await desk.b.call('open', { serverUrl: stage.url, member: bob, head: stage.head })

  type Clocked = BenchPage<{ alignClock: (url: string) => Promise<void> }>
  const pages: Clocked[] = [bare, yjs, storingYjs, desk].flatMap(({ a, b }): Clocked[] => [a, b])
  for (const page of pages) await page.call('alignClock', bareServer.url)
  return {
    turns: [
      playBare(bare),
      playYjs(yjs, labels.peer),
      playYjs(storingYjs, labels.storingPeer),
      playBaton(desk),
    ],
    newIds: async (count) => desk.a.call('newIds', count),
  }
}

/** An escalation on one desk until it shows on another. */
export const live = async (lab: Lab): Promise<Figure> => {
  const stage = await setStage(lab)
  const { turns, newIds } = await openContestants(lab, stage)
  const { warmUp, turn: turnSize } = lab.scale
  const [ann] = stage.workspace.members
  const person = engineer(ann, stage.sample.accountId)
  const samples = new Map<string, number[]>(Object.values(labels).map((label) => [label, []]))
  // Made by the desk, as those of a person at it are.
  const all = escalations(stage, await newIds(warmUp + lab.scale.escalations))
  for (let at = 0; at < all.length; at += turnSize) {
    const rounds = all.slice(at, at + turnSize).map(({ id, session }): Round => {
      const payload = escalationOf(session, id)
      return { id, payload, changes: changesOf(session, person, payload, Date.now()) }
    })
    for (const turn of turns) {
      const measured = await turn(rounds)
      if (at < warmUp) continue
      for (const [label, values] of Object.entries(measured)) samples.get(label)?.push(...values)
    }
  }
  const measure = (label: string, role: Measure['role']): Measure => ({
    label,
    role,
    samples: samples.get(label) ?? [],
  })
  return {
    name: 'live',
    title: `an escalation on desk A until it shows on desk B, ${lab.scale.sessions} sessions on each`,
    unit: 'ms',
    measures: [
      measure(labels.clicked, 'baton'),
      measure(labels.stored, 'baton'),
      measure(labels.storing, 'baton'),
      measure(labels.bare, 'floor'),
      measure(labels.peer, 'peer'),
      measure(labels.storingPeer, 'peer'),
    ],
    notes: [
      'Ours is decided and committed to PostgreSQL (fsync) before B hears of it, and stored on A meanwhile.',
      'The peer keeps it in memory alone until some time after B has shown it; × peer is to that.',
    ],
  }
}
