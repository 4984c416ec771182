import type { WindowBackend } from './window-backend.ts'

/** Listeners to events of the desk, whichever window owns it. */
export type EventRelay = {
  on(member: string, args: readonly unknown[], listener: (value: unknown) => void): () => void
  follow(backend: WindowBackend | null): void
}

export const createEventRelay = (): EventRelay => {
  type Heard = { start(): void; end(): void }
  const all = new Set<Heard>()
  let backend: WindowBackend | null = null
  return {
    on(member, args, listener) {
      let stop: (() => void) | null = null
      const heard: Heard = {
        start() {
          stop = backend?.watch(member, args, listener) ?? null
        },
        end() {
          stop?.()
          stop = null
        },
      }
      all.add(heard)
      heard.start()
      return () => {
        heard.end()
        all.delete(heard)
      }
    },
    follow(next) {
      for (const heard of all) heard.end()
      backend = next
      for (const heard of all) heard.start()
    },
  }
}
