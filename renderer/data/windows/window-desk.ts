import { problem } from '../../language/problems.ts'
import { createCell } from '../contract/cell.ts'
import type { DeskState } from '../contract/desk-state.ts'
import { type Arrival, type Desk, nothingChosen, nothingNoticed, type Readable } from '../contract/desk.ts'
import { storageProblem } from '../contract/storage-problem.ts'
import { createDraftRoom } from './draft-room.ts'
import { createEventRelay } from './event-relay.ts'
import { shareDesk } from './local-backend.ts'
import { createPendingCalls } from './pending-calls.ts'
import { createRelays } from './relay.ts'
import { followOwner, type Follower } from './remote-backend.ts'
import { membersOf, psaCalls, signInCalls, surface } from './surface.ts'
import type { WindowBackend } from './window-backend.ts'
import { openWindowHost, type WindowHost } from './window-host.ts'
import type { WindowLock } from './window-lock.ts'
import type { WindowChannel } from './window-messages.ts'

/** What one of several windows of a desk needs. */
export type WindowParts = {
  /** Opens this device's desk in this window. No other window has it open then. */
  open: () => Promise<Desk>
  lock: WindowLock
  channel: WindowChannel
  /** The version of the app: windows of different versions don't talk to each other. */
  build: string
  newId: () => string
  clock: () => number
  /** How long an owner may keep silent, in milliseconds; 5 s by default. */
  patienceMs?: number
  onError: (error: unknown, where: string) => void
}

const nothingOf: Partial<Record<keyof typeof surface, unknown>> = {
  pendingDocuments: new Set(),
  notifications: nothingNoticed,
  howTold: nothingChosen,
  openedSessions: new Map(),
  contents: 'looking',
  file: { url: null, state: 'looking', problem: null },
  fileTransfer: { state: 'elsewhere', share: 0, problem: null },
  onlookers: null,
  assistantSays: null,
  draftAlsoOpen: false,
}

const gone = problem(
  'timeout',
  'The window that was doing this has been closed. Check whether it was done, then try again.',
)

/**
 * The desk of one window, when there may be several.
 *
 * The first window owns the desk: it alone opens the databases and the connection. The others read and act through it,
 * over a channel. When the owner is closed or killed, the browser gives its lock to one of them, which opens the desk
 * itself. What the others were waiting for is asked again, under the same id, so that nothing is done twice; what they
 * show stays until the new owner answers.
 *
 * Resolves once this window's desk can be read or the person has to decide (`elsewhere`). Rejects if this window is the
 * owner and its databases can't be opened.
 */
export const openWindowDesk = async (parts: WindowParts): Promise<Desk> => {
  const { lock, channel, build } = parts
  const windowId = parts.newId()
  const state = createCell<DeskState>({ phase: 'starting' })
  const relays = createRelays()
  const calls = createPendingCalls({ newId: parts.newId, gone })
  const events = createEventRelay()
  let backend: WindowBackend | null = null
  /** What is looked at in this window and whether anyone is at it, which every owner has to know. */
  const standing = new Map<string, readonly unknown[]>()
  let stopState: () => void = () => undefined
  let closed = false
  let owned: { desk: Desk; host: WindowHost; closed: () => void } | null = null
  /** Increases whenever this window gets the desk or loses it, which may be while it is being opened. */
  let turn = 0
  let follower: Follower | null = null
  let ready: () => void = () => undefined
  const decided = new Promise<void>((resolve) => {
    ready = resolve
  })

  const setState = (next: DeskState): void => {
    state.set(next)
    if (next.phase === 'signed_out' || next.phase === 'setup') relays.forget()
    if (next.phase !== 'starting') ready()
  }
  const tell = (member: string, args: readonly unknown[]): void =>
    void calls.call(member, args, 'call').catch(() => undefined)
  const attach = (next: WindowBackend | null): void => {
    stopState()
    stopState = () => undefined
    backend = next
    relays.follow(next)
    events.follow(next)
    calls.follow(next)
    if (next !== null) {
      for (const [member, args] of standing) tell(member, args)
      stopState = next.watch('state', [], (value) => {
        if (value !== undefined) setState(value as DeskState)
      })
    }
  }

  const own = async (): Promise<void> => {
    follower?.close()
    follower = null
    attach(null)
    turn += 1
    const mine = turn
    const databasesClosed = await lock.enter()
    const isOver = () => closed || mine !== turn
    if (isOver()) return databasesClosed()
    const host = openWindowHost({
      term: parts.newId(),
      build,
      channel,
      whenGone: lock.whenGone,
      onError: (error) => parts.onError(error, 'windows'),
    })
    try {
      const desk = await parts.open()
      if (isOver()) {
        host.close()
        await desk.close()
        databasesClosed()
        return
      }
      owned = { desk, host, closed: databasesClosed }
      const shared = shareDesk(desk, createDraftRoom(desk))
      attach(shared.backendFor(windowId))
      host.opened(shared, desk.now)
      ready()
    } catch (error) {
      host.close()
      databasesClosed()
      if (mine !== turn) return parts.onError(error, 'open')
      lock.release()
      throw error
    }
  }
  /** Opens the desk that another window has left behind. */
  const succeed = async (): Promise<void> => {
    try {
      await own()
    } catch (error) {
      parts.onError(error, 'open')
      setState({ phase: 'signed_out', problem: storageProblem(error), left: [], missing: [] })
    }
  }
  const follow = (): void => {
    follower = followOwner({
      windowId,
      build,
      channel,
      newId: parts.newId,
      clock: parts.clock,
      ...(parts.patienceMs === undefined ? {} : { patienceMs: parts.patienceMs }),
      found: attach,
      missing() {
        attach(null)
        setState({ phase: 'elsewhere' })
      },
    })
    void lock.inherit(lost).then(async (isMine) => {
      if (isMine && !closed) await succeed()
    })
  }
  /** Another window took the desk: this one lets go of the databases, and reads through that one from now on. */
  const lost = async (): Promise<void> => {
    const left = owned
    owned = null
    turn += 1
    attach(null)
    left?.host.close()
    try {
      await left?.desk.close()
    } catch (error) {
      parts.onError(error, 'windows')
    }
    left?.closed()
    if (!closed) follow()
  }

  await lock.live(windowId)
  if (await lock.acquire(lost)) await own()
  else {
    follow()
    await decided
  }

  const readable = (member: keyof typeof surface, args: readonly unknown[] = []): Readable<unknown> =>
    relays.of(member, args, nothingOf[member])
  const made: Record<string, unknown> = {}
  for (const member of membersOf('value')) made[member] = readable(member)
  for (const member of membersOf('list')) made[member] = (...args: unknown[]) => readable(member, args)
  for (const member of membersOf('call', 'once', 'act')) {
    made[member] = async (...args: unknown[]) => calls.call(member, args, surface[member])
  }
  for (const member of membersOf('send')) {
    made[member] = (...args: unknown[]) => tell(member, args)
  }
  for (const member of membersOf('standing')) {
    made[member] = (...args: unknown[]) => {
      standing.set(member, args)
      tell(member, args)
    }
  }
  /** A group of calls that are never repeated: `signIns.devices`. */
  const group = (of: string, names: object) =>
    Object.fromEntries(
      Object.keys(names).map((name) => [
        name,
        async (...args: unknown[]) => calls.call(`${of}.${name}`, args, 'once'),
      ]),
    )
  const signIns = group('signIns', signInCalls)
  const psa = group('psa', psaCalls)

  const mine: Pick<Desk, 'state' | 'now' | 'newId' | 'onArrival' | 'watchDraft' | 'takeOver' | 'close'> = {
    state,
    now: () => backend?.now() ?? parts.clock(),
    // The owner's own, which remembers what it has made.
    newId: () => owned?.desk.newId() ?? parts.newId(),
    onArrival: (listener) => events.on('onArrival', [], (value) => listener(value as Arrival)),
    watchDraft: (key, listener) => events.on('watchDraft', [key], (value) => listener(String(value))),
    async takeOver() {
      if (state.get().phase !== 'elsewhere') return
      setState({ phase: 'starting' })
      await lock.steal(lost)
      await succeed()
    },
    async close() {
      closed = true
      follower?.close()
      attach(null)
      owned?.host.close()
      await owned?.desk.close()
      owned?.closed()
      relays.close()
      lock.release()
      lock.leave()
      channel.close()
    },
  }
  return { ...made, signIns, psa, ...mine } as unknown as Desk
}
