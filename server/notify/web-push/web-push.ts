import { z } from 'zod'
import webPush from 'web-push'
import { pushText } from '../../../core/notify/push-text.ts'
import { type Channel, failed, personRetries, type SendResult } from '../channel.ts'
import type { OutgoingNetwork } from '../../outgoing/outgoing-network.ts'
import { guardedPost } from '../guarded-post.ts'
import { failureOf, resultOf } from '../post-result.ts'
import type { VapidKeys } from './vapid-keys.ts'

/** What a browser gives for a device, as far as it is needed. */
export const PushSubscription = z.object({
  endpoint: z.url().max(2000),
  keys: z.object({ p256dh: z.string().min(20).max(200), auth: z.string().min(8).max(100) }),
})
export type PushSubscription = z.infer<typeof PushSubscription>

/** How long a push service keeps what it can't deliver. Seconds: an escalation is news for an hour at most. */
const keptFor = 3600

/** A push service keeps one message per topic: 32 characters of base64url. */
const topicOf = (tag: string): string => Buffer.from(tag).toString('base64url').slice(-32)

/** Push to the devices on which someone allowed it, through the push services of their browsers. */
export const createWebPush = (options: {
  keys: VapidKeys
  /** Whom a push service can write to: an address of this server, or a mailbox. */
  subject: string
  network: OutgoingNetwork
  clock: () => number
}): Channel => ({
  name: 'web_push',
  retries: personRetries,
  attemptMs: 10_000,
  lanes: 8,
  async send({ to, messages }, signal) {
    if (to.kind !== 'web_push') return failed('permanent', 'No device of this person takes pushes')
    const text = pushText(messages)
    const urgency = messages.every(({ isOver }) => isOver) ? 'normal' : 'high'
    const results = await Promise.all(
      to.subscriptions.map(async ({ id, subscription }): Promise<{ id: string; result: SendResult }> => {
        const parsed = PushSubscription.safeParse(subscription)
        if (!parsed.success) return { id, result: failed('gone', 'The device’s subscription can’t be read') }
        try {
          const details = webPush.generateRequestDetails(parsed.data, JSON.stringify(text), {
            vapidDetails: { subject: options.subject, ...options.keys },
            TTL: keptFor,
            urgency,
            topic: topicOf(text.tag),
            contentEncoding: 'aes128gcm',
          })
          const body = details.body ?? Buffer.alloc(0)
          const answer = await guardedPost(details.endpoint, body, details.headers, {
            network: options.network,
            signal,
          })
          const at = { name: 'The push service', now: options.clock(), goneAt: [404, 410] }
          return { id, result: resultOf(answer, at) }
        } catch (error) {
          return { id, result: failureOf(error, 'The push service') }
        }
      }),
    )
    const gone = results.filter(({ result }) => !result.ok && result.kind === 'gone').map(({ id }) => id)
    // One device is enough: it is the person who is told.
    if (results.some(({ result }) => result.ok)) return { ok: true, providerId: text.tag, gone }
    const best =
      results.find(({ result }) => !result.ok && result.kind === 'temporary')?.result ?? results[0]?.result
    if (best === undefined || best.ok)
      return failed('permanent', 'No device of this person takes pushes', { gone })
    return { ...best, kind: best.kind === 'gone' ? 'permanent' : best.kind, gone }
  },
})
