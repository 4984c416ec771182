import { z } from 'zod'
import { problemKinds } from '../../../core/domain/document/problem.ts'
import { limits, type RequestOf } from '../../../core/protocol/messages.ts'
import type { Connection } from '../wire/connection.ts'
import type { KeptValues } from '../store/own/kept-values.ts'

export type Mark = RequestOf<'handoffs:mark'>['marks'][number]

/** What a mark says of when its notification was told. */
export const whenTold = ({ toldAt }: { toldAt?: number | undefined }): Pick<Mark, 'toldAt'> =>
  toldAt === undefined ? {} : { toldAt }

/** Records what reached this person, on the device until the server knows. */
export type Marks = {
  add(marks: readonly Mark[]): Promise<void>
  /** Sends what is waiting, if there is a connection. */
  flush(): void
  close(): void
}

const prefix = 'mark/'
/** Marks made within this time are sent together, such as a notification and its toast. Milliseconds. */
const gatherMs = 40
const retryMs = 3000

const KeptMark = z.object({
  state: z.enum(['delivered', 'seen', 'failed']),
  reason: z.string().nullable(),
  toldAt: z.number().optional(),
})
const rank = { failed: 0, delivered: 1, seen: 2 } as const

/** True if a mark says more than the one that waits: of what was told later, or more of the same. */
const saysMore = (next: Mark, known: Mark | undefined): boolean => {
  if (known === undefined) return true
  const later = (next.toldAt ?? 0) - (known.toldAt ?? 0)
  return later > 0 || (later === 0 && rank[known.state] < rank[next.state])
}

const keyOf = ({ handoffId, channel }: Pick<Mark, 'handoffId' | 'channel'>): string =>
  `${prefix}${handoffId}/${channel}`

const parse = (key: string, value: string): Mark | null => {
  const [, handoffId, channel] = key.split('/')
  const kept = KeptMark.safeParse(JSON.parse(value))
  if (handoffId === undefined || channel === undefined || !kept.success) return null
  return { handoffId, channel: channel as Mark['channel'], ...kept.data }
}

/** Loads the marks still waiting. Of one telling a mark never goes down: "delivered" doesn't replace "seen". */
export const openMarks = async (parts: {
  kept: KeptValues
  connection: Connection
  onError: (error: unknown) => void
}): Promise<Marks> => {
  const { kept, connection } = parts
  const waiting = new Map<string, Mark>()
  for (const [key, value] of await kept.list(prefix)) {
    const mark = parse(key, value)
    if (mark === null) await kept.forget([key])
    else waiting.set(key, mark)
  }
  let sending = false
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const flushIn = (ms: number): void => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => void send(), ms)
  }

  const send = async (): Promise<void> => {
    if (sending || closed || waiting.size === 0 || !connection.isOnline()) return
    sending = true
    try {
      const batch = [...waiting].slice(0, limits.markBatch)
      const answer = await connection.request('handoffs:mark', { marks: batch.map(([, mark]) => mark) })
      if (!answer.ok && problemKinds[answer.problem.kind].retry) {
        if (answer.problem.kind !== 'offline') flushIn(retryMs)
        return
      }
      // A final rejection is done as well: the person may not report it, or the handoff is gone.
      const done = batch.filter(([key, mark]) => waiting.get(key) === mark).map(([key]) => key)
      for (const key of done) waiting.delete(key)
      await kept.forget(done)
      if (waiting.size > 0) flushIn(0)
    } catch (error) {
      parts.onError(error)
    } finally {
      sending = false
    }
  }

  return {
    async add(marks) {
      const news = marks.filter((mark) => saysMore(mark, waiting.get(keyOf(mark))))
      for (const mark of news) waiting.set(keyOf(mark), mark)
      await Promise.all(
        news.map(async (mark) =>
          kept.write(
            keyOf(mark),
            JSON.stringify({ state: mark.state, reason: mark.reason, ...whenTold(mark) }),
          ),
        ),
      )
      if (news.length > 0) flushIn(gatherMs)
    },
    flush: () => flushIn(0),
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
