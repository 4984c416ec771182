import { z } from 'zod'
import { KeySecrets, type KeySecret } from '../../../core/bridge/desktop-api.ts'
import type { SealKeys } from '../../../core/protocol/auth.ts'
import { canSeal, seal, unseal } from './seal.ts'

/** Keys that only the person they belong to can open, in base64. */
export type WrappedKeys = z.infer<typeof WrappedKeys>
export const WrappedKeys = z.base64()

const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/**
 * Wraps keys for the person whose public key it is: what signing in with a password gives out opens them again, should
 * the system's keychain not do so any more. Null where nothing can be sealed.
 */
export const wrapKeys = async (
  publicKey: string,
  secrets: readonly KeySecret[],
): Promise<WrappedKeys | null> =>
  canSeal() ? base64Of(await seal(publicKey, new TextEncoder().encode(JSON.stringify(secrets)))) : null

/** Rejects for any other keys than those they were wrapped for. */
export const unwrapKeys = async (keys: SealKeys, wrapped: WrappedKeys): Promise<KeySecret[]> => {
  const text = new TextDecoder().decode(await unseal(keys, bytesOf(wrapped)))
  return KeySecrets.parse(JSON.parse(text))
}
