import { createHmac, hkdfSync } from 'node:crypto'

/**
 * Stands in for an e-mail address or a network where the thing itself must not lie: the same every time, and of no
 * use without the server's secret.
 */
export type Pseudonyms = (text: string) => Buffer

/** Makes pseudonyms of 16 bytes from the server's secret. */
export const createPseudonyms = (secretKey: Buffer): Pseudonyms => {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'baton pseudonyms', 32))
  return (text) => createHmac('sha256', key).update(text).digest().subarray(0, 16)
}
