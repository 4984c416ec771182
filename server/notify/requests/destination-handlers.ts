import { randomUUID } from 'node:crypto'
import { problem, type Problem } from '../../../core/domain/document/problem.ts'
import { atLeast, canWork } from '../../../core/domain/people/person.ts'
import { messageOf } from '../../../core/notify/message.ts'
import { WebhookSettings } from '../../../core/notify/destination-settings.ts'
import { defaultRedaction } from '../../../core/domain/text/secret-kinds.ts'
import { day } from '../../../core/domain/time/durations.ts'
import { notifyLimits } from '../../../core/protocol/notify-messages.ts'
import { asksElsewhere } from '../../../core/protocol/answer-times.ts'
import { readDocument } from '../../store/change-log.ts'
import type { Database } from '../../store/database.ts'
import { deliveriesTo, replayDelivery } from '../../store/notify/delivery-store.ts'
import {
  type DestinationRow,
  destinationsOf,
  findDestination,
  markChecked,
  putDestination,
  removeDestination,
} from '../../store/notify/destination-store.ts'
import { settingsIn } from '../destinations.ts'
import { drainOf } from '../drain-effects.ts'
import { sealNames } from '../notify-parts.ts'
import { attempt } from '../send-message.ts'
import { newWebhookSecret, settingsFrom, shownOf } from './destination-form.ts'
import type { LimitedHandlerParts, NotifyHandlers } from './handler-parts.ts'

const onlyAdmins = problem('forbidden', 'Only admins and owners can change where the workspace is told.')
const unknown = problem('not_found', 'This destination was removed. Add it again.')
const tooMany = problem(
  'too_large',
  `A workspace can have up to ${notifyLimits.destinations} destinations. Remove one first.`,
)

/** How long an earlier secret signs beside a new one. Milliseconds. */
const rotationLasts = day

type Asked = { accountId: string; personId: string }

/** Answers admins about where the workspace is told as a whole. Secrets come in and, but for a webhook's new one, never go out. */
export const createDestinationHandlers = (
  parts: LimitedHandlerParts,
): Pick<NotifyHandlers, Extract<keyof NotifyHandlers, `destinations:${string}`>> => {
  const { databaseOf, clock, jobs, notify, testLimit } = parts
  const { vault } = notify

  const open = (row: DestinationRow): unknown => settingsIn(vault, row)
  const seal = (accountId: string, id: string, settings: unknown): string =>
    vault.lock(JSON.stringify(settings), sealNames.destination(accountId, id))

  const asAdmin = async <A extends { ok: boolean }>(
    from: Asked,
    work: (db: Database) => Promise<A | { ok: false; problem: Problem }>,
  ): Promise<A | { ok: false; problem: Problem }> => {
    const db = databaseOf(from.accountId)
    const person = await readDocument(db, from.accountId, 'people', from.personId)
    if (person === null || !canWork(person) || !atLeast(person.role, 'admin'))
      return { ok: false, problem: onlyAdmins }
    return work(db)
  }
  const withOne = async <A extends { ok: boolean }>(
    from: Asked,
    id: string,
    work: (row: DestinationRow, db: Database) => Promise<A | { ok: false; problem: Problem }>,
  ) =>
    asAdmin(from, async (db) => {
      const row = await findDestination(db, from.accountId, id)
      return row === null ? { ok: false as const, problem: unknown } : work(row, db)
    })

  return {
    'destinations:list': async (from) =>
      asAdmin(from, async (db) => {
        const rows = await destinationsOf(db, from.accountId)
        const destinations = await Promise.all(
          rows.slice(0, notifyLimits.destinations).map(async (row) => {
            const [last] = await deliveriesTo(db, from.accountId, row.id, 1)
            const { id, kind, name, lowestPriority, offBecause } = row
            return {
              id,
              kind,
              name,
              lowestPriority,
              offBecause,
              ...shownOf(kind, open(row)),
              last:
                last === undefined ? null : { state: last.state, at: last.changedAt, reason: last.reason },
            }
          }),
        )
        return { ok: true as const, destinations }
      }),

    'destinations:save': async (from, { id: given, kind, name, form, lowestPriority }) =>
      asAdmin(from, async (db) => {
        const { accountId } = from
        const known = given === null ? null : await findDestination(db, accountId, given)
        if (given !== null && known?.kind !== kind) return { ok: false as const, problem: unknown }
        const all = await destinationsOf(db, accountId)
        if (known === null && all.length >= notifyLimits.destinations)
          return { ok: false as const, problem: tooMany }
        const settings = settingsFrom(kind, form, known === null ? null : open(known))
        if (!settings.ok) return settings
        const id = known?.id ?? randomUUID()
        await db.transaction().execute(async (trx) =>
          putDestination(trx, {
            id,
            accountId,
            kind,
            name,
            settings: seal(accountId, id, settings.value),
            lowestPriority,
            createdAt: clock(),
            createdBy: from.personId,
            checkedAt: clock(),
            offBecause: null,
          }),
        )
        const secret = 'secret' in settings.value ? settings.value.secret : null
        const before = known === null ? null : WebhookSettings.safeParse(open(known)).data?.secret
        return { ok: true as const, id, secret: secret === before ? null : secret }
      }),

    'destinations:remove': async (from, { id }) =>
      asAdmin(from, async (db) => {
        await db.transaction().execute(async (trx) => removeDestination(trx, from.accountId, id))
        return { ok: true as const }
      }),

    'destinations:test': async (from, { id }) =>
      withOne(from, id, async (row, db) => {
        const channel = notify.channels.get(row.kind)
        if (channel === undefined) return { ok: false as const, problem: unknown }
        const over = await testLimit(from)
        if (over !== null) return { ok: false as const, problem: over }
        const message = messageOf({
          why: 'test',
          handoff: null,
          nameOf: () => '',
          redaction: defaultRedaction,
          text: null,
          now: clock(),
          link: notify.publicUrl,
          claimLink: null,
        })
        const result = await attempt(
          channel,
          {
            id: randomUUID(),
            to: { kind: 'destination', settings: open(row) },
            messages: [message],
            thread: null,
            attempt: 0,
            at: clock(),
          },
          AbortSignal.timeout(asksElsewhere['destinations:test']),
        )
        if (result.ok) {
          await markChecked(db, row.accountId, id, clock())
          return { ok: true as const }
        }
        return { ok: false as const, problem: problem('bad_request', `${result.reason}.`) }
      }),

    'destinations:rotate': async (from, { id }) =>
      withOne(from, id, async (row, db) => {
        const settings = WebhookSettings.safeParse(open(row))
        if (!settings.success) return { ok: false as const, problem: unknown }
        const secret = newWebhookSecret()
        const previous = { secret: settings.data.secret, until: clock() + rotationLasts }
        await db.transaction().execute(async (trx) =>
          putDestination(trx, {
            ...row,
            settings: seal(row.accountId, id, { ...settings.data, secret, previous }),
          }),
        )
        return { ok: true as const, secret }
      }),

    'destinations:log': async (from, { id }) =>
      asAdmin(from, async (db) => ({
        ok: true as const,
        deliveries: await deliveriesTo(db, from.accountId, id, notifyLimits.log),
      })),

    'destinations:replay': async (from, { deliveryId }) =>
      asAdmin(from, async (db) => {
        const now = clock()
        const channel = await db.transaction().execute(async (trx) => {
          const found = await replayDelivery(trx, from.accountId, deliveryId, now)
          if (found !== null) await jobs.enqueue(trx, [drainOf(found, now, now)])
          return found
        })
        return channel === null ? { ok: false as const, problem: unknown } : { ok: true as const }
      }),
  }
}
