import { useCallback, useEffect, useState } from 'react'
import type { RequestOf } from '../../../core/protocol/messages.ts'
import type { Asked, AskedName } from '../../data/contract/asked.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'

/** What the server answered last; `value` stays while it is asked again. */
export type AskedAnswer<T> = { value: T | null; problem: string | null; again: () => void }

/** Asks the server when shown, again when the question changes, and once the connection is back. */
export const useAsked = <N extends AskedName>(name: N, request: RequestOf<N>): AskedAnswer<Asked<N>> => {
  const desk = useDesk()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const [answer, setAnswer] = useState<{ value: Asked<N> | null; problem: string | null }>({
    value: null,
    problem: null,
  })
  const key = JSON.stringify(request)
  /** Asks, and hears the answer as long as `isWanted`. */
  const ask = useCallback(
    (isWanted: () => boolean) => {
      void desk.askServer(name, JSON.parse(key) as RequestOf<N>).then((said) => {
        if (isWanted())
          setAnswer((before) =>
            said.ok
              ? { value: said.value, problem: null }
              : { value: before.value, problem: said.problem.message },
          )
      })
    },
    [desk, name, key],
  )
  const stands = answer.problem === null
  useEffect(() => {
    // Without a connection it says so at once, unless there is an answer to show.
    let current = true
    if (isOnline || stands) ask(() => current)
    return () => {
      current = false
    }
    // What failed is asked again by a button, or once the connection is back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ask, isOnline])
  return { ...answer, again: () => ask(() => true) }
}
