import { webcrypto } from 'node:crypto'
import type { SealKeys } from '../../core/protocol/auth.ts'
import type { Trx } from '../store/database.ts'
import { findSealKeys, putSealKeys } from '../store/sign-in/seal-key-store.ts'
import type { Vault } from './vault.ts'

const base64 = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64')

/** A new key pair. */
export const makeSealKeys = async (): Promise<SealKeys> => {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  return {
    publicKey: base64(await webcrypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: base64(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)),
  }
}

/**
 * A person's keys, created when they first sign in. Their sign-ins are locked, so they can't be created twice.
 *
 * The private half is stored encrypted. If the server's secret was changed it no longer opens; the person gets a new
 * pair, and devices keep what they can't open.
 */
export const sealKeysOf = async (
  trx: Trx,
  owner: { accountId: string; personId: string },
  vault: Vault,
): Promise<SealKeys> => {
  const known = await findSealKeys(trx, owner.personId)
  const privateKey = known === null ? null : vault.open(known.privateKey, owner.personId)
  if (known !== null && privateKey !== null) return { publicKey: known.publicKey, privateKey }
  const made = await makeSealKeys()
  await putSealKeys(trx, owner, { ...made, privateKey: vault.lock(made.privateKey, owner.personId) })
  return made
}
