import { createDecipheriv, createECDH, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { afterEach } from 'vitest'
import { type Incoming, reply, type Reply, serve, type Serving } from '../psa/serve.ts'

/** An HTTP receiver on this machine that takes everything unless it is told to fail. */
export type Receiver = {
  url: string
  received: Incoming[]
  answer: (incoming: Incoming) => Promise<Reply>
  stop(): Promise<void>
}

const open: Serving[] = []
afterEach(async () => {
  for (const serving of open.splice(0)) await serving.stop()
})

export const startReceiver = async (first?: (incoming: Incoming) => Promise<Reply>): Promise<Receiver> => {
  const received: Incoming[] = []
  const receiver = { answer: first ?? (async () => reply('ok')) }
  const serving = await serve(async (incoming) => {
    const answer = await receiver.answer(incoming)
    if (answer.status < 300) received.push(incoming)
    return answer
  })
  open.push(serving)
  return Object.assign(receiver, { url: serving.url, received, stop: serving.stop })
}

export const never = async (): Promise<Reply> => new Promise(() => undefined)

/** Checks a webhook as a receiver does, on the bytes as they came (Standard Webhooks). */
export const isSignedBy = ({ headers, body }: Incoming, secret: string, now = Date.now()): boolean => {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`]),
  ) as [string, string, string]
  if (Math.abs(now / 1000 - Number(timestamp)) > 300) return false
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const made = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
  return signatures.split(' ').some((one) => {
    const given = Buffer.from(one.replace('v1,', ''), 'base64')
    return given.length === made.length && timingSafeEqual(given, made)
  })
}

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
