import { create } from 'zustand'

export type ToastTone = 'neutral' | 'green' | 'amber' | 'red'
/** What can be pressed in a message. `undoes` marks what takes back what the message tells: Ctrl+Z presses it. */
export type ToastAction = { label: string; run: () => void; undoes?: boolean | undefined }
export type ToastItem = {
  id: number
  message: string
  tone: ToastTone
  action: ToastAction | undefined
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

/**
 * Shows a transient message in the window; at most three are in view.
 *
 * The same words again replace the first, unless each has something else to take back.
 */
export const toast = (
  message: string,
  options: { action?: ToastAction | undefined; tone?: ToastTone | undefined } = {},
): void => {
  const item: ToastItem = { id: nextId, message, tone: options.tone ?? 'neutral', action: options.action }
  nextId += 1
  const { toasts } = useToasts.getState()
  if (item.action?.undoes !== true) {
    for (const old of toasts.filter((other) => other.message === message)) dismissToast(old.id)
  }
  useToasts.setState((state) => ({ toasts: [...state.toasts, item] }))
  for (const old of useToasts.getState().toasts.slice(0, -most)) dismissToast(old.id)
  schedule(item)
}

/** Tells what was done, with the way back for as long as it is in view. */
export const undoToast = (message: string, run: () => void): void =>
  toast(message, { action: { label: 'Undo', run, undoes: true } })

/** The latest message that can be taken back, or undefined. */
export const newestUndo = (toasts: readonly ToastItem[]): ToastItem | undefined =>
  toasts.findLast((item) => item.action?.undoes === true)

/** Takes back what the latest such message in view tells; false when there is none. */
export const undoNewest = (): boolean => {
  const item = newestUndo(useToasts.getState().toasts)
  if (item === undefined) return false
  dismissToast(item.id)
  item.action?.run()
  return true
}
