/**
 * What the windows of one desk say to each other.
 *
 * `term` names one opening of the desk in one window, so nothing reaches an owner it wasn't meant for. `build` is the
 * version of the app: windows of two versions don't talk, because neither knows the other's shapes.
 */
export type WindowMessage =
  /** Who owns the desk? */
  | { kind: 'seek'; from: string; build: string }
  /** Here; `isOpen` once the desk can be read. */
  | { kind: 'owner'; term: string; build: string; isOpen: boolean; now: number }
  | { kind: 'call'; term: string; from: string; id: string; member: string; args: readonly unknown[] }
  | { kind: 'watch'; term: string; from: string; id: string; member: string; args: readonly unknown[] }
  | { kind: 'unwatch'; term: string; from: string; id: string }
  | { kind: 'bye'; term: string; from: string }
  | { kind: 'answer'; to: string; id: string; value: unknown; error: string | null; now: number }
  | { kind: 'changed'; to: string; id: string; value: unknown; now: number }

/** Reaches every other window of this desk, in order, however many there are. Values are copied. */
export type WindowChannel = {
  post(message: WindowMessage): void
  listen(listener: (message: WindowMessage) => void): () => void
  close(): void
}

/** The browser's own channel between the pages of one origin. */
export const openWindowChannel = (name: string): WindowChannel => {
  const channel = new BroadcastChannel(name)
  return {
    // Such a channel reaches only pages of its own origin, and takes no target.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const heard = ({ data }: MessageEvent<WindowMessage>) => listener(data)
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
    close: () => channel.close(),
  }
}
