import { useCallback, useEffect, useMemo, useState } from 'react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocuments } from '../../data/react/use-documents.ts'
import { useTickets, useWritebacks } from '../../data/react/use-psa.ts'
import type { WritebackPage } from '../../data/contract/psa.ts'
import { createAskOnce } from './ask-once.ts'
import { matchesFilter, queryOf, type RowFilter } from './row-filter.ts'
import { useAttention } from './use-writeback.ts'
import type { WritebackRow } from './writebacks-csv.ts'

/** Most rows that the page shows of what is on the device; and how many until the server has answered, for each costs a reading. */
const mostOnDevice = 1000
const meanwhile = 50
/** How long typing in a filter has to pause. Milliseconds. */
const pauseMs = 250

export type ShownRows = {
  rows: readonly WritebackRow[]
  /** `device`: these are the ones here, because the server can't be asked; `problem` says why, null for offline. */
  from: 'loading' | 'server' | 'device'
  problem: string | null
  /** There are more, and `more` asks for them. */
  hasMore: boolean
  more: () => void
}

/** What is on this device, as rows. */
const useDeviceRows = (filter: RowFilter, most: number): readonly WritebackRow[] | undefined => {
  const writebacks = useWritebacks('all', most)
  const tickets = useTickets()
  return useMemo(() => {
    if (writebacks === undefined) return undefined
    const byId = new Map((tickets ?? []).map((ticket) => [ticket.id, ticket]))
    return writebacks
      .map((writeback) => {
        const ticket = byId.get(writeback.linkedTicketId)
        return { writeback, title: ticket?.title ?? '', client: ticket?.client ?? '', ownerId: null }
      })
      .filter(({ writeback, client }) => matchesFilter(filter, writeback, client))
  }, [writebacks, tickets, filter])
}

type Loaded = {
  key: string
  rows: readonly WritebackRow[]
  next: WritebackPage['next']
  problem: string | null
}

/** Everything there is, a page at a time from the server, the latest first; or what is on this device. */
export const useAllRows = (filter: RowFilter, isShown: boolean): ShownRows => {
  const desk = useDesk()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const key = JSON.stringify(filter)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [once] = useState(createAskOnce)
  const wants = isShown && isOnline
  const isAnswered = !isOnline || (loaded !== null && loaded.problem !== null)
  const device = useDeviceRows(filter, isAnswered ? mostOnDevice : meanwhile)

  useEffect(() => {
    if (!wants) return undefined
    let current = true
    const load = async () => {
      const page = await desk.psa.writebacks(queryOf(JSON.parse(key) as RowFilter))
      if (!current) return
      setLoaded(
        page.ok
          ? { key, rows: page.value.rows, next: page.value.next, problem: null }
          : { key, rows: [], next: null, problem: page.problem.message },
      )
    }
    const timer = setTimeout(() => void load(), pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [desk, key, wants])

  const more = useCallback(() => {
    if (loaded === null || loaded.key !== key || loaded.next === null) return
    const { next: after } = loaded
    const mark = JSON.stringify(after)
    void once(`${key} ${mark}`, async () => {
      const page = await desk.psa.writebacks(queryOf(JSON.parse(key) as RowFilter, after))
      // Scrolling on asks again.
      if (!page.ok) return
      const { rows, next } = page.value
      setLoaded((now) =>
        now === null || now.key !== key || JSON.stringify(now.next) !== mark
          ? now
          : { ...now, rows: [...now.rows, ...rows], next },
      )
    })
  }, [desk, key, loaded, once])

  const hasAnswer = loaded !== null && loaded.key === key
  if (wants && hasAnswer && loaded.problem === null)
    return { rows: loaded.rows, from: 'server', problem: null, hasMore: loaded.next !== null, more }
  if (wants && !hasAnswer) {
    // What was shown stays until the new answer is here.
    return { rows: loaded?.rows ?? device ?? [], from: 'loading', problem: null, hasMore: false, more }
  }
  return {
    rows: device ?? [],
    from: device === undefined ? 'loading' : 'device',
    problem: isOnline ? (loaded?.problem ?? null) : null,
    hasMore: false,
    more,
  }
}

/** What needs this person. It is on the device, and so are most of their sessions. */
export const useAttentionRows = (): readonly WritebackRow[] => {
  const attention = useAttention()
  const sessions = useDocuments(
    'sessions',
    attention.map(({ sessionId }) => sessionId),
  )
  return useMemo(
    () =>
      attention.map((writeback) => {
        const session = sessions.get(writeback.sessionId)
        return {
          writeback,
          title: session?.title ?? '',
          client: session?.client ?? '',
          ownerId: session?.ownerId ?? null,
        }
      }),
    [attention, sessions],
  )
}
