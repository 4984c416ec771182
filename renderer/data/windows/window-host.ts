import type { SharedDesk } from './local-backend.ts'
import type { WindowBackend } from './window-backend.ts'
import type { WindowChannel, WindowMessage } from './window-messages.ts'

/** The owner's side: answers the other windows of this desk. */
export type WindowHost = {
  /** From now on the desk can be read. */
  opened(desk: SharedDesk, now: () => number): void
  close(): void
}

type Guest = { backend: WindowBackend; watches: Map<string, () => void>; forget: () => void }

/**
 * Starts answering. Until `opened`, only that there is an owner.
 *
 * @param whenGone calls back when that window is closed or was killed; returns how to stop waiting
 */
export const openWindowHost = (parts: {
  term: string
  build: string
  channel: WindowChannel
  whenGone: (windowId: string, gone: () => void) => () => void
  onError: (error: unknown) => void
}): WindowHost => {
  const { term, channel } = parts
  let shared: { desk: SharedDesk; now: () => number } | null = null
  const guests = new Map<string, Guest>()

  const announce = (): void =>
    channel.post({
      kind: 'owner',
      term,
      build: parts.build,
      isOpen: shared !== null,
      now: shared?.now() ?? 0,
    })
  const leave = (windowId: string): void => {
    const guest = guests.get(windowId)
    guests.delete(windowId)
    guest?.forget()
    for (const stop of guest?.watches.values() ?? []) stop()
    shared?.desk.left(windowId)
  }
  const guestOf = (desk: SharedDesk, windowId: string): Guest => {
    const known = guests.get(windowId)
    if (known !== undefined) return known
    const made: Guest = {
      backend: desk.backendFor(windowId),
      watches: new Map(),
      forget: parts.whenGone(windowId, () => leave(windowId)),
    }
    guests.set(windowId, made)
    return made
  }

  const call = async (
    from: Guest,
    { from: to, id, member, args }: Extract<WindowMessage, { kind: 'call' }>,
    now: () => number,
  ): Promise<void> => {
    try {
      const value = await from.backend.call(member, args)
      channel.post({ kind: 'answer', to, id, value, error: null, now: now() })
    } catch (error) {
      channel.post({ kind: 'answer', to, id, value: undefined, error: String(error), now: now() })
    }
  }

  const stop = channel.listen((message) => {
    if (message.kind === 'seek') return announce()
    if (shared === null || !('term' in message) || message.term !== term) return undefined
    if (message.kind === 'owner') return undefined
    if (message.kind === 'bye') return leave(message.from)
    const { now } = shared
    const guest = guestOf(shared.desk, message.from)
    if (message.kind === 'call') {
      call(guest, message, now).catch(parts.onError)
      return undefined
    }
    guest.watches.get(message.id)?.()
    guest.watches.delete(message.id)
    if (message.kind === 'unwatch') return undefined
    const { from: to, id, member, args } = message
    try {
      guest.watches.set(
        id,
        guest.backend.watch(member, args, (value) =>
          channel.post({ kind: 'changed', to, id, value, now: now() }),
        ),
      )
    } catch (error) {
      parts.onError(error)
    }
    return undefined
  })
  announce()

  return {
    opened(desk, now) {
      shared = { desk, now }
      announce()
    },
    close() {
      stop()
      for (const windowId of guests.keys()) leave(windowId)
      shared = null
    },
  }
}
