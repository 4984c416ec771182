import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Connection } from './connection.ts'
import { Delivery, Saved, saved, Webhook } from './shapes.ts'
import { psaFailed, psaOk, type PsaProvider, type PsaTicketEvent } from '../provider.ts'

/** Who Halo says it is when it calls; the secret is the password. */
const userName = 'baton'

/** Halo's numbers of events: a new ticket, changed by the user, closed, another status, deleted. */
const events = ['3', '19', '39', '76', '1072']

const isSame = (one: string, other: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

const changeIn = (event: string): PsaTicketEvent['change'] =>
  /delete/iu.test(event) ? 'deleted' : /new ticket|logged|created/iu.test(event) ? 'created' : 'updated'

/** Webhooks that Halo proves with a password. It says little about a ticket, and no signature protects what it says. */
export const createSubscription = ({
  json,
  read,
}: Connection): Pick<PsaProvider, 'callbackAddress' | 'subscribe' | 'readCallback'> => ({
  callbackAddress: (endpoint) => endpoint,

  async subscribe(address, secret, signal) {
    const existing = await read('Webhook', Webhook.array(), signal)
    if (!existing.ok) return existing
    const found = existing.value.find(({ url }) => url === address)
    if (found !== undefined) return psaOk({ id: found.id, warning: '' })
    const answer = await json({
      method: 'POST',
      path: 'Webhook',
      body: [
        {
          name: 'Baton',
          url: address,
          type: 0,
          method: 0,
          content_type: 'application/json',
          active: true,
          authentication_type: 1,
          basic_username: userName,
          basic_password: secret,
        },
      ],
      signal,
    })
    if (!answer.ok) return answer
    const made = saved(Saved).safeParse(answer.value)
    if (!made.success)
      return psaFailed('unavailable', 'HaloPSA did not say what it saved.', { mayHaveHappened: true })
    const { id } = made.data
    const missing: string[] = []
    for (const eventno of events) {
      const rule = { name: `Baton ${eventno}`, webhook_id: id, type: -2, delivery_method: 6, eventno }
      const added = await json({ method: 'POST', path: 'Notification', body: [rule], signal })
      if (!added.ok) missing.push(eventno)
    }
    return psaOk({
      id,
      warning:
        missing.length === 0
          ? ''
          : `HaloPSA did not add the events ${missing.join(', ')}. Add them to the webhook “Baton” in Configuration > Integrations > Webhooks.`,
    })
  },

  readCallback({ headers, body }, secret) {
    const expected = `Basic ${Buffer.from(`${userName}:${secret}`).toString('base64')}`
    const unproven = psaFailed('unauthorized', 'A callback did not come from HaloPSA. It was ignored.')
    if (secret === '' || !isSame(headers['authorization'] ?? '', expected)) return Promise.resolve(unproven)
    let said: unknown
    try {
      said = JSON.parse(Buffer.from(body).toString('utf8'))
    } catch {
      return Promise.resolve(psaOk([]))
    }
    // Batched ones come as a list.
    const list = z.array(z.unknown()).safeParse(said).data ?? [said]
    const told = list.flatMap((one): PsaTicketEvent[] => {
      const parsed = Delivery.safeParse(one)
      if (!parsed.success) return []
      const { event, ticket, ticket_id: named, object_id: object } = parsed.data
      const ticketId = ticket?.id ?? named ?? object ?? ''
      return ticketId === '' ? [] : [{ ticketId, change: changeIn(event), by: '' }]
    })
    return Promise.resolve(psaOk(told))
  },
})
