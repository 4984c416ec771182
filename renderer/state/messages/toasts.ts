import { create } from 'zustand'
import {
  newestUndoIn,
  offerUndo,
  takeUndo,
  useUndos,
  watchWhile,
  type About,
  type StillTrue,
} from './undos.ts'
import { undoWords } from './undo.words.ts'

export type { About, StillTrue }

export type ToastTone = 'neutral' | 'green' | 'amber' | 'red'
/** The button in a message. `undoes` means that it undoes what the message says, so Ctrl+Z presses it. */
export type ToastAction = { label: string; run: () => void; undoes?: boolean | undefined }
export type ToastItem = {
  id: number
  /** A later message with the same name replaces it. */
  name: string | undefined
  message: string
  /** The session it says something about, named beside it. */
  about: About | undefined
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
  // What is gone can't be left by the pointer.
  if (useToasts.getState().toasts.length === 0) held = false
}

/** Removes them all, because someone else may be next at this device. */
export const dismissToasts = (): void => {
  for (const { id } of useToasts.getState().toasts) dismissToast(id)
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
const watch = (id: number, still: StillTrue, onEnd: () => void): void => {
  const stop = watchWhile(still, () => {
    const shown = useToasts.getState().toasts.some((item) => item.id === id)
    dismissToast(id)
    if (shown) onEnd()
  })
  if (useToasts.getState().toasts.some((item) => item.id === id)) watches.set(id, stop)
  else stop()
}

/** Keeps the messages on screen while `hold` is true. */
export const holdToasts = (hold: boolean): void => {
  held = hold
}

/** The action of a message; one that undoes something in a session is offered beyond the message as well. */
const keptUndo = (
  message: string,
  {
    action,
    about,
    still,
  }: { action?: ToastAction | undefined; about?: About | undefined; still?: StillTrue | undefined },
): ToastAction | undefined => {
  if (action?.undoes !== true || about === undefined || still === undefined) return action
  const id = offerUndo({ about, message, run: action.run }, still)
  return { ...action, run: () => void takeUndo(id) }
}

/**
 * Shows a temporary message in the window; at most three at a time.
 *
 * The same text about the same session, or one with the same `name`, replaces the earlier message, unless each undoes something different. What can be
 * undone in a session stays undoable after its message has gone, for as long as `still` is true.
 */
export const toast = (
  message: string,
  options: {
    name?: string | undefined
    action?: ToastAction | undefined
    tone?: ToastTone | undefined
    detail?: string | undefined
    /** Every message about a session names it. */
    about?: About | undefined
    /** The message and its button disappear as soon as this is false. */
    still?: StillTrue | undefined
    /** It doesn't disappear automatically, only when `still` becomes false. */
    stays?: boolean | undefined
    /** Called if it disappeared because of `still`. */
    onEnd?: (() => void) | undefined
  } = {},
): void => {
  const item: ToastItem = {
    id: nextId,
    name: options.name,
    message,
    detail: options.detail ?? '',
    tone: options.tone ?? 'neutral',
    about: options.about,
    action: keptUndo(message, options),
  }
  nextId += 1
  const { toasts } = useToasts.getState()
  if (item.action?.undoes !== true) {
    const same = (other: ToastItem) =>
      (other.message === message && other.about?.sessionId === item.about?.sessionId) ||
      (item.name !== undefined && other.name === item.name)
    for (const old of toasts.filter(same)) dismissToast(old.id)
  }
  useToasts.setState((state) => ({ toasts: [...state.toasts, item] }))
  for (const old of useToasts.getState().toasts.slice(0, -most)) dismissToast(old.id)
  schedule(item, options.stays === true)
  if (options.still !== undefined) watch(item.id, options.still, options.onEnd ?? (() => undefined))
}

/** Says what was done and offers to undo it while `still` is true: beyond the message if it is about a session. */
export const undoToast = (message: string, run: () => void, still?: StillTrue, about?: About): void =>
  toast(message, { action: { label: undoWords.undo, run, undoes: true }, still, about })

/** The newest message that can be undone, or undefined. */
export const newestUndo = (toasts: readonly ToastItem[]): ToastItem | undefined =>
  toasts.findLast((item) => item.action?.undoes === true)

/**
 * Undoes what the newest such message on screen says, or else the newest thing that can be undone in the session that is
 * open, which is then said; false if there is neither.
 */
export const undoNewest = (openSessionId: string | null = null): boolean => {
  const item = newestUndo(useToasts.getState().toasts)
  if (item !== undefined) {
    dismissToast(item.id)
    item.action?.run()
    return true
  }
  const undo = openSessionId === null ? undefined : newestUndoIn(useUndos.getState().undos, openSessionId)
  if (undo === undefined || !takeUndo(undo.id)) return false
  toast(undoWords.undone(undo.message), { about: undo.about })
  return true
}
