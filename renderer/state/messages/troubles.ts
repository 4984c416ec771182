import { create } from 'zustand'
import { redact } from '../../../core/redaction/redact.ts'

/** Something that went wrong in this window: when, where, and what the program said of it, with secrets masked. */
export type Trouble = { at: number; where: string; message: string }

/** How many are remembered, and how long one may be in characters. */
export const troubleLimits = { count: 50, message: 500 } as const

const useTroublesStore = create<{ troubles: readonly Trouble[] }>(() => ({ troubles: [] }))

const said = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : ` (${said(error.cause)})`
  return `${error.name}: ${error.message}${cause}`
}

/** Remembers an error until the window closes, the latest first. Nothing of it is stored, and nothing is sent. */
export const noteTrouble = (where: string, error: unknown, at = Date.now()): void => {
  // Masked before it is cut, so that no half of a secret stays.
  const message = redact(said(error)).text.slice(0, troubleLimits.message)
  useTroublesStore.setState(({ troubles }) => ({
    troubles: [{ at, where, message }, ...troubles].slice(0, troubleLimits.count),
  }))
}

export const troublesNow = (): readonly Trouble[] => useTroublesStore.getState().troubles

export const useTroubles = (): readonly Trouble[] => useTroublesStore((state) => state.troubles)

/** Also remembers what no part of the program caught. */
export const noteUncaught = (target: Window): void => {
  target.addEventListener('error', ({ error, message }) => noteTrouble('window', error ?? message))
  target.addEventListener('unhandledrejection', ({ reason }) => noteTrouble('promise', reason))
}
