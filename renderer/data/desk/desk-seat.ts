import type { Problem } from '../../../core/domain/document/problem.ts'
import type { Identity } from '../../../core/protocol/auth.ts'
import type { Cell } from '../contract/cell.ts'
import type { DeskState } from '../contract/desk-state.ts'
import { type HowTold, type Noticed, nothingChosen, nothingNoticed } from '../contract/desk.ts'
import type { FileViews } from '../files/file-views.ts'
import { createCipher, isSealError, type DataKeys } from '../store/sealing/cipher.ts'
import { createFollower } from './follower.ts'
import type { Seat, SeatEnd, SeatParts } from './seat/seat-parts.ts'
import { openSeat } from './seat/seat.ts'
import type { Storages } from './kept/storages.ts'
import { lostProblem, type Vault } from './keys/vault.ts'

/** How many times damaged pulled data is pulled again before the desk is closed. */
const mendings = 3

/** What a desk shows of whoever sits at it. */
export const createSeatFollowers = () => ({
  pending: createFollower<ReadonlySet<string>>(new Set()),
  notifications: createFollower<Noticed>(nothingNoticed),
  howTold: createFollower<HowTold>(nothingChosen),
  openedSessions: createFollower<ReadonlyMap<string, number>>(new Map()),
})

/** The one seat of a desk: who sits there, and what happens when they stand up. */
export type DeskSeat = {
  /** Null while no one sits here. */
  get(): Seat | null
  /** While the desk of whoever sits here is opened again: their seat once it is, or null if that fails. Null at any other time. */
  reopening(): Promise<Seat | null> | null
  /** Null once this person sits here; otherwise why what they have here can't be opened. */
  sitDown(identity: Identity): Promise<Problem | null>
  getUp(end?: SeatEnd): Promise<void>
  /** Opens and closes seats, one at a time. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** No one sits down from now on. */
  close(): void
}

export const createDeskSeat = (
  parts: Omit<
    SeatParts,
    'scope' | 'identity' | 'storages' | 'cipher' | 'files' | 'ended' | 'otherHistory' | 'damaged'
  > & {
    state: Cell<DeskState>
    followers: ReturnType<typeof createSeatFollowers>
    vault: Vault
    placeOf: (identity: Identity) => string
    storagesWith: (keys: DataKeys | null, place: string, name: string) => Storages
    reseal: Storages['reseal']
    fileViews: FileViews
  },
  events: {
    /** The server no longer lets whoever sits at this seat in. */
    ended(why: Problem, seat: Seat): void
    /** The pulled data had to go, and the rest can't be opened any more. */
    shut(why: Problem): Promise<void>
  },
): DeskSeat => {
  const { state, followers, vault, fileViews, onError } = parts
  let seat: Seat | null = null
  let reopening: Promise<Seat | null> | null = null
  let closed = false
  /** How many times pulled data was found damaged. */
  let mended = 0
  let stopResealing: () => void = () => undefined
  let stopShowing: () => void = () => undefined
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  const getUp = async (end: SeatEnd = {}): Promise<void> => {
    const left = seat
    seat = null
    stopShowing()
    for (const follower of Object.values(followers)) follower.follow(null)
    fileViews.attach(null)
    stopResealing()
    await left?.close(end)
  }

  /** Seals with a new key what is sealed with an older one, in the background. Interrupted, it continues at the next start. */
  const resealOld = (place: string, keys: DataKeys): void => {
    if (keys.length === 1 || parts.reseal === undefined) return
    const stop = new AbortController()
    stopResealing = () => stop.abort()
    parts
      .reseal(place, keys, stop.signal)
      .then(async () => (stop.signal.aborted ? undefined : vault.renewed(place)))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) onError(error, 'keys')
      })
  }

  /** Null once someone sits at the desk; otherwise why what they have here can't be opened. */
  const sitDown = async (identity: Identity): Promise<Problem | null> => {
    await getUp()
    if (closed) return null
    const place = parts.placeOf(identity)
    const unlocked = await vault.open(place)
    if (unlocked.kind === 'shut') return unlocked.problem
    const { keys } = unlocked
    try {
      await openFor(identity, place, keys)
    } catch (error) {
      if (!isSealError(error)) throw error
      onError(error, 'open')
      return lostProblem
    }
    if (keys !== null) resealOld(place, keys)
    return null
  }

  const openFor = async (identity: Identity, scope: string, keys: DataKeys | null): Promise<void> => {
    let mine: Seat | null = null
    /** The server has turned this person away before the seat was open. */
    let endedBefore: Problem | null = null
    /** Someone else may sit here by the time it's its turn. */
    const again = () =>
      void inTurn(async () => {
        if (mine !== null && seat === mine) await startOver(identity)
      })
    const opened = await openSeat({
      ...parts,
      scope,
      identity,
      storages: parts.storagesWith(keys, scope, identity.name),
      cipher: keys === null ? null : createCipher(keys),
      files: fileViews,
      ended(why) {
        if (mine === null) endedBefore = why
        else events.ended(why, mine)
      },
      otherHistory: again,
      damaged(error) {
        onError(error, 'replica')
        mended += 1
        // A disk that damages it again and again isn't helped by pulling it once more.
        if (mended <= mendings) again()
      },
    })
    mine = opened
    seat = opened
    followers.pending.follow(opened.pendingKeys)
    followers.notifications.follow(opened.board.notifications)
    followers.howTold.follow(opened.howTold)
    followers.openedSessions.follow(opened.opened.revs)
    fileViews.attach(opened.files)
    state.set({ phase: 'ready', identity, ...opened.state.get() })
    stopShowing = opened.state.subscribe(() => {
      const now = state.get()
      if (now.phase === 'ready') state.set({ ...now, ...opened.state.get() })
    })
    if (endedBefore !== null) events.ended(endedBefore, opened)
  }

  /** The pulled data is unusable: reads everything again, and keeps what this device has written. */
  const startOver = async (identity: Identity): Promise<void> => {
    let opened: (mine: Seat | null) => void = () => undefined
    reopening = new Promise((resolve) => {
      opened = resolve
    })
    const why = await reopened(identity).finally(() => {
      reopening = null
      opened(seat)
    })
    if (why !== null) await events.shut(why)
  }
  const reopened = async (identity: Identity): Promise<Problem | null> => {
    try {
      await getUp({ startsOver: true })
      return await sitDown(identity)
    } catch (error) {
      onError(error, 'open')
      return parts.judge(error)
    }
  }

  return {
    get: () => seat,
    reopening: () => reopening,
    sitDown,
    getUp,
    inTurn,
    close() {
      closed = true
    },
  }
}
