import { useLayoutEffect, useMemo } from 'react'
import type { Desk, Readable } from '../contract/desk.ts'
import { useDesk } from './use-desk.ts'

type Sharable = Readable<unknown> & { rest(): Promise<void> }
type Held<T> = { thing: T; users: number }

/**
 * Things of which a desk has one per key, shared by everyone who shows it.
 *
 * It outlives them: after the last one leaves it is dropped once it is idle, and anyone who comes before that finds it
 * unchanged.
 *
 * @param holdsMore whether it holds what the device doesn't even once it is idle: then it stays until the device has it, because
 *   a second one beside it would write the same from an older state. No longer, because it doesn't hear what other windows
 *   make of it meanwhile
 */
export const createHolder = <D extends object, T extends Sharable>(
  make: (desk: D, key: string) => T,
  holdsMore: (thing: T) => boolean = () => false,
): {
  /** The one for a key, made if there is none. */
  find(desk: D, key: string): Held<T>
  /** Uses it until the returned function is called. */
  use(desk: D, key: string, held: Held<T>): () => void
} => {
  const desks = new WeakMap<D, Map<string, Held<T>>>()
  const heldOf = (desk: D): Map<string, Held<T>> => {
    const held = desks.get(desk) ?? new Map<string, Held<T>>()
    desks.set(desk, held)
    return held
  }
  const leave = async (all: Map<string, Held<T>>, key: string, held: Held<T>): Promise<void> => {
    const isUnused = () => held.users === 0 && all.get(key) === held
    await held.thing.rest()
    if (!isUnused()) return
    if (!holdsMore(held.thing)) {
      all.delete(key)
      return
    }
    const stop = held.thing.subscribe(() => {
      if (isUnused() && holdsMore(held.thing)) return
      stop()
      if (isUnused()) all.delete(key)
    })
  }
  return {
    find(desk, key) {
      const known = heldOf(desk).get(key) ?? { thing: make(desk, key), users: 0 }
      heldOf(desk).set(key, known)
      return known
    },
    use(desk, key, held) {
      const all = heldOf(desk)
      all.set(key, held)
      held.users += 1
      return () => {
        held.users -= 1
        void leave(all, key, held)
      }
    },
  }
}

/** Makes a hook for such things; see `createHolder`. */
export const createShared = <T extends Sharable>(
  make: (desk: Desk, key: string) => T,
  holdsMore?: (thing: T) => boolean,
): ((key: string) => T) => {
  const holder = createHolder(make, holdsMore)
  return (key) => {
    const desk = useDesk()
    const held = useMemo(() => holder.find(desk, key), [desk, key])
    useLayoutEffect(() => holder.use(desk, key, held), [desk, key, held])
    return held.thing
  }
}
