import { z } from 'zod'
import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import type { Notification } from '../../../core/domain/notifications.ts'
import { underwayStatuses } from '../../../core/domain/session.ts'
import { fail, succeed, type Problem, type Result } from '../../../core/domain/problem.ts'
import { Identity, type SignedIn } from '../../../core/protocol/auth.ts'
import {
  createAuthClient,
  endsSignIn,
  type Attempts,
  type Http,
  type Transport,
} from '../wire/auth-client.ts'
import { createCell } from '../contract/cell.ts'
import type { OpenSocket } from '../wire/connection.ts'
import type { Storages } from './storages.ts'
import type { Arrival, Desk, DeskState, Readable } from '../contract/desk.ts'
import { createFileViews } from '../images/file-views.ts'
import type { OpenPicture } from '../images/fit-image.ts'
import { createLiveQueries } from '../lists/live-query.ts'
import {
  branchesSpec,
  documentSpec,
  entriesSpec,
  factsSpec,
  fixesSpec,
  handoffsOfSpec,
  handedOverSpec,
  ownedBySpec,
  openHandoffsSpec,
  peopleSpec,
  stepsSpec,
} from '../lists/queries.ts'
import { createPresenceBoard } from '../wire/presence.ts'
import { shortHash } from '../store/short-hash.ts'
import { sessionsSpec } from '../lists/session-lists.ts'
import { openSeat, type Seat } from './seat.ts'
import { storageProblem } from '../contract/storage-problem.ts'
import type { WindowLock } from './window-lock.ts'

/** A few small texts that outlive the page: who was signed in. Writing resolves once it is on disk. */
export type KeyValue = {
  get(key: string): string | null
  set(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
}

/** Everything of the outside world that a desk needs. */
export type DeskParts = {
  /** Address of the server without a trailing slash, '' for the page's own; names the databases. */
  serverUrl: string
  transport: Transport
  storages: Storages
  openPicture: OpenPicture
  http: Http
  openSocket: OpenSocket
  /** How long the server may take to answer a request, milliseconds; 15 s when not said. */
  requestTimeoutMs?: number
  clock: () => number
  /** Ids that sort by time. */
  newId: () => string
  desktop: Pick<DesktopApi, 'readSecret' | 'writeSecret' | 'showToast' | 'closeToast' | 'onResume'>
  memory: KeyValue
  /** Null where one window is all there can be. */
  lock: WindowLock | null
  /** Calls back when the network comes back. */
  onOnline?: (listener: () => void) => () => void
  /** Failures that no one is told of otherwise. */
  onError?: (error: unknown, where: string) => void
}

const identityKey = (serverUrl: string): string => `baton:${serverUrl}:identity`

const AttemptsShape = z.object({ open: z.string().nullable(), answered: z.string().nullable() })

const attemptsIn = (text: string | null): Attempts => {
  try {
    return AttemptsShape.parse(JSON.parse(text ?? ''))
  } catch {
    return { open: null, answered: null }
  }
}

/** How long screens that are closing may still save what was typed in them. Milliseconds. */
const goodbyeMs = 100

const notSignedIn = fail('unauthenticated', 'Sign in first.')

const atFirst: DeskState = {
  phase: 'starting',
  identity: null,
  connection: { state: 'offline', since: 0 },
  waiting: 0,
  imagesWaiting: 0,
  rejected: [],
  lastSyncAt: null,
  synced: false,
  clockSkew: 0,
  problem: null,
}

/** A readable that follows whatever readable is current. */
const createSwitch = <T>(nothing: T) => {
  const cell = createCell<T>(nothing)
  let stop: () => void = () => undefined
  return {
    readable: cell as Readable<T>,
    follow(source: Readable<T> | null): void {
      stop()
      if (source === null) {
        stop = () => undefined
        cell.set(nothing)
        return
      }
      stop = source.subscribe(() => cell.set(source.get()))
      cell.set(source.get())
    },
  }
}

/**
 * Opens a desk over its parts.
 *
 * Resolves as soon as the device has said what it knows: `ready` from local data when someone was signed in, also
 * without a network; else `starting` until the server says whether it is to be set up. Rejects when the device's
 * own databases cannot be opened.
 */
export const openDesk = async (parts: DeskParts): Promise<Desk> => {
  const onError = parts.onError ?? (() => undefined)
  const state = createCell<DeskState>({ ...atFirst, connection: { state: 'offline', since: parts.clock() } })
  const patch = (change: Partial<DeskState>): void => state.set({ ...state.get(), ...change })
  const live = createLiveQueries((error) => onError(error, 'query'))
  const images = createFileViews((error) => onError(error, 'image'))
  const presence = createPresenceBoard()
  const pending = createSwitch<ReadonlySet<string>>(new Set())
  const notifications = createSwitch<{ notifications: readonly Notification[]; unseen: ReadonlySet<string> }>(
    {
      notifications: [],
      unseen: new Set(),
    },
  )
  const openedSessions = createSwitch<ReadonlyMap<string, number>>(new Map())
  const memoryKey = identityKey(parts.serverUrl)
  const attemptsKey = `baton:${parts.serverUrl}:refreshing`
  const auth = createAuthClient({
    http: parts.http,
    transport: parts.transport,
    secrets: parts.desktop,
    attempts: {
      read: () => attemptsIn(parts.memory.get(attemptsKey)),
      async write(attempts) {
        try {
          await parts.memory.set(attemptsKey, JSON.stringify(attempts))
        } catch (error) {
          // Worth nothing but a second sign-in, should this very answer get lost.
          onError(error, 'memory')
        }
      },
    },
    newId: parts.newId,
    clock: parts.clock,
    identified(identity) {
      const { identity: seated, phase } = state.get()
      const same = seated?.personId === identity.personId && seated.accountId === identity.accountId
      // Someone else's identity is dealt with where they are welcomed: nothing of this desk goes out to them.
      if (phase !== 'ready' || !same) return
      patch({ identity })
      parts.memory.set(memoryKey, JSON.stringify(identity)).catch((error) => onError(error, 'memory'))
    },
  })

  const arrivalListeners = new Set<(arrival: Arrival) => void>()
  let seat: Seat | null = null
  let closed = false
  /** Sitting down and getting up, one after the other. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  const getUp = async (options: { removeReplica?: boolean } = {}): Promise<void> => {
    const left = seat
    seat = null
    pending.follow(null)
    notifications.follow(null)
    openedSessions.follow(null)
    images.attach(null)
    await left?.close(options)
  }

  const sitDown = async (identity: Identity): Promise<void> => {
    await getUp()
    if (closed) return
    const scope = shortHash(JSON.stringify([parts.serverUrl, identity.accountId, identity.personId]))
    const opened = await openSeat({
      scope,
      identity,
      storages: parts.storages,
      http: parts.http,
      openPicture: parts.openPicture,
      images,
      presence,
      auth,
      openSocket: parts.openSocket,
      ...(parts.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: parts.requestTimeoutMs }),
      live,
      desktop: parts.desktop,
      clock: parts.clock,
      newId: parts.newId,
      changed(change) {
        if (state.get().phase !== 'signed_out' || seat === null) patch(change)
      },
      arrived(arrival) {
        for (const listener of arrivalListeners) listener(arrival)
      },
      ended: (why) => void inTurn(async () => endedBy(why)),
      otherHistory: () => void inTurn(async () => startOver(identity)),
      onError,
    })
    seat = opened
    pending.follow(opened.pendingKeys)
    notifications.follow(opened.board.notifications)
    openedSessions.follow(opened.opened.revs)
    images.attach(opened.files)
    patch({ phase: 'ready', identity })
  }

  /** What was pulled is of no use: reads everything anew, keeping what this device has written. */
  const startOver = async (identity: Identity): Promise<void> => {
    if (seat === null) return
    await getUp({ removeReplica: true })
    await sitDown(identity)
  }

  /** The server ended it. Too old an app keeps its seat: there is nothing to sign in to again. */
  const endedBy = async (why: Problem): Promise<void> => {
    if (!endsSignIn(why)) return patch({ problem: why })
    await leave({ problem: why })
  }

  /** Shows the way in, with what waits for the next sign-in, and once the screens have put away what was typed, closes the databases. */
  const leave = async (left: Partial<DeskState>): Promise<void> => {
    const { waiting, imagesWaiting, rejected } = state.get()
    patch({ ...atFirst, phase: 'signed_out', waiting, imagesWaiting, rejected, ...left })
    await auth.forget()
    await parts.memory.remove(memoryKey)
    await new Promise((resolve) => {
      setTimeout(resolve, goodbyeMs)
    })
    await getUp()
  }

  const remembered = (): Identity | null => {
    try {
      return Identity.safeParse(JSON.parse(parts.memory.get(memoryKey) ?? 'null')).data ?? null
    } catch {
      return null
    }
  }

  const askServer = async (): Promise<void> => {
    const status = await auth.status()
    if (closed || seat !== null || state.get().phase === 'elsewhere') return
    if (!status.ok) patch({ phase: 'signed_out', problem: status.problem })
    else patch({ phase: status.value.setupNeeded ? 'setup' : 'signed_out', problem: null })
  }

  const begin = async (): Promise<void> => {
    const identity = remembered()
    if (identity === null) {
      patch({ ...atFirst })
      void askServer()
      return
    }
    await sitDown(identity)
  }

  /** Resolves when nothing of this window touches the databases any more. */
  const lost = async (): Promise<void> => {
    // Closing begins at once, not in turn: the other window is about to write.
    const closing = seat?.close()
    patch({ ...atFirst, phase: 'elsewhere', identity: state.get().identity })
    await closing
    await inTurn(async () => getUp())
  }

  const entered = async (answer: Promise<Result<SignedIn>>): Promise<Result<void>> => {
    const result = await answer
    if (!result.ok) return result
    const { identity } = result.value
    try {
      await parts.memory.set(memoryKey, JSON.stringify(identity))
      await inTurn(async () => sitDown(identity))
      return succeed(undefined)
    } catch (error) {
      onError(error, 'open')
      return { ok: false, problem: storageProblem(error) }
    }
  }

  const retry = () => seat?.retryNow()
  const stops = [parts.desktop.onResume(retry), parts.onOnline?.(retry)]

  if (parts.lock === null || (await parts.lock.acquire(lost))) await inTurn(begin)
  else patch({ ...atFirst, phase: 'elsewhere', identity: remembered() })

  return {
    state,
    pendingDocuments: pending.readable,
    notifications: notifications.readable,
    openedSessions: openedSessions.readable,
    onlookers: presence.onlookers,
    lookAt: presence.lookAt,
    markSessionOpened: (sessionId, rev) => seat?.opened.mark(sessionId, rev),
    now: () => seat?.now() ?? parts.clock(),
    newId: parts.newId,

    act: async (type, payload) => seat?.act(type, payload) ?? notSignedIn,
    request: async (type, payload) => seat?.request(type, payload) ?? notSignedIn,
    discard: async (intentId) => seat?.discard(intentId),

    document: (collection, id) => live.live(documentSpec(collection, id)),
    people: () => live.live(peopleSpec),
    sessions: (filter) => live.live(sessionsSpec(filter)),
    ownedBy: (personId) => live.live(ownedBySpec([personId], underwayStatuses)),
    entries: (sessionId, limit, branchId) => live.live(entriesSpec(sessionId, limit, branchId)),
    steps: (sessionId) => live.live(stepsSpec(sessionId)),
    branches: (sessionId) => live.live(branchesSpec(sessionId)),
    facts: (sessionId) => live.live(factsSpec(sessionId)),
    fixes: (sessionId) => live.live(fixesSpec(sessionId)),
    handoffsOf: (sessionId) => live.live(handoffsOfSpec(sessionId)),
    openHandoffs: () => live.live(openHandoffsSpec),
    handedOver: (limit) => live.live(handedOverSpec(limit)),
    search: async (query, options) => seat?.search.search(query, options) ?? { hits: [], complete: true },
    similar: async (text, options) => seat?.search.similarTo(text, options) ?? [],

    onArrival(listener) {
      arrivalListeners.add(listener)
      return () => {
        arrivalListeners.delete(listener)
      }
    },
    markNotificationsSeen: async (keys) => seat?.board.markSeen(keys),
    markHandoffSeen: async (handoffId) => seat?.board.markHandoffSeen(handoffId),
    keepImage: async (file) => seat?.keepImage(file) ?? notSignedIn,
    image: images.view,
    readImage: async (image) => seat?.files.load(image) ?? notSignedIn,

    readDraft: async (key) => (await seat?.kept.read(`draft/${key}`)) ?? '',
    writeDraft: async (key, text) =>
      text === '' ? seat?.kept.forget([`draft/${key}`]) : seat?.kept.write(`draft/${key}`, text),
    readPreference: async (key) => (await seat?.kept.read(`preference/${key}`)) ?? null,
    writePreference: async (key, value) => seat?.kept.write(`preference/${key}`, value),

    setup: async (form) => entered(auth.setup(form)),
    signIn: async (form) => entered(auth.signIn(form)),
    accept: async (form) => entered(auth.accept(form)),
    async signOut({ everywhere }) {
      const told = await auth.signOut({ everywhere })
      // Everywhere is a promise about other devices, which only the server can keep.
      if (!told.ok && everywhere && !endsSignIn(told.problem)) return told
      await inTurn(async () => leave({}))
      return succeed(undefined)
    },
    invite: async (form) => auth.invite(form),
    async takeOver() {
      if (state.get().phase !== 'elsewhere') return
      await parts.lock?.steal(lost)
      patch({ ...atFirst })
      try {
        await inTurn(begin)
      } catch (error) {
        onError(error, 'open')
        patch({ phase: 'signed_out', problem: storageProblem(error) })
      }
    },
    reconnect() {
      if (seat !== null) seat.retryNow()
      else if (state.get().phase === 'signed_out' && state.get().problem?.kind === 'offline') void askServer()
    },
    async close() {
      closed = true
      for (const stop of stops) stop?.()
      await inTurn(async () => getUp())
      live.close()
      images.close()
      parts.lock?.release()
    },
  }
}
