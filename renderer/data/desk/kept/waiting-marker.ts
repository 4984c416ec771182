import { z } from 'zod'
import type { LostWork } from '../../contract/desk-state.ts'
import type { Aside } from '../../store/sealing/aside.ts'

/**
 * Remembers, apart from the databases, how much of each person was only on this device. If their databases are gone,
 * damaged or deleted, we can at least say what they held.
 */
export type WaitingMarker = {
  /** How much is only here now. */
  note(scope: string, waits: LostWork): void
  /** Their databases are new although something was waiting in them: from now on that counts as lost. */
  gone(scope: string): void
  /** Something of theirs can't be read any more, which was only on this device. */
  lose(name: string, part: Partial<Omit<LostWork, 'name'>>): void
  /** What was lost here and no one has acknowledged. */
  lost(): readonly LostWork[]
  /** What should be waiting here, by scope. */
  waiting(): ReadonlyMap<string, LostWork>
  acknowledge(): void
}

const Work = z.object({
  name: z.string(),
  waiting: z.number(),
  filesWaiting: z.number(),
  drafts: z.number(),
})
const Marker = z.object({ waiting: z.record(z.string(), Work), lost: z.array(Work) })
type Marker = z.infer<typeof Marker>

const sum = ({ waiting, filesWaiting, drafts }: LostWork): number => waiting + filesWaiting + drafts

export const createWaitingMarker = (aside: Aside, serverUrl: string): WaitingMarker => {
  const key = `baton:${serverUrl}:waiting`
  const read = (): Marker => {
    try {
      return Marker.parse(JSON.parse(aside.get(key) ?? ''))
    } catch {
      return { waiting: {}, lost: [] }
    }
  }
  const write = (next: Marker): void => {
    const isEmpty = next.lost.length === 0 && Object.keys(next.waiting).length === 0
    const text = isEmpty ? null : JSON.stringify(next)
    if (text !== aside.get(key)) aside.set(key, text)
  }
  const without = (waiting: Marker['waiting'], scope: string): Marker['waiting'] =>
    Object.fromEntries(Object.entries(waiting).filter(([other]) => other !== scope))
  return {
    note(scope, waits) {
      const now = read()
      const others = without(now.waiting, scope)
      write({ ...now, waiting: sum(waits) === 0 ? others : { ...others, [scope]: waits } })
    },
    gone(scope) {
      const now = read()
      const work = now.waiting[scope]
      if (work === undefined) return
      write({ waiting: without(now.waiting, scope), lost: [...now.lost, work] })
    },
    lose(name, part) {
      const { waiting, lost } = read()
      const before = lost.find((work) => work.name === name) ?? {
        name,
        waiting: 0,
        filesWaiting: 0,
        drafts: 0,
      }
      const work = {
        name,
        waiting: before.waiting + (part.waiting ?? 0),
        filesWaiting: before.filesWaiting + (part.filesWaiting ?? 0),
        drafts: before.drafts + (part.drafts ?? 0),
      }
      write({ waiting, lost: [...lost.filter((other) => other !== before), work] })
    },
    lost: () => read().lost,
    waiting: () => new Map(Object.entries(read().waiting)),
    acknowledge: () => write({ ...read(), lost: [] }),
  }
}
