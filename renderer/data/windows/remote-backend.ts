import { sameParts } from './same-parts.ts'
import type { WindowBackend } from './window-backend.ts'
import type { WindowChannel, WindowMessage } from './window-messages.ts'

/** The follower's side: finds the owner, and talks to it. */
export type Follower = { close(): void }

/** How long the owner may take to say that it is there, before the person is asked. Milliseconds. */
const patience = 5000

/**
 * Follows the window that owns the desk.
 *
 * `found` is called with a backend for every owner there is, one after the other, and `missing` when the owner can't
 * be used: it doesn't answer, or is another version of the app.
 */
export const followOwner = (parts: {
  windowId: string
  build: string
  channel: WindowChannel
  newId: () => string
  clock: () => number
  patienceMs?: number
  found: (backend: WindowBackend) => void
  missing: () => void
}): Follower => {
  const { channel, windowId } = parts
  type Owner = {
    term: string
    calls: Map<string, { resolve: (value: unknown) => void; reject: (error: Error) => void }>
    watches: Map<string, (value: unknown) => void>
    ahead: number
  }
  let owner: Owner | null = null
  let isMissing = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let checking: ReturnType<typeof setTimeout> | undefined

  const wait = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      isMissing = true
      parts.missing()
    }, parts.patienceMs ?? patience)
  }
  const seek = (): void => {
    channel.post({ kind: 'seek', from: windowId, build: parts.build })
    wait()
  }
  /** A call takes long: is the owner still there? */
  const check = (): void => {
    if (checking !== undefined) return
    checking = setTimeout(() => {
      checking = undefined
      if (owner === null || owner.calls.size === 0) return
      seek()
      check()
    }, parts.patienceMs ?? patience)
  }

  const backendOf = (mine: Owner): WindowBackend => ({
    call: async (member, args) =>
      new Promise((resolve, reject) => {
        const id = parts.newId()
        mine.calls.set(id, { resolve, reject })
        channel.post({ kind: 'call', term: mine.term, from: windowId, id, member, args })
        check()
      }),
    watch(member, args, changed) {
      const id = parts.newId()
      let value: unknown
      mine.watches.set(id, (next) => {
        value = sameParts(value, next)
        changed(value)
      })
      channel.post({ kind: 'watch', term: mine.term, from: windowId, id, member, args })
      return () => {
        if (mine.watches.delete(id)) channel.post({ kind: 'unwatch', term: mine.term, from: windowId, id })
      }
    },
    peek: () => undefined,
    now: () => Math.round(parts.clock() - mine.ahead),
  })

  const met = (message: Extract<WindowMessage, { kind: 'owner' }>): void => {
    clearTimeout(waiting)
    if (message.build !== parts.build) {
      owner = null
      isMissing = true
      return parts.missing()
    }
    // It is still reading this device; it says so once it has.
    if (!message.isOpen) return undefined
    if (owner?.term === message.term && !isMissing) return undefined
    isMissing = false
    owner = {
      term: message.term,
      calls: new Map(),
      watches: new Map(),
      ahead: parts.clock() - message.now,
    }
    return parts.found(backendOf(owner))
  }

  const stop = channel.listen((message) => {
    if (message.kind === 'owner') return met(message)
    if (owner === null || !('to' in message) || message.to !== windowId) return undefined
    owner.ahead = parts.clock() - message.now
    if (message.kind === 'changed') return owner.watches.get(message.id)?.(message.value)
    const asked = owner.calls.get(message.id)
    owner.calls.delete(message.id)
    if (message.error === null) asked?.resolve(message.value)
    else asked?.reject(new Error(message.error))
    return undefined
  })
  seek()

  return {
    close() {
      clearTimeout(waiting)
      clearTimeout(checking)
      stop()
      if (owner !== null) channel.post({ kind: 'bye', term: owner.term, from: windowId })
      owner = null
    },
  }
}
