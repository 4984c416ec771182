import { succeed, type Problem, type Result } from '../../../core/domain/problem.ts'
import { Identity, type SignedIn } from '../../../core/protocol/auth.ts'
import { createAuthClient, endsSignIn } from '../wire/auth-client.ts'
import { createCell } from '../contract/cell.ts'
import type { DeskState } from '../contract/desk-state.ts'
import { type Arrival, type Desk, type Noticed, nothingNoticed } from '../contract/desk.ts'
import { createContentsViews } from '../lists/contents.ts'
import { createFreshIds } from '../lists/fresh-ids.ts'
import { createFileViews } from '../files/file-views.ts'
import { createDepartures } from '../leaving/departures.ts'
import { createFarewell } from '../leaving/farewell.ts'
import { createLiveQueries } from '../lists/live-query.ts'
import { createSignIns } from '../wire/sign-ins-client.ts'
import { createSaidBoard } from '../wire/said-board.ts'
import { createPresenceBoard } from '../wire/presence.ts'
import { createAttemptMemory } from './attempt-memory.ts'
import { deskLists } from './desk-lists.ts'
import { createFollower } from './follower.ts'
import { scopeOf } from './scope.ts'
import { chosenKey, unsavedKey, type Seat, type SeatEnd } from './seat-parts.ts'
import { openSeat } from './seat.ts'
import { createCipher, isSealError, type DataKeys } from '../store/cipher.ts'
import { createDamageNotes } from './damage.ts'
import { createStorageJudge } from '../contract/storage-problem.ts'
import type { Storages } from './storages.ts'
import { createVault, lostProblem } from './vault.ts'
import { createWaitingMarker } from './waiting-marker.ts'

import type { DeskParts } from './desk-parts.ts'
import { seatCalls } from './seat-calls.ts'

const identityKey = (serverUrl: string): string => `baton:${serverUrl}:identity`

/** How long closing screens have to save what was typed in them. Milliseconds. */
const goodbyeMs = 100

/** How many times damaged pulled data is pulled again before the desk is closed. */
const mendings = 3

/** No other window shows a draft of this desk. */
const onlyHere = createCell(false)

/**
 * Opens a desk from its parts.
 *
 * Resolves as soon as the device has been read: `ready` from local data if someone was signed in, even without a
 * network; otherwise `starting` until the server says whether it needs setup. Rejects if the device's own databases
 * can't be opened.
 */
export const openDesk = async (parts: DeskParts): Promise<Desk> => {
  const onError = parts.onError ?? (() => undefined)
  const judge = createStorageJudge(parts.takesNothing ?? (async () => false))
  const marker = createWaitingMarker(parts.aside, parts.serverUrl)
  const fresh = createFreshIds(parts.newId)
  const state = createCell<DeskState>({ phase: 'starting' })
  const live = createLiveQueries((error) => onError(error, 'query'))
  const contents = createContentsViews((error) => onError(error, 'contents'))
  const fileViews = createFileViews((error) => onError(error, 'file'))
  const presence = createPresenceBoard()
  const said = createSaidBoard()
  const pending = createFollower<ReadonlySet<string>>(new Set())
  const notifications = createFollower<Noticed>(nothingNoticed)
  const openedSessions = createFollower<ReadonlyMap<string, number>>(new Map())
  const memoryKey = identityKey(parts.serverUrl)
  const auth = createAuthClient({
    http: parts.http,
    keeper: parts.desktop.signIn,
    attempts: createAttemptMemory(parts, (error) => onError(error, 'memory')),
    newId: parts.newId,
    clock: parts.clock,
    identified(identity) {
      const now = state.get()
      // Someone else's identity is handled when the connection is welcomed; nothing from this desk is sent under it.
      if (now.phase !== 'ready' || now.identity.personId !== identity.personId) return
      if (now.identity.accountId !== identity.accountId) return
      state.set({ ...now, identity })
      parts.memory.set(memoryKey, JSON.stringify(identity)).catch((error) => onError(error, 'memory'))
    },
  })

  const vault = createVault({
    serverUrl: parts.serverUrl,
    memory: parts.memory,
    holder: parts.storages.sealed === undefined ? null : parts.keys,
    clock: parts.clock,
    onError: (error) => onError(error, 'keys'),
  })
  const damageOf = createDamageNotes({ marker, onError: (error) => onError(error, 'damaged') }, () =>
    seat?.lostMore(),
  )
  const storagesWith = (keys: DataKeys | null, scope: string, name: string): Storages =>
    keys === null
      ? parts.storages
      : { ...parts.storages, ...parts.storages.sealed?.(keys, damageOf(scope, name)) }
  const placeOf = (identity: Identity): string => vault.placeOf(scopeOf(parts.serverUrl, identity))
  const farewell = createFarewell({
    serverUrl: parts.serverUrl,
    auth,
    memory: parts.memory,
    onError: (error) => onError(error, 'farewell'),
  })
  const departures = createDepartures({
    serverUrl: parts.serverUrl,
    memory: parts.memory,
    storages: parts.storages,
    unlock: async (place, name) => {
      const unlocked = await vault.open(place)
      if (unlocked.kind === 'shut') throw new Error(unlocked.problem.message)
      return storagesWith(unlocked.keys, place, name)
    },
    forgetKeys: vault.forget,
    newId: parts.newId,
    onError: (error) => onError(error, 'leaving'),
  })

  const arrivalListeners = new Set<(arrival: Arrival) => void>()
  let seat: Seat | null = null
  let stopResealing: () => void = () => undefined
  let stopShowing: () => void = () => undefined
  let closed = false
  /** How many times pulled data was found damaged. */
  let mended = 0
  /** Opening and closing seats, one at a time. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  const getUp = async (options: SeatEnd = {}): Promise<void> => {
    const left = seat
    seat = null
    stopShowing()
    pending.follow(null)
    notifications.follow(null)
    openedSessions.follow(null)
    fileViews.attach(null)
    stopResealing()
    await left?.close(options)
  }

  /** Seals with a new key what is sealed with an older one, in the background. Interrupted, it continues at the next start. */
  const resealOld = (place: string, keys: DataKeys): void => {
    const { reseal } = parts.storages
    if (keys.length === 1 || reseal === undefined) return
    const stop = new AbortController()
    stopResealing = () => stop.abort()
    reseal(place, keys, stop.signal)
      .then(async () => (stop.signal.aborted ? undefined : vault.renewed(place)))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) onError(error, 'keys')
      })
  }

  /** Null once someone sits at the desk; otherwise why what they have here can't be opened. */
  const sitDown = async (identity: Identity): Promise<Problem | null> => {
    await getUp()
    if (closed) return null
    const place = placeOf(identity)
    const unlocked = await vault.open(place)
    if (unlocked.kind === 'shut') return unlocked.problem
    const { keys } = unlocked
    try {
      await openSeatOf(identity, place, keys)
    } catch (error) {
      if (!isSealError(error)) throw error
      onError(error, 'open')
      return lostProblem
    }
    if (keys !== null) resealOld(place, keys)
    return null
  }

  const openSeatOf = async (identity: Identity, scope: string, keys: DataKeys | null): Promise<void> => {
    const opened = await openSeat({
      scope,
      identity,
      storages: storagesWith(keys, scope, identity.name),
      cipher: keys === null ? null : createCipher(keys),
      aside: parts.aside,
      marker,
      judge,
      http: parts.http,
      openPicture: parts.openPicture,
      files: fileViews,
      contents,
      presence,
      said,
      auth,
      openSocket: parts.openSocket,
      ...(parts.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: parts.requestTimeoutMs }),
      live,
      desktop: parts.desktop,
      isFirstToTell: parts.isFirstToTell,
      clock: parts.clock,
      newId: parts.newId,
      fresh,
      arrived(arrival) {
        for (const listener of arrivalListeners) listener(arrival)
      },
      ended: (why) => void inTurn(async () => leave(why, { told: true })),
      otherHistory: () => void inTurn(async () => startOver(identity)),
      damaged(error) {
        onError(error, 'replica')
        mended += 1
        // A disk that damages it again and again isn't helped by pulling it once more.
        if (mended <= mendings) void inTurn(async () => startOver(identity))
      },
      onError,
    })
    seat = opened
    pending.follow(opened.pendingKeys)
    notifications.follow(opened.board.notifications)
    openedSessions.follow(opened.opened.revs)
    fileViews.attach(opened.files)
    state.set({ phase: 'ready', identity, ...opened.state.get() })
    stopShowing = opened.state.subscribe(() => {
      const now = state.get()
      if (now.phase === 'ready') state.set({ ...now, ...opened.state.get() })
    })
  }

  /** The pulled data is unusable: reads everything again, and keeps what this device has written. */
  const startOver = async (identity: Identity): Promise<void> => {
    if (seat === null) return
    await getUp({ startsOver: true })
    const shut = await sitDown(identity)
    if (shut !== null) await showWayIn(shut)
  }

  /** Shows the sign-in screen, including what people who signed out have left here. */
  const showWayIn = async (why: Problem | null): Promise<void> => {
    const left = await departures.left()
    if (closed || seat !== null) return
    const here = new Set(left.map(({ name }) => name))
    // What can't be opened is neither left by anyone nor missing.
    const isShut = why?.kind === 'device_locked' || why?.kind === 'device_lost'
    const missing = isShut ? [] : [...marker.waiting().values()].filter(({ name }) => !here.has(name))
    state.set({ phase: 'signed_out', problem: why, left, missing })
  }

  /** Clears the device of the person who is leaving. Failures are retried at the next start. */
  const finishDeparture = async (): Promise<Problem | null> => {
    try {
      await departures.finish()
      return null
    } catch (error) {
      onError(error, 'leaving')
      return judge(error)
    }
  }

  /**
   * Shows the sign-in screen. Once the screens have saved what was typed, removes everything of this person from the
   * device. If interrupted, continues at the next start.
   *
   * @param told whether the server knows that this sign-in has ended
   */
  const leave = async (why: Problem | null, { told }: { told: boolean }): Promise<void> => {
    const now = state.get()
    if (now.phase !== 'ready') return
    const { waiting, filesWaiting, identity } = now
    const left = { name: identity.name, waiting, filesWaiting, rejected: now.rejected.length }
    const hasLeft = waiting + filesWaiting + left.rejected > 0
    const scope = placeOf(identity)
    await departures.begin(scope, identity.name)
    state.set({ phase: 'signed_out', problem: why, left: hasLeft ? [left] : [], missing: [] })
    if (told) await auth.forget()
    else await farewell.owe()
    await parts.memory.remove(memoryKey)
    await new Promise((resolve) => {
      setTimeout(resolve, goodbyeMs)
    })
    await getUp({ leaves: true })
    marker.note(scope, { name: left.name, waiting, filesWaiting, drafts: 0 })
    const problem = await finishDeparture()
    // What could never be stored would stay readable there.
    parts.aside.set(unsavedKey(scope), null)
    parts.aside.set(chosenKey(scope), null)
    await showWayIn(problem ?? why)
    void farewell.pay()
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
    if (closed || seat !== null) return
    if (status.ok && status.value.setupNeeded) state.set({ phase: 'setup' })
    else await showWayIn(status.ok ? null : status.problem)
  }

  const begin = async (): Promise<void> => {
    if (departures.isLeaving()) {
      // Interrupted, so we don't know whether the server was told.
      await farewell.owe()
      await parts.memory.remove(memoryKey)
      await finishDeparture()
    }
    void farewell.pay()
    const identity = remembered()
    if (identity === null) {
      state.set({ phase: 'starting' })
      void askServer()
      return
    }
    const shut = await sitDown(identity)
    if (shut !== null) await showWayIn(shut)
  }

  /** @param afresh what this person has here and can't be opened is set aside */
  const entered = async (
    enter: () => Promise<Result<SignedIn>>,
    { afresh = false } = {},
  ): Promise<Result<void>> => {
    const result = await farewell.before(enter)
    if (!result.ok) return result
    const { identity, seal } = result.value
    try {
      await parts.memory.set(memoryKey, JSON.stringify(identity))
      const shut = await inTurn(async () => {
        await getUp()
        if (afresh) await vault.setAside(scopeOf(parts.serverUrl, identity))
        const place = placeOf(identity)
        const unlocked = await vault.enter(place, seal)
        if (unlocked.kind === 'shut') return unlocked.problem
        await departures.arrived(place, seal)
        return sitDown(identity)
      })
      return shut === null ? succeed(undefined) : { ok: false, problem: shut }
    } catch (error) {
      onError(error, 'open')
      return { ok: false, problem: await judge(error) }
    }
  }

  const retry = () => {
    seat?.retryNow()
    void farewell.pay()
  }
  const stops = [parts.desktop.onResume(retry), parts.onOnline?.(retry)]

  await inTurn(begin)

  return {
    state,
    pendingDocuments: pending.readable,
    notifications: notifications.readable,
    openedSessions: openedSessions.readable,
    onlookers: presence.onlookers,
    assistantSays: said.saidIn,
    lookAt: presence.lookAt,
    setAway: presence.setAway,
    now: () => seat?.now() ?? parts.clock(),
    newId: fresh.make,
    ...seatCalls(() => seat),
    ...deskLists(live),
    contents: contents.view,
    file: fileViews.view,
    fileTransfer: fileViews.transfer,

    onArrival(listener) {
      arrivalListeners.add(listener)
      return () => {
        arrivalListeners.delete(listener)
      }
    },
    setup: async (form) => entered(async () => auth.setup(form)),
    signIn: async ({ afresh = false, ...form }) => entered(async () => auth.signIn(form), { afresh }),
    accept: async (form) => entered(async () => auth.accept(form)),
    async signOut({ everywhere }) {
      const told = await auth.signOut({ everywhere })
      // "Sign out everywhere" affects other devices, so only the server can do it.
      if (!told.ok && everywhere && !endsSignIn(told.problem)) return told
      await inTurn(async () => leave(null, { told: told.ok || endsSignIn(told.problem) }))
      return succeed(undefined)
    },
    lookAtInvitation: async (code) => auth.lookAtInvitation(code),
    lookAtReset: async (code) => auth.lookAtReset(code),
    resetPassword: async (form) => entered(async () => auth.reset(form)),
    signIns: createSignIns(auth),
    invite: async (form) => auth.invite(form),
    // Nothing else has this desk; several windows of it are the business of `window-desk.ts`.
    takeOver: async () => undefined,
    watchDraft: () => () => undefined,
    draftAlsoOpen: () => onlyHere,
    reconnect() {
      const now = state.get()
      if (seat !== null) seat.retryNow()
      else if (now.phase === 'signed_out' && now.problem?.kind === 'offline') void askServer()
      else if (now.phase === 'signed_out' && now.problem?.kind === 'device_locked') void inTurn(begin)
    },
    async close() {
      closed = true
      for (const stop of stops) stop?.()
      farewell.close()
      await inTurn(async () => getUp())
      live.close()
      contents.close()
      fileViews.close()
    },
  }
}
