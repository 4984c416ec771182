import { useLayoutEffect, useMemo } from 'react'
import type { Desk } from '../contract/desk.ts'
import { useDesk } from './use-desk.ts'

type Held<T> = { thing: T; users: number }

/**
 * Makes a hook for things of which a desk has one per key, shared by everyone who shows it.
 *
 * It outlives them: after the last one unmounts it is dropped once it is idle, and anyone who mounts before that finds
 * it unchanged.
 *
 * @param holdsMore whether it holds what the device doesn't even once it is idle: then it stays, because a second one
 *   beside it would write the same from an older state
 */
export const createShared = <T extends { rest(): Promise<void> }>(
  make: (desk: Desk, key: string) => T,
  holdsMore: (thing: T) => boolean = () => false,
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
          if (held.users > 0 || all.get(key) !== held || holdsMore(held.thing)) return
          all.delete(key)
        })
      }
    }, [desk, key, held])
    return held.thing
  }
}
