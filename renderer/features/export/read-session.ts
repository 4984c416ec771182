import { directedTo } from '../../../core/domain/handoff/handoff.ts'
import type { SessionContents } from '../../../core/domain/timeline/session-export.ts'
import type { Desk, Live } from '../../data/contract/desk.ts'

/** The first value of a live query. */
export const firstOf = async <T>(live: Live<T>): Promise<T> =>
  new Promise((resolve) => {
    let stop = (): void => undefined
    const look = () => {
      const value = live.get()
      if (value === undefined) return
      resolve(value)
      // The listener may run before `subscribe` has returned.
      queueMicrotask(() => stop())
    }
    stop = live.subscribe(look)
    look()
  })

/** Whether everything that lies with a session has come to this device, or cannot come now. */
const isHere = async (desk: Desk, sessionId: string): Promise<boolean> =>
  new Promise((resolve) => {
    const contents = desk.contents(sessionId)
    let stop = (): void => undefined
    const look = () => {
      const value = contents.get()
      if (value === 'looking' || value === 'fetching') return
      resolve(value === 'here')
      queueMicrotask(() => stop())
    }
    stop = contents.subscribe(look)
    look()
  })

/** Reads a session, however long it is; null if it, or a part of it, isn't on this device and can't be fetched. */
export const readSession = async (desk: Desk, sessionId: string): Promise<SessionContents | null> => {
  const session = await firstOf(desk.document('sessions', sessionId))
  if (session === null || !(await isHere(desk, sessionId))) return null
  const [entries, branches, facts, fixes, handoffs, people, account] = await Promise.all([
    firstOf(desk.entries(sessionId, Math.max(1, session.entryCount))),
    firstOf(desk.branches(sessionId)),
    firstOf(desk.facts(sessionId)),
    firstOf(desk.fixes(sessionId)),
    firstOf(desk.handoffsOf(sessionId)),
    firstOf(desk.people()),
    firstOf(desk.document('accounts', session.accountId)),
  ])
  const named = new Set(
    [
      session.ownerId,
      ...entries.map((entry) => entry.authorId),
      ...facts.map((fact) => fact.createdBy),
      ...fixes.map((fix) => fix.createdBy),
      ...handoffs.flatMap((handoff) => [
        handoff.handedOffBy,
        directedTo(handoff),
        handoff.claimedBy,
        handoff.claimTakenOver?.by ?? null,
        handoff.assessmentData?.edited?.by ?? null,
      ]),
    ].filter((id) => id !== null),
  )
  const names = new Map(
    [...people.values(), ...(account?.teams ?? [])]
      .filter(({ id }) => named.has(id))
      .map(({ id, name }) => [id, name]),
  )
  return { session, entries, branches, facts, fixes, handoffs, names, exportedAt: desk.now() }
}
