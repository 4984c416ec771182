import { isSigned, readCallback } from './callback.ts'
import type { Connection } from './connection.ts'
import type { FieldsOf } from './fields.ts'
import { Webhook } from './shapes.ts'
import { psaFailed, psaOk, type PsaProvider, type PsaResult, type PsaWritten } from '../provider.ts'

/** The two kinds of records that tell about a ticket, and the field that each has to report. */
const hooks = [
  { entity: 'TicketWebhooks', fields: 'TicketWebhookFields', wanted: /^status$/iu, name: 'Baton tickets' },
  {
    entity: 'TicketNoteWebhooks',
    fields: 'TicketNoteWebhookFields',
    wanted: /^ticket\s*id$/iu,
    name: 'Baton notes',
  },
] as const

/** Webhooks about tickets and their notes, which Autotask signs with our secret. */
export const createSubscription = (
  { query, write }: Connection,
  fieldsOf: FieldsOf,
): Pick<PsaProvider, 'callbackAddress' | 'subscribe' | 'readCallback'> => {
  const add = async (
    { entity, fields, wanted, name }: (typeof hooks)[number],
    address: string,
    secret: string,
    signal: AbortSignal,
  ): Promise<PsaResult<PsaWritten>> => {
    const own = await query(entity, [{ op: 'eq', field: 'webhookUrl', value: address }], Webhook, signal)
    if (!own.ok) return own
    const existing = own.value.find(({ isActive }) => isActive)
    if (existing !== undefined) return psaOk({ id: existing.id, warning: '' })
    const made = await write(
      'POST',
      entity,
      {
        name,
        webhookUrl: address,
        deactivationUrl: address,
        isActive: true,
        isSubscribedToCreateEvents: true,
        isSubscribedToUpdateEvents: true,
        isSubscribedToDeleteEvents: true,
        secretKey: secret,
        sendThresholdExceededNotification: false,
      },
      null,
      signal,
    )
    if (!made.ok) return made
    const known = await fieldsOf(fields, signal)
    const field = known.ok
      ? known.value.values('fieldID').find((value) => wanted.test(value.name))
      : undefined
    const subscribed =
      field === undefined
        ? null
        : await write(
            'POST',
            `${entity}/${made.value.id}/Fields`,
            { fieldID: Number(field.id), isSubscribedField: true, isDisplayAlwaysField: true },
            null,
            signal,
          )
    return psaOk({
      id: made.value.id,
      warning:
        subscribed?.ok === true
          ? ''
          : `The webhook “${name}” reports no field yet. Add one to it in Autotask, or it reports nothing.`,
    })
  }

  return {
    callbackAddress: (endpoint) => endpoint,

    async subscribe(address, secret, signal) {
      const ids: string[] = []
      const warnings: string[] = []
      for (const hook of hooks) {
        const added = await add(hook, address, secret, signal)
        if (!added.ok) return added
        ids.push(added.value.id)
        if (added.value.warning !== '') warnings.push(added.value.warning)
      }
      return psaOk({ id: ids.join(','), warning: warnings.join(' ') })
    },

    readCallback({ headers, body }, secret) {
      const callback = readCallback(body)
      // A goodbye can't be believed, and is not obeyed.
      if (callback === null || callback.kind === 'deactivated') return Promise.resolve(psaOk([]))
      if (!isSigned(body, headers['x-hook-signature'], secret))
        return Promise.resolve(
          psaFailed('unauthorized', 'A callback was not signed by Autotask. It was ignored.'),
        )
      return Promise.resolve(psaOk(callback.kind === 'ticket' ? [callback.event] : []))
    },
  }
}
