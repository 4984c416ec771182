import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts texts for the database, so that a copy of the database alone reveals none of them. */
export type Vault = {
  /** AES-256-GCM with a random nonce, as base64. `name` says whose text it is: under another name it does not open. */
  lock(text: string, name: string): string
  /** Null if it was locked under another key or name, or was altered. */
  open(locked: string, name: string): string | null
}

const nonceBytes = 12
const tagBytes = 16

/** A vault under the server's secret. */
export const createVault = (secretKey: Buffer): Vault => {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'baton vault', 32))
  return {
    lock(text, name) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open(locked, name) {
      const bytes = Buffer.from(locked, 'base64')
      if (bytes.length < nonceBytes + tagBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        const body = bytes.subarray(nonceBytes + tagBytes)
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
