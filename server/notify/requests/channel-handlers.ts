import { createHash } from 'node:crypto'
import { problem } from '../../../core/domain/document/problem.ts'
import { canWork } from '../../../core/domain/people/person.ts'
import { defaultRules, PersonalRules } from '../../../core/notify/personal-rules.ts'
import { notifyLimits } from '../../../core/protocol/notify-messages.ts'
import {
  addPushSubscription,
  mailAddressOf,
  pushSubscriptionsOf,
  removePushSubscriptions,
} from '../../store/notify/address-store.ts'
import { isRevoked, lockSignIns } from '../../store/sign-in/token-store.ts'
import { readDocument } from '../../store/change-log.ts'
import { putRules, readRules } from '../../store/notify/rules-store.ts'
import { moveHeldOf } from '../sweep-deliveries.ts'
import { sealNames } from '../notify-parts.ts'
import { testPerson } from '../tell.ts'
import type { LimitedHandlerParts, NotifyHandlers } from './handler-parts.ts'

const viewer = problem('forbidden', 'Viewers aren’t notified of escalations.')
const isOver = problem('unauthenticated', 'Sign in to continue.')
const notReachable = problem('bad_request', 'This browser named a push service that Baton may not call.')

/** Ids of devices are derived from their endpoint: allowing pushes twice is once, and a browser finds itself in the list. */
const deviceIdOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex')

/** Answers people who choose how they are told. */
export const createChannelHandlers = (
  parts: LimitedHandlerParts,
): Pick<NotifyHandlers, 'channels:read' | 'channels:save' | 'channels:test' | 'push:add' | 'push:remove'> => {
  const { databaseOf, clock, jobs, notify, testLimit } = parts
  const isViewer = async (from: { accountId: string; personId: string }): Promise<boolean> => {
    const db = databaseOf(from.accountId)
    const person = await readDocument(db, from.accountId, 'people', from.personId)
    return person === null || !canWork(person)
  }
  return {
    async 'channels:read'(from) {
      const { accountId, personId } = from
      const db = databaseOf(accountId)
      const stored = PersonalRules.safeParse(await readRules(db, personId)).data ?? null
      const devices = await pushSubscriptionsOf(db, accountId, personId)
      return {
        ok: true,
        channels: {
          rules: stored ?? defaultRules,
          hasChosen: stored !== null,
          mailTo: notify.channels.has('email') ? await mailAddressOf(db, accountId, personId) : null,
          pushKey: notify.vapidPublicKey,
          devices: devices
            .slice(0, notifyLimits.devices)
            .map(({ id, deviceName: name, createdAt: addedAt }) => ({ id, name, addedAt })),
          hasNoLinks: notify.publicUrl === null,
        },
      }
    },
    async 'channels:save'(from, { change }) {
      const db = databaseOf(from.accountId)
      await db.transaction().execute(async (trx) => {
        await putRules(trx, from, change)
        await jobs.enqueue(trx, await moveHeldOf(trx, from.accountId, from.personId, clock()))
      })
      return { ok: true }
    },
    async 'channels:test'(from, { channel }) {
      if (await isViewer(from)) return { ok: false, problem: viewer }
      const over = await testLimit(from)
      if (over !== null) return { ok: false, problem: over }
      const db = databaseOf(from.accountId)
      await db.transaction().execute(async (trx) => {
        await jobs.enqueue(trx, await testPerson(trx, from, channel, clock()))
      })
      return { ok: true }
    },
    async 'push:add'(from, { name, subscription }) {
      if (await isViewer(from)) return { ok: false, problem: viewer }
      if (!notify.network.allows(new URL(subscription.endpoint).hostname))
        return { ok: false, problem: notReachable }
      const { accountId, personId, family } = from
      const id = deviceIdOf(subscription.endpoint)
      const createdAt = clock()
      const db = databaseOf(accountId)
      const isAdded = await db.transaction().execute(async (trx) => {
        // Ended meanwhile, it would leave a device behind that is no longer theirs.
        await lockSignIns(trx, personId)
        if (await isRevoked(trx, family)) return false
        const known = await pushSubscriptionsOf(trx, accountId, personId)
        // The oldest makes room: a browser that was cleared leaves one behind that nothing ever removes.
        const surplus = known.filter((one) => one.id !== id).slice(0, -(notifyLimits.devices - 1))
        await removePushSubscriptions(
          trx,
          surplus.map((one) => one.id),
        )
        await addPushSubscription(trx, {
          id,
          accountId,
          personId,
          family,
          deviceName: name,
          subscription: notify.vault.lock(
            JSON.stringify(subscription),
            sealNames.subscription(accountId, id),
          ),
          createdAt,
        })
        return true
      })
      if (!isAdded) return { ok: false, problem: isOver }
      return { ok: true, device: { id, name, addedAt: createdAt } }
    },
    async 'push:remove'(from, { deviceId }) {
      const db = databaseOf(from.accountId)
      const own = await pushSubscriptionsOf(db, from.accountId, from.personId)
      if (own.some(({ id }) => id === deviceId)) await removePushSubscriptions(db, [deviceId])
      return { ok: true }
    },
  }
}
