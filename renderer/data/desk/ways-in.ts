import { succeed, type Problem, type Result } from '../../../core/domain/document/problem.ts'
import type { Identity, SignedIn } from '../../../core/protocol/auth.ts'
import type { Cell } from '../contract/cell.ts'
import type { DeskState } from '../contract/desk-state.ts'
import type { JudgeStorage } from '../contract/storage-problem.ts'
import type { Departures } from '../leaving/departures.ts'
import type { Farewell } from '../leaving/farewell.ts'
import type { Aside } from '../store/sealing/aside.ts'
import { endsSignIn, type AuthClient } from '../wire/auth-client.ts'
import type { DeskSeat } from './desk-seat.ts'
import type { RememberedIdentity } from './kept/remembered-identity.ts'
import { chosenKey, unsavedKey, type Seat } from './seat/seat-parts.ts'
import type { Vault } from './keys/vault.ts'
import type { WaitingMarker } from './kept/waiting-marker.ts'

/** How long closing screens have to save what was typed in them. Milliseconds. */
const goodbyeMs = 100

/** How people come to a desk, and how they leave it. */
export type WaysIn = {
  /** Lets whoever was here last go on, or shows the way in. */
  begin(): Promise<void>
  /** Asks the server whether it needs setup, and shows the way in. */
  askServer(): Promise<void>
  /** Shows the sign-in screen, including what people who signed out have left here. */
  show(why: Problem | null): Promise<void>
  /** @param afresh what this person has here and can't be opened is set aside */
  enter(enter: () => Promise<Result<SignedIn>>, options?: { afresh?: boolean }): Promise<Result<void>>
  /**
   * Shows the sign-in screen. Once the screens have saved what was typed, removes everything of this person from the
   * device. If interrupted, continues at the next start. Does nothing once someone else sits at the desk.
   *
   * @param told whether the server knows that this sign-in has ended
   */
  leave(why: Problem | null, options: { from: Seat | null; told: boolean }): Promise<void>
  signOut(options: { everywhere: boolean }): Promise<Result<void>>
}

export const createWaysIn = (parts: {
  state: Cell<DeskState>
  seat: DeskSeat
  auth: AuthClient
  vault: Vault
  /** Names a person's data, before and after anything of it was set aside. */
  scopeOf: (identity: Identity) => string
  placeOf: (identity: Identity) => string
  remembered: RememberedIdentity
  farewell: Farewell
  departures: Departures
  marker: WaitingMarker
  aside: Aside
  judge: JudgeStorage
  isClosed: () => boolean
  onError: (error: unknown, where: string) => void
}): WaysIn => {
  const { state, seat, auth, vault, remembered, farewell, departures, marker, judge, onError } = parts

  const show = async (why: Problem | null): Promise<void> => {
    const left = await departures.left()
    if (parts.isClosed() || seat.get() !== null) return
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

  const leave: WaysIn['leave'] = async (why, { from, told }) => {
    const now = state.get()
    if (now.phase !== 'ready' || seat.get() !== from) return
    const { waiting, filesWaiting, identity } = now
    const left = { name: identity.name, waiting, filesWaiting, rejected: now.rejected.length }
    const hasLeft = waiting + filesWaiting + left.rejected > 0
    const scope = parts.placeOf(identity)
    await departures.begin(scope, identity.name)
    state.set({ phase: 'signed_out', problem: why, left: hasLeft ? [left] : [], missing: [] })
    if (told) await auth.forget()
    else await farewell.owe()
    await remembered.forget()
    await new Promise((resolve) => {
      setTimeout(resolve, goodbyeMs)
    })
    try {
      await seat.getUp({ leaves: true })
    } catch (error) {
      // What couldn't be closed is removed by its name.
      onError(error, 'leaving')
    }
    marker.note(scope, { name: left.name, waiting, filesWaiting, drafts: 0 })
    const problem = await finishDeparture()
    // What could never be stored would stay readable there.
    parts.aside.set(unsavedKey(scope), null)
    parts.aside.set(chosenKey(scope), null)
    await show(problem ?? why)
    void farewell.pay()
  }

  const askServer = async (): Promise<void> => {
    const status = await auth.status()
    if (parts.isClosed() || seat.get() !== null) return
    if (status.ok && status.value.setupNeeded) state.set({ phase: 'setup' })
    else await show(status.ok ? null : status.problem)
  }

  return {
    show,
    leave,
    askServer,
    async begin() {
      if (departures.isLeaving()) {
        // Interrupted, so we don't know whether the server was told.
        await farewell.owe()
        await remembered.forget()
        await finishDeparture()
      }
      void farewell.pay()
      const identity = remembered.read()
      if (identity === null) {
        state.set({ phase: 'starting' })
        void askServer()
        return
      }
      const shut = await seat.sitDown(identity)
      if (shut !== null) await show(shut)
    },
    async enter(enter, { afresh = false } = {}) {
      const result = await farewell.before(enter)
      if (!result.ok) return result
      const { identity, seal } = result.value
      try {
        await remembered.keep(identity)
        const shut = await seat.inTurn(async () => {
          await seat.getUp()
          if (afresh) await vault.setAside(parts.scopeOf(identity))
          const place = parts.placeOf(identity)
          const unlocked = await vault.enter(place, seal)
          if (unlocked.kind === 'shut') return unlocked.problem
          await departures.arrived(place, seal)
          return seat.sitDown(identity)
        })
        return shut === null ? succeed(undefined) : { ok: false, problem: shut }
      } catch (error) {
        onError(error, 'open')
        return { ok: false, problem: await judge(error) }
      }
    },
    async signOut({ everywhere }) {
      const from = seat.get() ?? (await seat.reopening())
      const told = await auth.signOut({ everywhere })
      // "Sign out everywhere" affects other devices, so only the server can do it.
      if (!told.ok && everywhere && !endsSignIn(told.problem)) return told
      await seat.inTurn(async () => leave(null, { from, told: told.ok || endsSignIn(told.problem) }))
      return succeed(undefined)
    },
  }
}
