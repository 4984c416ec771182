import { webcrypto } from 'node:crypto'
import type { SealKeys } from '../../core/protocol/auth.ts'
import type { Trx } from '../store/database.ts'
import { addSealKeys, findSealKeys } from '../store/seal-key-store.ts'

const base64 = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64')

/** A new key pair. */
export const makeSealKeys = async (): Promise<SealKeys> => {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  return {
    publicKey: base64(await webcrypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: base64(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)),
  }
}

/** A person's keys, created when they first sign in. The account is locked, so they can't be created twice. */
export const sealKeysOf = async (
  trx: Trx,
  owner: { accountId: string; personId: string },
): Promise<SealKeys> => {
  const known = await findSealKeys(trx, owner.personId)
  if (known !== null) return known
  const made = await makeSealKeys()
  await addSealKeys(trx, owner, made)
  return made
}
