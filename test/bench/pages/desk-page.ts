import type { Desk } from '../../../renderer/data/contract/desk.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import {
  databaseNames,
  openBenchDesk,
  openSession,
  signInBenchDesk,
  untilStored,
  type DeskOptions,
  isSynced,
} from './bench-desk.ts'
import { alignClock, answerBench, sleep, until, wall } from './page-side.ts'

/** Baton in a page: the client's data layer as it is built, without its screens. */
let desk: Desk | null = null
const seen: Record<string, number> = {}
let queued = new Set<string>()

const deskNow = (): Desk => {
  if (desk === null) throw new Error('open() comes first.')
  return desk
}

const calls = {
  alignClock,
  async open(options: DeskOptions) {
    desk = await openBenchDesk(options)
    const queue = desk.openHandoffs()
    queue.subscribe(() => {
      const now = wall()
      queued = new Set((queue.get() ?? []).map(({ id }) => id))
      for (const id of queued) seen[id] ??= now
    })
    // Someone looks at the list meanwhile, as on every desk.
    desk.sessions({ scope: 'mine', limit: 300 }).subscribe(() => undefined)
    await until('the queue', () => queue.get() !== undefined)
    await sleep(500)
  },
  newIds: (count: number) => Array.from({ length: count }, () => deskNow().newId()),
  /** Escalates one after the other; gives back when each was clicked and when it was stored. */
  async escalate({ payloads, gap }: { payloads: IntentInput<'handoff.create'>[]; gap: number }) {
    const clicked: Record<string, number> = {}
    const stored: Record<string, number> = {}
    for (const payload of payloads) {
      const close = await openSession(deskNow(), payload.sessionId)
      await sleep(gap / 2)
      clicked[payload.handoffId] = wall()
      const result = await deskNow().act('handoff.create', payload)
      stored[payload.handoffId] = wall()
      if (!result.ok) throw new Error(result.problem.message)
      await sleep(gap / 2)
      close()
    }
    return { clicked, stored }
  },
  async withdraw(handoffIds: string[]) {
    for (const handoffId of handoffIds) {
      const result = await deskNow().act('handoff.withdraw', { handoffId })
      if (!result.ok) throw new Error(result.problem.message)
    }
  },
  untilGone: async (handoffIds: string[]) =>
    until('the queue to empty', () => handoffIds.every((id) => !queued.has(id))),
  seen: () => seen,
  /**
   * The initial pull, from when the server has let the person in: until rows show, all is here, all is stored; and the tasks
   * that held the page up for more than 50 ms.
   */
  async pullAll(options: DeskOptions) {
    const before = await databaseNames()
    let shown: number | null = null
    const tasks: number[] = []
    const watch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    })
    watch.observe({ type: 'longtask' })
    const puller = await signInBenchDesk(options)
    const list = puller.sessions({ scope: 'all', limit: 300 })
    const stop = list.subscribe(() => {
      if ((list.get()?.length ?? 0) > 0) shown ??= performance.now()
    })
    await until('the first pull', () => isSynced(puller))
    const synced = performance.now()
    await untilStored(before, options.head)
    const stored = performance.now()
    stop()
    watch.disconnect()
    // The next one begins on an empty device.
    await puller.signOut({ everywhere: false })
    await puller.close()
    const signIns = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/auth/sign-in'))
    const started = (signIns.at(-1) as PerformanceResourceTiming | undefined)?.responseEnd
    if (shown === null || started === undefined) throw new Error('The list stayed empty.')
    return { shown: shown - started, synced: synced - started, stored: stored - started, tasks }
  },
}
export type DeskPage = typeof calls

answerBench(calls)
