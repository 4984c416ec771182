import { v7 as uuid } from 'uuid'
import { sql } from 'kysely'
import type { PersonalRules } from '../../../core/notify/personal-rules.ts'
import type { DeliveryState } from '../../../core/notify/delivery.ts'
import {
  escalatePayload,
  type RigDesk,
  type SyncRig,
  startPayload,
  startSyncRig,
} from '../server/sync-rig.ts'
import type { MailServer } from './mail-server.ts'

export const rigFrom = { name: 'Baton', address: 'baton@northwind.example' }

/** A rig that sends mail to a server of the test, with links and short waits. */
export const startToldRig = async (
  mail: MailServer | null,
  over: Parameters<typeof startSyncRig>[0] = {},
): Promise<SyncRig> =>
  startSyncRig({
    ...over,
    notify: {
      publicUrl: 'https://baton.example',
      mail: mail === null ? null : { url: mail.url, from: rigFrom },
      ...over.notify,
    },
  })

export const addressOf = (personId: string): string => `${personId}@northwind.example`

/** Gives people of an account mail addresses. */
export const giveAddresses = async (rig: SyncRig, accountId: string, personIds: readonly string[]) => {
  for (const personId of personIds)
    await rig.db
      .insertInto('credentials')
      .values({
        person_id: personId,
        account_id: accountId,
        email: addressOf(personId),
        password_hash: 'none',
      })
      .execute()
}

/** Escalates a fresh session from a desk; gives the ids. */
export const escalateFrom = async (desk: RigDesk, over: Record<string, unknown> = {}, title?: string) => {
  const sessionId = uuid()
  const handoffId = uuid()
  const start = { ...startPayload(sessionId), ...(title === undefined ? {} : { title }) }
  const payload = escalatePayload(sessionId, handoffId)
  const named = title === undefined ? payload : { ...payload, snapshot: { ...payload.snapshot, title } }
  const answer = await desk.push(
    desk.intent('session.start', start),
    desk.intent('handoff.create', { ...named, ...over }),
  )
  if (!answer.ok || answer.verdicts.some(({ status }) => status !== 'accepted'))
    throw new Error(`Not escalated: ${JSON.stringify(answer)}`)
  return { sessionId, handoffId }
}

export const claimFrom = async (desk: RigDesk, handoffId: string) =>
  desk.ask('intents:request', {
    intent: { id: uuid(), at: Date.now(), type: 'handoff.claim', version: 1, payload: { handoffId } },
  })

export type DeliveryFacts = {
  personId: string | null
  channel: string
  why: string
  state: DeliveryState
  reason: string | null
  tries: number
}

/** The deliveries of a handoff, oldest first. */
export const deliveriesIn = async (rig: SyncRig, handoffId: string): Promise<DeliveryFacts[]> => {
  const { rows } = await sql<DeliveryFacts>`
    select person_id as "personId", channel, why, state, reason, tries from notify_deliveries
    where handoff_id = ${handoffId} order by seq
  `.execute(rig.db)
  return rows
}

export const setRules = async (rig: SyncRig, accountId: string, personId: string, rules: PersonalRules) =>
  sql`insert into notify_rules (person_id, account_id, rules) values (${personId}, ${accountId},
    ${JSON.stringify(rules)}::jsonb) on conflict (person_id) do update set rules = excluded.rules`.execute(
    rig.db,
  )
