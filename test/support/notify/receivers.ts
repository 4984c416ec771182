import { createHmac, timingSafeEqual } from 'node:crypto'
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
