import { useLayoutEffect, useMemo } from 'react'
import type { Desk } from '../contract/desk.ts'
import { useDesk } from './use-desk.ts'

type Held<T> = { thing: T; users: number }

/**
 * Makes the hook for things of which a desk has one for each key, shared by all who show it.
 *
 * It outlives them: when the last goes, it is let go of once it is at rest, and whoever comes earlier finds it as it is.
 */
export const createShared = <T extends { rest(): Promise<void> }>(
  make: (desk: Desk, key: string) => T,
): ((key: string) => T) => {
  const desks = new WeakMap<Desk, Map<string, Held<T>>>()
  const heldOf = (desk: Desk): Map<string, Held<T>> => {
    const held = desks.get(desk) ?? new Map<string, Held<T>>()
    desks.set(desk, held)
    return held
  }
  return (key) => {
    const desk = useDesk()
    const held = useMemo(() => {
      const known = heldOf(desk).get(key) ?? { thing: make(desk, key), users: 0 }
      heldOf(desk).set(key, known)
      return known
    }, [desk, key])
    useLayoutEffect(() => {
      const all = heldOf(desk)
      all.set(key, held)
      held.users += 1
      return () => {
        held.users -= 1
        void held.thing.rest().then(() => {
          if (held.users === 0 && all.get(key) === held) all.delete(key)
        })
      }
    }, [desk, key, held])
    return held.thing
  }
}
