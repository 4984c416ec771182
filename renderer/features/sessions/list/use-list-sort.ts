import { useCallback } from 'react'
import type { SessionSort } from '../../../data/contract/desk.ts'
import { usePreference } from '../../../data/react/use-preference.ts'
import type { SessionScope } from '../../../state/route/session-screen.ts'
import { listWords } from './list.words.ts'

/** A list's order, kept on this device; undefined while it loads. By client, each has a heading. */
export const useListSort = (scope: SessionScope): [SessionSort | undefined, (sort: SessionSort) => void] => {
  const [kept, keep] = usePreference(`list-sort/${scope}`)
  const known = (Object.keys(listWords.orders) as SessionSort[]).find((sort) => sort === kept)
  return [kept === undefined ? undefined : (known ?? 'newest'), useCallback((sort) => keep(sort), [keep])]
}
