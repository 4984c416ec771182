/**
 * Bytes that only one of this person's keys opens, in the place they were written for: the format's number, the key's
 * number, AES-GCM's nonce, its text.
 */
export type SealedBytes = Uint8Array<ArrayBuffer>

/**
 * A key for what is on the device. Plain data, so that it can be sent to a worker; the browser doesn't give out the key
 * itself. `id` is random: 32 bits.
 */
export type DataKey = { id: number; key: CryptoKey }

/** The keys to one person's data. The first writes; there are others only while they are being renewed. */
export type DataKeys = readonly [DataKey, ...DataKey[]]

/** Seals and opens what is stored. A place says where: `database/store/key`. Bytes moved elsewhere don't open. */
export type Cipher = {
  seal(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<SealedBytes>
  /** Rejects (`isSealError`) for anything that none of these keys sealed for this place. */
  open(place: string, sealed: unknown): Promise<Uint8Array<ArrayBuffer>>
  sealJson(place: string, value: unknown): Promise<SealedBytes>
  openJson(place: string, sealed: unknown): Promise<unknown>
  /** Whether it was sealed with the key that writes now. */
  isCurrent(sealed: SealedBytes): boolean
}

const format = 1
/** Lengths in bytes: the format's and the key's number, and the nonce. */
const numbers = 5
const nonce = 12
export const sealedHead = numbers + nonce

const names = { changed: 'SealError', key: 'SealKeyError', format: 'SealFormatError' }

/** What is on the device can't be opened with the keys at hand. */
const sealError = (name: string, why: string, cause?: unknown): Error =>
  Object.assign(new Error(`What is stored on this device can’t be opened: ${why}.`, { cause }), { name })

/** Errors that come from a worker have kept only their names and texts. */
const isNamed = (error: unknown, wanted: readonly string[]): boolean =>
  error instanceof Error && (wanted.includes(error.name) || isNamed(error.cause, wanted))

/** What was sealed can't be opened. */
export const isSealError = (error: unknown): boolean => isNamed(error, Object.values(names))
/** It was sealed with a key that isn't here: nothing is wrong with it. */
export const lacksKey = (error: unknown): boolean => isNamed(error, [names.key])

/** It was changed since it was sealed, so that no key opens it any more. What a newer version sealed in its own way isn't. */
export const isDamaged = (error: unknown): boolean => isNamed(error, [names.changed])

/** False on another machine's plain http address, where WebCrypto isn't available: there, nothing can be sealed. */
export const canCipher = (): boolean => globalThis.crypto?.subtle !== undefined

/** Imports a key's 32 bytes. From then on, no one can read them from it. */
export const importDataKey = async (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Works with these keys. The nonce is random, so a key is good for some billions of writes; they are renewed before. */
export const createCipher = (keys: DataKeys): Cipher => {
  const [current] = keys
  const byId = new Map(keys.map(({ id, key }) => [id, key]))
  const keyOf = (sealed: SealedBytes): number => new DataView(sealed.buffer, sealed.byteOffset).getUint32(1)
  const cipher: Cipher = {
    async seal(place, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(nonce))
      const text = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: encoder.encode(place) },
        current.key,
        bytes,
      )
      const sealed = new Uint8Array(sealedHead + text.byteLength)
      sealed[0] = format
      new DataView(sealed.buffer).setUint32(1, current.id)
      sealed.set(iv, numbers)
      sealed.set(new Uint8Array(text), sealedHead)
      return sealed
    },
    async open(place, sealed) {
      if (!(sealed instanceof Uint8Array) || sealed.length < sealedHead || sealed[0] !== format)
        throw sealError(names.format, 'it isn’t sealed as this version of Baton does it')
      const bytes = sealed as SealedBytes
      const key = byId.get(keyOf(bytes))
      if (key === undefined) throw sealError(names.key, 'its key isn’t here')
      const iv = bytes.subarray(numbers, sealedHead)
      try {
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData: encoder.encode(place) },
          key,
          bytes.subarray(sealedHead),
        )
        return new Uint8Array(plain)
      } catch (error) {
        throw sealError(names.changed, 'it was changed, or belongs elsewhere', error)
      }
    },
    sealJson: async (place, value) => cipher.seal(place, encoder.encode(JSON.stringify(value))),
    openJson: async (place, sealed) =>
      JSON.parse(decoder.decode(await cipher.open(place, sealed))) as unknown,
    isCurrent: (sealed) => sealed.length >= sealedHead && keyOf(sealed) === current.id,
  }
  return cipher
}

/**
 * Bytes as a text with one sign each, and back: a database that takes documents apart leaves texts as they are, and the
 * browser stores such a text in as many bytes.
 */
export const textOfBytes = (bytes: Uint8Array): string => {
  let text = ''
  // In pieces, because a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192) as unknown as number[])
  return text
}
export const bytesOfText = (text: string): SealedBytes => {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
