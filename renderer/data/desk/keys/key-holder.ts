import type { KeySecret } from '../../../../core/bridge/desktop-api.ts'
import type { DataKeys } from '../../store/sealing/cipher.ts'

/**
 * What a holder has for a name. `secrets` are the same keys in a form that can be wrapped; null where no one can read
 * them. `shut` as in `KeysAnswer`.
 */
export type HeldKeys =
  | { kind: 'keys'; keys: DataKeys; secrets: readonly KeySecret[] | null }
  | { kind: 'none' }
  | { kind: 'shut'; why: 'locked' | 'foreign' | 'no_keychain' }

/** Where the keys to what is on this device are: the system's keychain, or the browser's own store. */
export type KeyHolder = {
  read(name: string): Promise<HeldKeys>
  /** Creates one, which is then the newest. The others stay. */
  make(name: string): Promise<HeldKeys>
  /** Keeps the newest alone: nothing is sealed with the others any more. */
  dropOlder(name: string): Promise<HeldKeys>
  /** Keeps these instead of any others. Null where keys never leave the holder. */
  restore: ((name: string, secrets: readonly KeySecret[]) => Promise<HeldKeys>) | null
  forget(name: string): Promise<void>
}
