import { useEffect, useRef, useState } from 'react'
import { useDesk } from './use-desk.ts'
import type { SearchAnswer, SimilarSession } from '../contract/search-hit.ts'

/** Characters from which on a query is worth asking. */
const shortestQuery = 2
/** How long until an answer that was not complete is asked for again. Milliseconds. */
const againMs = 600

/** An answer and the query that it answers: the one before for as long as the present one has none. */
export type QueryAnswer = SearchAnswer & { query: string }

const nothing: QueryAnswer = { query: '', hits: [], complete: true }

/**
 * Sessions that answer what is being typed; nothing below two characters.
 *
 * One question at a time: while it is being answered only the latest of those that follow is kept.
 */
export const useSearch = (typed: string, limit: number): QueryAnswer => {
  const desk = useDesk()
  const [answer, setAnswer] = useState(nothing)
  const asking = useRef(false)
  const latest = useRef('')
  const query = typed.trim()
  const asks = query.length >= shortestQuery

  useEffect(() => {
    latest.current = asks ? query : ''
    if (!asks) {
      setAnswer(nothing)
      return undefined
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      if (asking.current) return
      asking.current = true
      let asked = ''
      let complete = true
      while (latest.current !== '' && latest.current !== asked) {
        asked = latest.current
        const found = await desk.search(asked, { limit })
        complete = found.complete
        if (latest.current !== '') setAnswer({ ...found, query: asked })
      }
      asking.current = false
      if (!complete && latest.current === query) timer = setTimeout(() => void ask(), againMs)
    }
    void ask()
    return () => clearTimeout(timer)
  }, [desk, query, asks, limit])
  useEffect(
    () => () => {
      latest.current = ''
    },
    [],
  )
  return answer
}

/** How long someone has to stop typing before similar sessions are looked for. Milliseconds. */
const pauseMs = 400
/** Less than this says too little to be like anything. */
const shortestText = 8

const none: readonly SimilarSession[] = []

/** Sessions about the same as a text, a moment after it stopped changing; the ones before until then. */
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
