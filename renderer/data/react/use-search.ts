import { useEffect, useMemo, useState } from 'react'
import { isWorthSearching } from '../../../core/search/words.ts'
import { useDesk, useDeskState } from './use-desk.ts'
import { createLatestSearch } from './latest-search.ts'
import type { SearchAnswer, ServerSearchAnswer, SimilarSession } from '../contract/search-hit.ts'

/** How long until an incomplete answer is requested again. Milliseconds. */
const againMs = 600

/** An answer and the query it belongs to: the previous one until the current query has its own. */
export type QueryAnswer = SearchAnswer & { query: string }

const nothing: QueryAnswer = { query: '', hits: [], complete: true }

/**
 * Sessions that match what is being typed; nothing for a single letter.
 *
 * One search at a time: meanwhile, only the latest query is kept.
 */
export const useSearch = (typed: string, limit: number): QueryAnswer => {
  const desk = useDesk()
  const [answer, setAnswer] = useState(nothing)
  const query = typed.trim()
  const wanted = isWorthSearching(query) ? query : ''
  const searching = useMemo(
    () =>
      createLatestSearch({
        search: async (asked) => desk.search(asked, { limit }),
        answered: (found, asked) => setAnswer({ ...found, query: asked }),
        againMs,
      }),
    [desk, limit],
  )
  useEffect(() => {
    if (wanted === '') setAnswer(nothing)
    searching.want(wanted)
  }, [searching, wanted])
  useEffect(() => () => searching.close(), [searching])
  return answer
}

/** How long to wait after someone stops typing before asking the server. Milliseconds. */
const serverPauseMs = 250

/** What the server found, and for which query; `asking` until it has answered. */
export type ServerQueryAnswer = (ServerSearchAnswer | { state: 'asking'; hits: readonly [] }) & {
  query: string
}

const notAsked: ServerQueryAnswer = { query: '', state: 'none', hits: [] }

/**
 * Sessions on the server that match what is being typed, shortly after it stops changing; asked again when the
 * connection comes or goes.
 */
export const useServerSearch = (typed: string, limit: number): ServerQueryAnswer => {
  const desk = useDesk()
  const connection = useDeskState((state) => (state.phase === 'ready' ? state.connection.kind : null))
  const [answer, setAnswer] = useState<ServerQueryAnswer>(notAsked)
  const query = typed.trim()
  const asks = isWorthSearching(query)
  useEffect(() => {
    if (!asks || connection === null) {
      setAnswer(notAsked)
      return undefined
    }
    let current = true
    setAnswer({ query, state: 'asking', hits: [] })
    const timer = setTimeout(() => {
      void desk.searchServer(query, { limit }).then((found) => {
        if (current) setAnswer({ ...found, query })
      })
    }, serverPauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [desk, connection, query, asks, limit])
  return answer
}

/** How long to wait after someone stops typing before looking for similar sessions. Milliseconds. */
const pauseMs = 400
/** A shorter text says too little to be similar to anything. */
const shortestText = 8

const none: readonly SimilarSession[] = []

/** Sessions similar to a text, shortly after it stops changing; the previous ones until then. */
export const useSimilar = (
  text: string,
  { exclude = null, limit }: { exclude?: string | null; limit: number },
): readonly SimilarSession[] => {
  const desk = useDesk()
  const [similar, setSimilar] = useState(none)
  const subject = text.trim()
  useEffect(() => {
    if (subject.length < shortestText) {
      setSimilar(none)
      return undefined
    }
    let current = true
    const timer = setTimeout(() => {
      void desk.similar(subject, { exclude, limit }).then((found) => {
        if (current) setSimilar(found.length === 0 ? none : found)
      })
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [desk, subject, exclude, limit])
  return similar
}
