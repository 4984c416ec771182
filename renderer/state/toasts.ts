import { create } from 'zustand'

export type ToastTone = 'neutral' | 'green' | 'amber' | 'red'
/** What can be pressed in a message. `undoes` marks what undoes what the message tells: Ctrl+Z presses it. */
export type ToastAction = { label: string; run: () => void; undoes?: boolean | undefined }
/** Whether what a message tells is still so; `undefined` while that is not known. */
export type StillSo = { get(): boolean | undefined; subscribe(listener: () => void): () => void }
export type ToastItem = {
  id: number
  message: string
  /** More about it, on lines of its own. */
  detail: string
  tone: ToastTone
  action: ToastAction | undefined
}

/** Messages in view, the oldest first. */
export const useToasts = create<{ toasts: readonly ToastItem[] }>(() => ({ toasts: [] }))

const most = 3
let nextId = 1
let held = false
const timers = new Map<number, { due: () => void; timer: ReturnType<typeof setTimeout> }>()
const watches = new Map<number, () => void>()

/** How long a message stays: long enough to be read and, where there is something to press, to be reached. */
const stayMs = (item: ToastItem): number =>
  (item.action === undefined && item.tone !== 'red' ? 4000 : 8000) +
  (item.message.length + item.detail.length) * 30

export const dismissToast = (id: number): void => {
  const entry = timers.get(id)
  if (entry !== undefined) clearTimeout(entry.timer)
  timers.delete(id)
  watches.get(id)?.()
  watches.delete(id)
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((item) => item.id !== id) }))
}

/** A message that stays keeps its button, but a key that is pressed much later does not mean it any more. */
const letKeyGo = (id: number): void =>
  useToasts.setState(({ toasts }) => ({
    toasts: toasts.map((item) =>
      item.id === id && item.action !== undefined
        ? { ...item, action: { ...item.action, undoes: false } }
        : item,
    ),
  }))

const schedule = (item: ToastItem, stays: boolean): void => {
  const due = () => {
    // Someone is reading: look again a little later.
    if (held) timers.set(item.id, { due, timer: setTimeout(due, 1500) })
    else if (stays) letKeyGo(item.id)
    else dismissToast(item.id)
  }
  timers.set(item.id, { due, timer: setTimeout(due, stayMs(item)) })
}

/** Takes a message away as soon as what it tells is not so any more: what it offers would do something else. */
const watch = (id: number, still: StillSo, onEnd: () => void): void => {
  let known = false
  const look = (): void => {
    const so = still.get()
    // Where it has never been so, what was done is not shown yet.
    known ||= so === true
    if (so !== false || !known || !watches.has(id)) return
    dismissToast(id)
    onEnd()
  }
  watches.set(id, () => undefined)
  const stop = still.subscribe(look)
  if (!watches.has(id)) return stop()
  watches.set(id, stop)
  return look()
}

/** Keeps the messages in view while `hold` is true. */
export const holdToasts = (hold: boolean): void => {
  held = hold
}

/**
 * Shows a transient message in the window; at most three are in view.
 *
 * The same words again replace the first, unless each has something else to undo.
 */
export const toast = (
  message: string,
  options: {
    action?: ToastAction | undefined
    tone?: ToastTone | undefined
    detail?: string | undefined
    /** It goes, and what it offers with it, as soon as this is false. */
    still?: StillSo | undefined
    /** It does not go by itself, only when `still` ends. */
    stays?: boolean | undefined
    /** Called when it went because of `still`. */
    onEnd?: (() => void) | undefined
  } = {},
): void => {
  const item: ToastItem = {
    id: nextId,
    message,
    detail: options.detail ?? '',
    tone: options.tone ?? 'neutral',
    action: options.action,
  }
  nextId += 1
  const { toasts } = useToasts.getState()
  if (item.action?.undoes !== true) {
    for (const old of toasts.filter((other) => other.message === message)) dismissToast(old.id)
  }
  useToasts.setState((state) => ({ toasts: [...state.toasts, item] }))
  for (const old of useToasts.getState().toasts.slice(0, -most)) dismissToast(old.id)
  schedule(item, options.stays === true)
  if (options.still !== undefined) watch(item.id, options.still, options.onEnd ?? (() => undefined))
}

/** Tells what was done, with the way back for as long as it is in view and leads there: while `still` is so. */
export const undoToast = (message: string, run: () => void, still?: StillSo): void =>
  toast(message, { action: { label: 'Undo', run, undoes: true }, still })

/** The latest message that can be undone, or undefined. */
export const newestUndo = (toasts: readonly ToastItem[]): ToastItem | undefined =>
  toasts.findLast((item) => item.action?.undoes === true)

/** Undoes what the latest such message in view tells; false when there is none. */
export const undoNewest = (): boolean => {
  const item = newestUndo(useToasts.getState().toasts)
  if (item === undefined) return false
  dismissToast(item.id)
  item.action?.run()
  return true
}
