import { createAuthClient } from '../wire/auth-client.ts'
import { createCell } from '../contract/cell.ts'
import type { DeskState } from '../contract/desk-state.ts'
import type { Arrival, Desk } from '../contract/desk.ts'
import { createContentsViews } from '../lists/contents.ts'
import { createFreshIds } from '../lists/fresh-ids.ts'
import { createFileViews } from '../files/file-views.ts'
import { createDepartures } from '../leaving/departures.ts'
import { createFarewell } from '../leaving/farewell.ts'
import { createLiveQueries } from '../lists/live-query.ts'
import { createSignIns } from '../wire/sign-ins-client.ts'
import { createSaidBoard } from '../wire/said-board.ts'
import { createPresenceBoard } from '../wire/presence.ts'
import { createStorageJudge } from '../contract/storage-problem.ts'
import type { DataKeys } from '../store/sealing/cipher.ts'
import type { Identity } from '../../../core/protocol/auth.ts'
import { createAttemptMemory } from './attempt-memory.ts'
import { createDamageNotes } from './kept/damage.ts'
import { deskLists } from './desk-lists.ts'
import type { DeskParts } from './desk-parts.ts'
import { createDeskSeat, createSeatFollowers } from './desk-seat.ts'
import { createRememberedIdentity } from './kept/remembered-identity.ts'
import { scopeOf } from './scope.ts'
import { seatCalls } from './seat/seat-calls.ts'
import type { Storages } from './kept/storages.ts'
import { createVault } from './keys/vault.ts'
import { createWaitingMarker } from './kept/waiting-marker.ts'
import { createWaysIn } from './ways-in.ts'

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
  const { serverUrl, memory, desktop } = parts
  const onError = parts.onError ?? (() => undefined)
  const failed = (where: string) => (error: unknown) => onError(error, where)
  const judge = createStorageJudge(parts.takesNothing ?? (async () => false))
  const marker = createWaitingMarker(parts.aside, serverUrl)
  const fresh = createFreshIds(parts.newId)
  const state = createCell<DeskState>({ phase: 'starting' })
  const live = createLiveQueries(failed('query'))
  const contents = createContentsViews(failed('contents'))
  const fileViews = createFileViews(failed('file'))
  const presence = createPresenceBoard()
  const said = createSaidBoard()
  const followers = createSeatFollowers()
  const arrivalListeners = new Set<(arrival: Arrival) => void>()
  let closed = false

  const remembered = createRememberedIdentity({ serverUrl, memory })
  const auth = createAuthClient({
    http: parts.http,
    keeper: desktop.signIn,
    attempts: createAttemptMemory(parts, failed('memory')),
    newId: parts.newId,
    clock: parts.clock,
    identified(identity) {
      const now = state.get()
      // Someone else's identity is handled when the connection is welcomed; nothing from this desk is sent under it.
      if (now.phase !== 'ready' || now.identity.personId !== identity.personId) return
      if (now.identity.accountId !== identity.accountId) return
      state.set({ ...now, identity })
      remembered.keep(identity).catch(failed('memory'))
    },
  })
  const vault = createVault({
    serverUrl,
    memory,
    holder: parts.storages.sealed === undefined ? null : parts.keys,
    clock: parts.clock,
    onError: failed('keys'),
  })
  const damageOf = createDamageNotes({ marker, onError: failed('damaged') }, () => seat.get()?.lostMore())
  const storagesWith = (keys: DataKeys | null, place: string, name: string): Storages =>
    keys === null
      ? parts.storages
      : { ...parts.storages, ...parts.storages.sealed?.(keys, damageOf(place, name)) }
  const scopeHere = (identity: Identity): string => scopeOf(serverUrl, identity)
  const placeOf = (identity: Identity): string => vault.placeOf(scopeHere(identity))
  const farewell = createFarewell({ serverUrl, auth, memory, onError: failed('farewell') })
  const departures = createDepartures({
    serverUrl,
    memory,
    storages: parts.storages,
    unlock: async (place, name) => {
      const unlocked = await vault.open(place)
      if (unlocked.kind === 'shut') throw new Error(unlocked.problem.message)
      return storagesWith(unlocked.keys, place, name)
    },
    forgetKeys: vault.forget,
    newId: parts.newId,
    endPushes: parts.endPushes,
    onError: failed('leaving'),
  })

  const seat = createDeskSeat(
    {
      ...parts,
      reseal: parts.storages.reseal,
      state,
      followers,
      vault,
      placeOf,
      storagesWith,
      fileViews,
      marker,
      judge,
      contents,
      presence,
      said,
      auth,
      live,
      fresh,
      arrived(arrival) {
        for (const listener of arrivalListeners) listener(arrival)
      },
      onError,
    },
    {
      ended: (why, from) => void seat.inTurn(async () => ways.leave(why, { from, told: true })),
      shut: async (why) => ways.show(why),
    },
  )
  const ways = createWaysIn({
    state,
    seat,
    auth,
    vault,
    scopeOf: scopeHere,
    placeOf,
    remembered,
    farewell,
    departures,
    marker,
    aside: parts.aside,
    judge,
    isClosed: () => closed,
    onError,
  })

  const retry = () => {
    seat.get()?.retryNow()
    void farewell.pay()
  }
  const stops = [desktop.onResume(retry), parts.onOnline?.(retry)]

  await seat.inTurn(ways.begin)

  return {
    state,
    pendingDocuments: followers.pending.readable,
    notifications: followers.notifications.readable,
    howTold: followers.howTold.readable,
    openedSessions: followers.openedSessions.readable,
    onlookers: presence.onlookers,
    assistantSays: said.saidIn,
    lookAt: presence.lookAt,
    setAway: presence.setAway,
    now: () => seat.get()?.now() ?? parts.clock(),
    newId: fresh.make,
    ...seatCalls(seat),
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
    setup: async (form) => ways.enter(async () => auth.setup(form)),
    signIn: async ({ afresh = false, ...form }) => ways.enter(async () => auth.signIn(form), { afresh }),
    accept: async (form) => ways.enter(async () => auth.accept(form)),
    signOut: ways.signOut,
    lookAtInvitation: async (code) => auth.lookAtInvitation(code),
    lookAtReset: async (code) => auth.lookAtReset(code),
    resetPassword: async (form) => ways.enter(async () => auth.reset(form)),
    signIns: createSignIns(auth),
    invite: async (form) => auth.invite(form),
    // Nothing else has this desk; several windows of it are the business of `window-desk.ts`.
    takeOver: async () => undefined,
    watchDraft: () => () => undefined,
    draftAlsoOpen: () => onlyHere,
    reconnect() {
      const now = state.get()
      if (seat.get() !== null) seat.get()?.retryNow()
      else if (now.phase === 'signed_out' && now.problem?.kind === 'offline') void ways.askServer()
      else if (now.phase === 'signed_out' && now.problem?.kind === 'device_locked')
        void seat.inTurn(ways.begin)
    },
    async close() {
      closed = true
      seat.close()
      for (const stop of stops) stop?.()
      farewell.close()
      await seat.inTurn(async () => seat.getUp())
      live.close()
      contents.close()
      fileViews.close()
    },
  }
}
