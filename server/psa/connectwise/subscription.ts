import { callbackAddress, fetchSigningKey, isSigned, readCallback } from './callback.ts'
import type { Connection, ConnectWiseSettings } from './connection.ts'
import { Callback, Created } from './shapes.ts'
import { psaFailed, psaOk, type PsaProvider, type PsaTicketEvent } from '../provider.ts'

/** A key that turned out not to fit is fetched again, but not for every stranger who sends something. */
const keyKeptMs = 60_000

const changes = { added: 'created', updated: 'updated', deleted: 'deleted' } as const

/** Registering for callbacks about tickets, and reading them. They are signed with a key of ConnectWise's own. */
export const createSubscription = (
  { json, readAll }: Connection,
  settings: ConnectWiseSettings,
): Pick<PsaProvider, 'callbackAddress' | 'subscribe' | 'readCallback'> => {
  let kept: { url: string; key: string; at: number } | null = null

  return {
    callbackAddress,

    async subscribe(url, _secret, signal) {
      const found = await readAll({ path: 'system/callbacks', signal }, Callback, {
        most: Infinity,
        pageSize: 100,
      })
      if (!found.ok) return found
      const existing = found.value.find((one) => one.url === url && !one.inactiveFlag)
      if (existing !== undefined) return psaOk({ id: existing.id, warning: '' })
      const answer = await json({
        method: 'POST',
        path: 'system/callbacks',
        // The level `owner` with object 1 is every ticket.
        body: { description: 'Baton', url, objectId: 1, type: 'ticket', level: 'owner' },
        signal,
      })
      if (!answer.ok) return answer
      const made = Created.safeParse(answer.value.body)
      return made.success
        ? psaOk({ id: made.data.id, warning: '' })
        : psaFailed('unavailable', 'ConnectWise did not say what it saved.', { mayHaveHappened: true })
    },

    async readCallback({ headers, body }, _secret, signal) {
      const callback = readCallback(body)
      if (callback === null) return psaOk([])
      const signature = headers['x-content-signature'] ?? null
      const event: PsaTicketEvent = {
        ticketId: callback.ticketId,
        change: changes[callback.action],
        by: callback.updatedBy,
      }
      if (kept !== null && kept.url === callback.keyUrl) {
        if (isSigned(body, signature, kept.key)) return psaOk([event])
        if (Date.now() - kept.at < keyKeptMs) return notSigned()
      }
      const key = await fetchSigningKey(callback.keyUrl, settings, signal)
      if (!key.ok) return key
      if (!isSigned(body, signature, key.value)) return notSigned()
      kept = { url: callback.keyUrl, key: key.value, at: Date.now() }
      return psaOk([event])
    },
  }
}

const notSigned = () => psaFailed('unauthorized', 'A callback was not signed by ConnectWise. It was ignored.')
