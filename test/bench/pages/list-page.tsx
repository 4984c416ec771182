import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/geist-mono/wght.css'
import '../../../renderer/ui/tokens.css'
import '../../../renderer/ui/base.css'
import { useLayoutEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Session } from '../../../core/domain/session/session.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import { createCell } from '../../../renderer/data/contract/cell.ts'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { DeskProvider } from '../../../renderer/data/react/use-desk.ts'
import { useSessions } from '../../../renderer/data/react/use-sessions.ts'
import { SessionList } from '../../../renderer/features/sessions/list/session-list.tsx'
import { SessionRow } from '../../../renderer/features/sessions/list/session-row.tsx'
import { ListPane } from '../../../renderer/ui/screen/panes.tsx'
import { VirtualList } from '../../../renderer/ui/screen/virtual-list.tsx'
import { sampleSessions } from '../sample-sessions.ts'
import { bareDesktop, openBenchDesk, openSession, type DeskOptions } from './bench-desk.ts'
import { DesktopProvider } from '../../../renderer/desktop/desktop-context.tsx'
import { answerBench, sleep, until } from './page-side.ts'
import { openFloorStore, type FloorStore } from './floor-store.ts'

/** The session list of the client, as it is, over a desk; or 50 rows that were never stored anywhere. */
const root = createRoot(document.querySelector('#root') ?? document.body)
const limit = 300

let desk: Desk | null = null
let store: FloorStore | null = null
let held: readonly Session[] = []
/** Called in the commit in which the list shows a session as parked. */
const parked = new Map<string, () => void>()

/** When this device's own database last had something on the disk, strictly. */
let onDisk = 0
const transaction = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function watched(this: IDBDatabase, ...asked) {
  const begun = transaction.apply(this, asked)
  const [, mode, options] = asked
  if (mode === 'readwrite' && options?.durability === 'strict' && this.name.includes('baton-own'))
    begun.addEventListener('complete', () => (onDisk = performance.now()))
  return begun
}

const frame = async (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))

/** Reads what the list reads, and so commits with it. */
const Watch = () => {
  const sessions = useSessions({ scope: 'mine', limit })
  useLayoutEffect(() => {
    held = sessions ?? []
    for (const session of held) {
      if (session.status !== 'paused') continue
      parked.get(session.id)?.()
      parked.delete(session.id)
    }
  }, [sessions])
  return null
}

/** As high as the window, as in the client: so that the list draws what is in view, and not all it has. */
const InWindow = ({ children }: { children: ReactNode }) => (
  <div style={{ display: 'grid', gridTemplate: 'minmax(0, 1fr) / 364px', height: '100vh' }}>{children}</div>
)

const none = () => undefined

const drawStatic = async (): Promise<void> => {
  const items = sampleSessions({
    accountId: 'static',
    ownerIds: ['ann'],
    count: 50,
    now: Date.now(),
  }).toReversed()
  // The rows ask what time it is, who there is and who looks on; what else they ask of a desk they still wait for.
  const noOne = createCell<readonly string[] | null>(null)
  const known: Record<string, unknown> = {
    state: createCell({ phase: 'starting' }),
    now: Date.now,
    onlookers: () => noOne,
    people: () => createCell(new Map()),
  }
  const unanswered = createCell(undefined)
  const clock = new Proxy(known, {
    get: (answers, name) => answers[String(name)] ?? (() => unanswered),
  }) as unknown as Desk
  const desktop = bareDesktop(window.location.origin)
  const info = await desktop.info()
  root.render(
    <DesktopProvider value={{ api: desktop, info }}>
      <DeskProvider value={clock}>
        <InWindow>
          <ListPane title="Static" count="50">
            <VirtualList
              label="Static"
              items={items}
              estimate={72}
              keyOf={(session) => session.id}
              selectedKey={null}
              onSelect={none}
              shortcuts={false}
              render={(session) => (
                <SessionRow session={session} handoff={null} onDevice={false} owner={null} />
              )}
            />
          </ListPane>
        </InWindow>
      </DeskProvider>
    </DesktopProvider>,
  )
}

const calls = {
  /** Opens the desk and draws the list; resolves when its rows are there. */
  async open(options: DeskOptions) {
    desk = await openBenchDesk(options)
    const desktop = bareDesktop(options.serverUrl)
    store = await openFloorStore()
    root.render(
      <DesktopProvider value={{ api: desktop, info: await desktop.info() }}>
        <DeskProvider value={desk}>
          <InWindow>
            <SessionList scope="mine" selectedId={null} />
          </InWindow>
          <Watch />
        </DeskProvider>
      </DesktopProvider>,
    )
    await until('the list', () => document.querySelector('[role=option]') !== null && held.length > 0)
    await sleep(500)
  },
  /** Parks one session after the other; and each time the floor. Milliseconds from the click. */
  async park({ count, gap }: { count: number; gap: number }) {
    const ours = { onDisk: [] as number[], stored: [] as number[], painted: [] as number[] }
    const floor = { stored: [] as number[], painted: [] as number[] }
    for (let index = 0; index < count; index += 1) {
      const active = held.filter(({ status }) => status === 'active')
      const session = active[(index * 7) % active.length]
      if (desk === null || store === null || session === undefined)
        throw new Error('There is nothing to park.')
      const leave = await openSession(desk, session.id)
      const body = { ...session, status: 'paused' }
      const floorStarted = performance.now()
      await store.put(body)
      floor.stored.push(performance.now() - floorStarted)
      floor.painted.push((await frame()) - floorStarted)
      await sleep(gap)

      const shown = new Promise<void>((resolve) => parked.set(session.id, resolve))
      const started = performance.now()
      const acting = desk.act('handoff.create', {
        handoffId: desk.newId(),
        sessionId: session.id,
        intent: 'park',
        engineerNotes: 'Waits for the provider to call back.',
        snapshot: snapshotOf(session, []),
      })
      const storing = acting.then((result) => {
        if (!result.ok) throw new Error(result.problem.message)
        if (onDisk < started) throw new Error('It is not on the disk.')
        ours.onDisk.push(onDisk - started)
        return performance.now() - started
      })
      await shown
      ours.painted.push((await frame()) - started)
      ours.stored.push(await storing)
      await sleep(gap)
      // Back to active, so that there is always one to park.
      const resumed = await desk.act('session.resume', { sessionId: session.id })
      if (!resumed.ok) throw new Error(resumed.problem.message)
      await sleep(gap)
      leave()
    }
    return { ours, floor }
  },
  close: async () => desk?.close(),
}
export type ListPage = typeof calls

if (new URLSearchParams(window.location.search).has('static')) await drawStatic()
answerBench(calls)
