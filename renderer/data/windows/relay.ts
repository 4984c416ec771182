import type { Readable } from '../contract/desk.ts'
import type { WindowBackend } from './window-backend.ts'

/** How long a value is kept up to date after its last reader has left, milliseconds. */
const lingerMs = 5000

/** A readable that follows whichever window owns the desk, and keeps its value in between. */
type Relay = Readable<unknown> & {
  /** Another window owns the desk, or none does. */
  followAgain(): void
  /** No one is signed in any more: nothing of theirs may stay. */
  forget(): void
  close(): void
}

/** The readables of a desk, one for each member and its arguments, shared by everyone who reads them. */
export type Relays = {
  /** @param nothing what it is before the first answer */
  of(member: string, args: readonly unknown[], nothing?: unknown): Readable<unknown>
  follow(backend: WindowBackend | null): void
  forget(): void
  close(): void
}

export const createRelays = (): Relays => {
  const relays = new Map<string, Relay>()
  /** Those with a reader. One that was dropped may still be held and read again, alongside its successor. */
  const read = new Set<Relay>()
  let backend: WindowBackend | null = null

  const createRelay = (key: string, member: string, args: readonly unknown[], nothing: unknown): Relay => {
    const listeners = new Set<() => void>()
    let value = nothing
    /** Until the owner's first answer, what was shown before stays. */
    let isAnswered = false
    let stop: (() => void) | null = null
    let lingering: ReturnType<typeof setTimeout> | undefined

    const set = (next: unknown): void => {
      if (next === undefined && !isAnswered) return
      isAnswered = true
      if (Object.is(next, value)) return
      value = next === undefined ? nothing : next
      for (const listener of listeners) listener()
    }
    const start = (): void => {
      if (stop === null && backend !== null) stop = backend.watch(member, args, set)
    }
    const end = (): void => {
      stop?.()
      stop = null
      isAnswered = false
    }
    const relay: Relay = {
      get() {
        const now = stop === null ? backend?.peek(member, args) : undefined
        if (now !== undefined) value = now
        return value
      },
      subscribe(listener) {
        const own = () => listener()
        listeners.add(own)
        clearTimeout(lingering)
        lingering = undefined
        read.add(relay)
        if (!relays.has(key)) relays.set(key, relay)
        start()
        return () => {
          if (!listeners.delete(own) || listeners.size > 0) return
          lingering = setTimeout(() => {
            end()
            value = nothing
            read.delete(relay)
            if (relays.get(key) === relay) relays.delete(key)
          }, lingerMs)
        }
      },
      followAgain() {
        end()
        if (listeners.size > 0) start()
      },
      forget() {
        if (value === nothing) return
        value = nothing
        for (const listener of listeners) listener()
      },
      close() {
        clearTimeout(lingering)
        end()
        listeners.clear()
      },
    }
    relays.set(key, relay)
    return relay
  }

  return {
    of(member, args, nothing) {
      const key = `${member}:${JSON.stringify(args)}`
      return relays.get(key) ?? createRelay(key, member, args, nothing)
    },
    follow(next) {
      backend = next
      for (const relay of read) relay.followAgain()
    },
    forget() {
      for (const relay of read) relay.forget()
    },
    close() {
      backend = null
      for (const relay of read) relay.close()
      read.clear()
      relays.clear()
    },
  }
}
