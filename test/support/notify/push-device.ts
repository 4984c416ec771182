import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** A device that a push service pushes to: its subscription, and reading what came (RFC 8291, RFC 8188). */
export const makeDevice = (endpoint: string) => {
  const own = createECDH('prime256v1')
  own.generateKeys()
  const auth = randomBytes(16)
  const hkdf = (salt: Buffer, key: Buffer, info: Buffer, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', key, salt, info, length))
  return {
    subscription: {
      endpoint,
      keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') },
    },
    /** The JSON inside an encrypted push. */
    read(body: Buffer): unknown {
      const salt = body.subarray(0, 16)
      const keyLength = body.readUInt8(20)
      const sender = body.subarray(21, 21 + keyLength)
      const sealed = body.subarray(21 + keyLength)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender])
      const key = hkdf(auth, own.computeSecret(sender), info, 32)
      const decipher = createDecipheriv(
        'aes-128-gcm',
        hkdf(salt, key, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
        hkdf(salt, key, Buffer.from('Content-Encoding: nonce\0'), 12),
      )
      decipher.setAuthTag(sealed.subarray(-16))
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')) as unknown
    },
  }
}
