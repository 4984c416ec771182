import { createHmac, hkdfSync } from 'node:crypto'

/**
 * Replaces an e-mail address or a network where the real value must not be stored. Always the same for the same input,
 * and useless without the server's secret.
 */
export type Pseudonyms = (text: string) => Buffer

/** Derives pseudonyms of 16 bytes from the server's secret. */
export const createPseudonyms = (secretKey: Buffer): Pseudonyms => {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'baton pseudonyms', 32))
  return (text) => createHmac('sha256', key).update(text).digest().subarray(0, 16)
}
