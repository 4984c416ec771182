import { v7 as uuid } from 'uuid'
import type { Person } from '../../../core/domain/person.ts'
import type { Session } from '../../../core/domain/session.ts'
import type { BenchBrowser, BenchPage } from '../harness/browser.ts'
import type { Calls } from '../harness/child-side.ts'
import { setStage, startBare, startPeer, type Stage } from '../harness/stage.ts'
import type { Lab } from '../lab.ts'
import type { BarePage } from '../pages/bare-page.ts'
import type { DeskPage } from '../pages/desk-page.ts'
import type { YjsPage } from '../pages/yjs-page.ts'
import type { Figure } from '../report/figure.ts'
import { changesOf, escalationOf } from '../sample-escalations.ts'

/** Escalations of one turn, before it is the next contestant's turn. */
const turnSize = 10
/** Between two escalations: until what follows from the first (toast, marks of delivery) is over. Milliseconds. */
const gap = 120
const warmUp = 20

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

const openPair = async <C extends Calls>(lab: Lab, browser: BenchBrowser, file: string): Promise<Pair<C>> => {
  const [first, second] = lab.host.origins
  return { a: await browser.open<C>(`${first}/${file}`), b: await browser.open<C>(`${second}/${file}`) }
}

/** The sessions that A holds and may escalate. */
const escalations = (stage: Stage, count: number): Escalation[] => {
  const [ann] = stage.workspace.members
  const held = stage.sessions.filter(
    (session) => session.ownerId === ann.personId && session.status === 'active',
  )
  if (held.length < count) throw new Error(`There are only ${held.length} sessions to escalate.`)
  return held.slice(0, count).map((session) => ({ id: uuid(), session }))
}

/** An escalation on one desk until it shows on another. */
export const live = async (lab: Lab): Promise<Figure> => {
  const stage = await setStage(lab)
  const bareServer = await startBare(lab)
  const peer = await startPeer(lab, stage.sample)
  lab.host.allow(stage.url, bareServer.url, peer.url)
  const [ann, bob] = stage.workspace.members
  const person: Person = {
    id: ann.personId,
    accountId: stage.sample.accountId,
    rev: 1,
    name: ann.name,
    role: 'engineer',
    active: true,
    teamId: null,
  }

  const browser = await lab.browser()
  const bare = await openPair<BarePage>(lab, browser, 'bare.html')
  const yjs = await openPair<YjsPage>(lab, browser, 'yjs.html')
  const desk = await openPair<DeskPage>(lab, browser, 'desk.html')
  for (const page of [bare.a, bare.b]) await page.call('connect', bareServer.url)
  for (const page of [yjs.a, yjs.b]) await page.call('open', { ...peer, documents: lab.scale.sessions })
  await desk.a.call('open', { serverUrl: stage.url, member: ann, documents: lab.scale.sessions })
  await desk.b.call('open', { serverUrl: stage.url, member: bob, documents: lab.scale.sessions })
  const pages: BenchPage<{ alignClock: (url: string) => Promise<void> }>[] = [
    bare.a,
    bare.b,
    yjs.a,
    yjs.b,
    desk.a,
    desk.b,
  ]
  for (const page of pages) await page.call('alignClock', bareServer.url)

  const floor: number[] = []
  const theirs: number[] = []
  const ours = { clicked: [] as number[], stored: [] as number[], storing: [] as number[] }
  const all = escalations(stage, warmUp + lab.scale.escalations)
  for (let at = 0; at < all.length; at += turnSize) {
    const turn = all.slice(at, at + turnSize)
    const ids = turn.map(({ id }) => id)
    const rounds = turn.map(({ id, session }) => {
      const payload = escalationOf(session, id)
      return { id, payload, changes: changesOf(session, person, payload, Date.now()) }
    })
    const kept = at < warmUp ? [] : ids

    const body = { previous: at, rev: at + 1, changes: rounds[0]?.changes }
    const sent = await bare.a.call('run', { ids, gap, body })
    floor.push(
      ...between(kept, sent.clicked, await waitForAll(async () => bare.b.call('seen', undefined), ids)),
    )

    const written = await yjs.a.call('run', { rounds, gap })
    theirs.push(
      ...between(kept, written.clicked, await waitForAll(async () => yjs.b.call('seen', undefined), ids)),
    )

    const done = await desk.a.call('escalate', { payloads: rounds.map(({ payload }) => payload), gap })
    const shown = await waitForAll(async () => desk.b.call('seen', undefined), ids)
    ours.clicked.push(...between(kept, done.clicked, shown))
    ours.stored.push(...between(kept, done.stored, shown))
    ours.storing.push(...between(kept, done.clicked, done.stored))
    await desk.a.call('withdraw', ids)
    await desk.b.call('untilGone', ids)
  }
  return {
    name: 'live',
    title: `an escalation on desk A until it shows on desk B, ${lab.scale.sessions} sessions on each`,
    unit: 'ms',
    measures: [
      { label: 'click on A → shown on B', role: 'baton', samples: ours.clicked },
      { label: 'stored on A → shown on B', role: 'baton', samples: ours.stored },
      { label: 'click on A → stored on A (strict)', role: 'baton', samples: ours.storing },
      { label: 'bare Socket.IO, same bytes', role: 'floor', samples: floor },
      { label: 'Yjs + Hocuspocus + y-indexeddb', role: 'peer', samples: theirs },
    ],
    notes: [
      'Ours is stored on A by a strict commit, decided and committed to PostgreSQL (fsync) before B hears of it;',
      'the peer sends at once and stores on neither side before B hears of it.',
    ],
  }
}
