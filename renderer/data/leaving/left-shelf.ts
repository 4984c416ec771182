import type { LeftBehind } from '../contract/desk-state.ts'
import type { Sealed } from './seal.ts'

/** What one person left on this device when they signed out. */
export type LeftWork = {
  id: string
  /** Whose it is: names their databases. */
  scope: string
  /** How much it is, to be shown before anyone has signed in. */
  left: LeftBehind
  /** What was done and written, and then each image; empty where this device could not seal, and left it as it was. */
  parts: readonly Sealed[]
}

/** Keeps what people left on this device. Whatever a promise resolves for is on the disk. */
export type LeftShelf = {
  /** In the order in which it was left. */
  list(): Promise<LeftWork[]>
  put(work: LeftWork): Promise<void>
  remove(id: string): Promise<void>
}
