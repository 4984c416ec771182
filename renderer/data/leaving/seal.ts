import type { SealKeys } from '../../../core/protocol/auth.ts'

/** Bytes that only the private key's owner can read, and that no one can change unnoticed. */
export type Sealed = Uint8Array<ArrayBuffer>

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
/** An uncompressed point on the curve, and AES-GCM's nonce. Bytes. */
const pointLength = 65
const nonceLength = 12
const purpose = new TextEncoder().encode('baton sealed work 1')

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

const importPublic = async (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, curve, true, [])

/** One key per message: derived from the shared secret, and bound to both public keys. */
const messageKey = async (
  ours: CryptoKey,
  theirs: CryptoKey,
  salt: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> => {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours, 256)
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: purpose },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

const joined = (...parts: readonly Uint8Array[]): Sealed => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** False in a browser on another machine's plain http address, where WebCrypto isn't available. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined

/**
 * Seals bytes with a public key: an ECDH key pair created for this message, HKDF-SHA-256, AES-256-GCM. Nothing that
 * could open it stays on the device.
 *
 * @param publicKey as in `SealKeys`
 */
export const seal = async (publicKey: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> => {
  const theirs = bytesOf(publicKey)
  const half = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', half.publicKey))
  const key = await messageKey(half.privateKey, await importPublic(theirs), joined(point, theirs))
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength))
  const text = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes))
  return joined(point, iv, text)
}

/**
 * Opens what was sealed with the public half of these keys. Rejects for any other keys, and if the bytes were changed.
 */
export const unseal = async (keys: SealKeys, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> => {
  const point = sealed.slice(0, pointLength)
  const iv = sealed.slice(pointLength, pointLength + nonceLength)
  const ours = await crypto.subtle.importKey('pkcs8', bytesOf(keys.privateKey), curve, false, ['deriveBits'])
  const key = await messageKey(ours, await importPublic(point), joined(point, bytesOf(keys.publicKey)))
  const text = sealed.slice(pointLength + nonceLength)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, text))
}
