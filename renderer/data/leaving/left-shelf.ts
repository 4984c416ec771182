import type { LeftBehind } from '../contract/desk-state.ts'
import type { Sealed } from './seal.ts'

/** What one person left on this device when they signed out. */
export type LeftWork = {
  id: string
  /** Whose it is; also identifies their databases. */
  scope: string
  /** How much it is, to show before anyone has signed in. */
  left: LeftBehind
  /** Actions and texts first, then each image. Empty if this device couldn't seal and left them in place. */
  parts: readonly Sealed[]
}

/** Stores what people left on this device. When a promise resolves, the change is on disk. */
export type LeftShelf = {
  /** In the order in which it was left. */
  list(): Promise<LeftWork[]>
  put(work: LeftWork): Promise<void>
  remove(id: string): Promise<void>
}
