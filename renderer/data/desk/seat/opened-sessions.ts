import { z } from 'zod'
import { createCell } from '../../contract/cell.ts'
import type { Readable } from '../../contract/desk.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'

/** Which rev of which session was seen on this device. */
export type OpenedSessions = {
  /** The last rev seen, by session. */
  revs: Readable<ReadonlyMap<string, number>>
  /** Someone is viewing a session; a rev older than the last one seen changes nothing. */
  mark(sessionId: string, rev: number): void
  /** Resolves when everything is saved. */
  close(): Promise<void>
}

const prefix = 'opened/'
const Mark = z.object({ rev: z.number(), at: z.number() })

/** How many sessions are remembered, most recently opened first. */
const mostRemembered = 1000
/** While a session is open, its mark is saved at most this often. Milliseconds. */
const keepEvery = 1000

const markFrom = (value: string): z.infer<typeof Mark> | undefined => {
  try {
    return Mark.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}

/** Loads what this device remembers. */
export const openOpenedSessions = async (parts: {
  kept: Pick<KeptValues, 'list' | 'write' | 'forget'>
  now: () => number
  most?: number
  onError: (error: unknown) => void
}): Promise<OpenedSessions> => {
  const { kept, now, most = mostRemembered } = parts
  const marks = new Map<string, { rev: number; at: number }>()
  const broken: string[] = []
  for (const [key, value] of await kept.list(prefix)) {
    const mark = markFrom(value)
    if (mark === undefined) broken.push(key)
    else marks.set(key.slice(prefix.length), mark)
  }
  if (broken.length > 0) await kept.forget(broken)
  const revsOf = () => new Map([...marks].map(([id, { rev }]) => [id, rev]))
  const cell = createCell<ReadonlyMap<string, number>>(revsOf())
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()

  const keep = async (id: string): Promise<void> => {
    clearTimeout(waiting.get(id))
    waiting.delete(id)
    const mark = marks.get(id)
    if (mark === undefined) return
    await kept.write(`${prefix}${id}`, JSON.stringify(mark)).catch(parts.onError)
  }
  const forgetOldest = (): void => {
    const oldest = [...marks].toSorted(([, a], [, b]) => a.at - b.at).slice(0, Math.max(0, marks.size - most))
    if (oldest.length === 0) return
    for (const [id] of oldest) marks.delete(id)
    kept.forget(oldest.map(([id]) => `${prefix}${id}`)).catch(parts.onError)
  }

  return {
    revs: cell,
    mark(sessionId, rev) {
      const before = marks.get(sessionId)
      if (before !== undefined && before.rev >= rev) return
      marks.set(sessionId, { rev, at: now() })
      forgetOldest()
      cell.set(revsOf())
      if (!waiting.has(sessionId))
        waiting.set(
          sessionId,
          setTimeout(() => void keep(sessionId), keepEvery),
        )
    },
    async close() {
      await Promise.all([...waiting.keys()].map(keep))
    },
  }
}
