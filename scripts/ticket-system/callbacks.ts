import { createHash, createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Effect } from './routes.ts'
import { shownTicket } from './shown.ts'
import type { World } from './world.ts'

export type Delivery = { url: string; attempt: number; status: number }

/** Answers after which a delivery is tried again; any other failure loses it. */
const repeated = new Set([404, 409, 419, 429])

/** How this system signs: HMAC-SHA256 over the bytes, keyed with the SHA-256 of its signing key. */
export const signed = (body: Buffer, signingKey: string): string =>
  createHmac('sha256', createHash('sha256').update(signingKey).digest()).update(body).digest('base64')

/**
 * Tells everyone who asked about a change of a ticket.
 *
 * The record's id and the action are written behind the address as it is, whatever it ends with.
 *
 * @param delays before the second and third try, in milliseconds
 */
export const deliver = async (
  world: World,
  { ticketId, action }: Effect,
  origin: string,
  delays: readonly number[],
): Promise<Delivery[]> => {
  const ticket = world.tickets.find(({ id }) => id === ticketId)
  const deliveries: Delivery[] = []
  for (const { id, url } of world.callbacks) {
    const body = Buffer.from(
      JSON.stringify({
        MessageId: `message-${ticketId}-${deliveries.length}`,
        FromUrl: new URL(origin).host,
        CompanyId: world.company,
        MemberId: 'zadmin',
        Action: action,
        Type: 'ticket',
        ID: ticketId,
        ProductInstanceId: null,
        PartnerId: null,
        // A record as a text inside the JSON, and none at all where it is gone.
        Entity: ticket === undefined ? null : JSON.stringify(shownTicket(world, ticket)),
        Metadata: {
          key_url: `${origin}/${world.codebase}/system/callbackkey/index.rails?companyName=${world.company}&id=${id}`,
        },
        CallbackObjectRecId: id,
      }),
    )
    const address = `${url}${ticketId}&action=${action}`
    for (let attempt = 1; attempt <= delays.length + 1; attempt += 1) {
      const status = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-content-signature': signed(body, world.signingKey),
        },
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(5000),
      }).then(
        async (response) => {
          await response.arrayBuffer()
          return response.status
        },
        () => 0,
      )
      deliveries.push({ url: address, attempt, status })
      if (!repeated.has(status)) break
      await sleep(delays[attempt - 1] ?? 0)
    }
  }
  return deliveries
}
