import { create } from 'zustand'

export type ToastTone = 'neutral' | 'green' | 'amber' | 'red'
/** The button in a message. `undoes` means that it undoes what the message says, so Ctrl+Z presses it. */
export type ToastAction = { label: string; run: () => void; undoes?: boolean | undefined }
/** Whether what a message says is still true; `undefined` while that isn't known. */
export type StillSo = { get(): boolean | undefined; subscribe(listener: () => void): () => void }
export type ToastItem = {
  id: number
  message: string
  /** More detail, on separate lines. */
  detail: string
  tone: ToastTone
  action: ToastAction | undefined
}

/** Messages on screen, oldest first. */
export const useToasts = create<{ toasts: readonly ToastItem[] }>(() => ({ toasts: [] }))

const most = 3
let nextId = 1
let held = false
const timers = new Map<number, { due: () => void; timer: ReturnType<typeof setTimeout> }>()
const watches = new Map<number, () => void>()

/** How long a message stays: long enough to read it and, if it has a button, to reach that. */
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

/** A lasting message keeps its button, but a key pressed much later is no longer meant for it. */
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
    // Someone is reading, so check again a little later.
    if (held) timers.set(item.id, { due, timer: setTimeout(due, 1500) })
    else if (stays) letKeyGo(item.id)
    else dismissToast(item.id)
  }
  timers.set(item.id, { due, timer: setTimeout(due, stayMs(item)) })
}

/** Removes a message as soon as what it says is no longer true, because its button would then do something else. */
const watch = (id: number, still: StillSo, onEnd: () => void): void => {
  let known = false
  const look = (): void => {
    const so = still.get()
    // If it was never true so far, the change just isn't visible yet.
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

/** Keeps the messages on screen while `hold` is true. */
export const holdToasts = (hold: boolean): void => {
  held = hold
}

/**
 * Shows a temporary message in the window; at most three at a time.
 *
 * The same text replaces the earlier message, unless each undoes something different.
 */
export const toast = (
  message: string,
  options: {
    action?: ToastAction | undefined
    tone?: ToastTone | undefined
    detail?: string | undefined
    /** The message and its button disappear as soon as this is false. */
    still?: StillSo | undefined
    /** It doesn't disappear by itself, only when `still` becomes false. */
    stays?: boolean | undefined
    /** Called if it disappeared because of `still`. */
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

/** Says what was done and offers to undo it, while the message is on screen and `still` is true. */
export const undoToast = (message: string, run: () => void, still?: StillSo): void =>
  toast(message, { action: { label: 'Undo', run, undoes: true }, still })

/** The newest message that can be undone, or undefined. */
export const newestUndo = (toasts: readonly ToastItem[]): ToastItem | undefined =>
  toasts.findLast((item) => item.action?.undoes === true)

/** Undoes what the newest such message on screen says; false if there is none. */
export const undoNewest = (): boolean => {
  const item = newestUndo(useToasts.getState().toasts)
  if (item === undefined) return false
  dismissToast(item.id)
  item.action?.run()
  return true
}
