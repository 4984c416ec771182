import { Webhook } from 'standardwebhooks'
import { WebhookSettings } from '../../../core/notify/destination-settings.ts'
import { webhookEvent } from '../../../core/notify/webhook-event.ts'
import { type Channel, endpointRetries, failed } from '../channel.ts'
import type { OutgoingNetwork } from '../../outgoing/outgoing-network.ts'
import { guardedPost } from '../guarded-post.ts'
import { failureOf, resultOf } from '../post-result.ts'

/** What a receiver checks: over the id, the time of this attempt and the bytes of the body. Two while a secret is rotated. */
export const signaturesOf = (settings: WebhookSettings, id: string, now: number, body: string): string => {
  const { secret, previous } = settings
  const secrets = previous !== null && previous.until > now ? [secret, previous.secret] : [secret]
  return secrets.map((one) => new Webhook(one).sign(id, new Date(now), body)).join(' ')
}

/** Signed webhooks, as Standard Webhooks describes them. */
export const createWebhook = (options: { network: OutgoingNetwork; clock: () => number }): Channel => ({
  name: 'webhook',
  retries: endpointRetries,
  attemptMs: 15_000,
  lanes: 8,
  async send({ id, to, messages: [message], at }, signal) {
    const settings = WebhookSettings.safeParse(to.kind === 'destination' ? to.settings : null)
    if (!settings.success || message === undefined)
      return failed('permanent', 'The settings of this webhook can’t be read. Add it again')
    const now = options.clock()
    const body = JSON.stringify(webhookEvent(message, at))
    const webhookId = `msg_${id}`
    try {
      const answer = await guardedPost(
        settings.data.url,
        body,
        {
          'content-type': 'application/json',
          'webhook-id': webhookId,
          'webhook-timestamp': String(Math.floor(now / 1000)),
          'webhook-signature': signaturesOf(settings.data, webhookId, now, body),
        },
        { network: options.network, signal },
      )
      const result = resultOf(answer, { name: 'The endpoint', now, goneAt: [410] })
      if (result.ok) return { ...result, providerId: webhookId }
      // A receiver that says no today may be repaired tomorrow.
      return result.kind === 'permanent' ? { ...result, kind: 'temporary' } : result
    } catch (error) {
      return failureOf(error, 'The endpoint')
    }
  },
})
