import { create } from 'zustand'

export type ToastTone = 'neutral' | 'green' | 'amber' | 'red'
export type ToastItem = {
  id: number
  message: string
  tone: ToastTone
  action: { label: string; run: () => void } | undefined
}

/** Messages in view, the oldest first. */
export const useToasts = create<{ toasts: readonly ToastItem[] }>(() => ({ toasts: [] }))

const most = 3
let nextId = 1
let held = false
const timers = new Map<number, { due: () => void; timer: ReturnType<typeof setTimeout> }>()

/** How long a message stays: long enough to be read and, where there is something to press, to be reached. */
const stayMs = (item: ToastItem): number =>
  (item.action === undefined && item.tone !== 'red' ? 4000 : 8000) + item.message.length * 30

export const dismissToast = (id: number): void => {
  const entry = timers.get(id)
  if (entry !== undefined) clearTimeout(entry.timer)
  timers.delete(id)
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((item) => item.id !== id) }))
}

const schedule = (item: ToastItem): void => {
  const due = () => {
    // Somebody is reading: look again a little later.
    if (held) timers.set(item.id, { due, timer: setTimeout(due, 1500) })
    else dismissToast(item.id)
  }
  timers.set(item.id, { due, timer: setTimeout(due, stayMs(item)) })
}

/** Keeps the messages in view while `hold` is true. */
export const holdToasts = (hold: boolean): void => {
  held = hold
}

/** Shows a transient message in the window; the same words again replace the first. At most three are in view. */
export const toast = (
  message: string,
  options: { action?: { label: string; run: () => void } | undefined; tone?: ToastTone | undefined } = {},
): void => {
  const item: ToastItem = { id: nextId, message, tone: options.tone ?? 'neutral', action: options.action }
  nextId += 1
  const { toasts } = useToasts.getState()
  for (const old of toasts.filter((other) => other.message === message)) dismissToast(old.id)
  useToasts.setState((state) => ({ toasts: [...state.toasts, item] }))
  for (const old of useToasts.getState().toasts.slice(0, -most)) dismissToast(old.id)
  schedule(item)
}
