import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Documents } from '../../../core/domain/shapes/collections.ts'
import { seenOf, type Ticket, ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import type { WriteUpContent } from '../../../core/domain/write-up/write-up.ts'
import type { WritebackState } from '../../../core/domain/write-up/writeback.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import type { Credentials } from '../../../core/protocol/psa-messages.ts'
import type { PsaKind } from '../../../core/psa/systems.ts'
import { queuePsaJobs } from '../../../server/psa/queue-psa-jobs.ts'
import { type PsaTimings, psaTimings } from '../../../server/psa/timings.ts'
import type { Quotas } from '../../../server/quotas/quotas.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { makeContent } from '../samples/psa.ts'
import { eventually, type RigDesk, staff, startPayload, startSyncRig, type SyncRig } from './sync-rig.ts'

/** Waits of seconds and minutes, in milliseconds. */
export const quickTimings: PsaTimings = {
  call: 1500,
  lease: 5000,
  retries: [50, 50, 50],
  outages: [100],
  sweep: 500,
  drain: 5000,
  poll: 600_000,
  asked: psaTimings.asked,
}

export type PsaRig = {
  sync: SyncRig
  ann: RigDesk
  olga: RigDesk
  connectionId: string
  /** Does something as Ann, and fails unless it is accepted. */
  act<T extends IntentType>(type: T, payload: IntentInput<T>, as?: RigDesk): Promise<void>
  /** Asks for what only the server decides, and fails unless it is accepted. */
  request<T extends IntentType>(type: T, payload: IntentInput<T>, as: RigDesk): Promise<void>
  document<C extends 'tickets' | 'sessions' | 'writebacks' | 'writeups' | 'connections' | 'handoffs'>(
    collection: C,
    id: string,
  ): Promise<Documents[C]>
  /** Reads a ticket as a desk does, and gives its document. */
  read(systemId: string): Promise<Ticket>
  /** A session of Ann's with that ticket, resolved with a write-up; gives the id of its writeback. */
  resolve(systemId: string, content?: Partial<WriteUpContent>): Promise<string>
  /** A session of Ann's with that ticket; gives its id. */
  start(systemId: string): Promise<string>
  /**
   * Keeps the server from the system until then; null lets it go on. Waits for what still runs first, which would end the pause by
   * saying in the end that the system answers.
   */
  pause(until: Date | null): Promise<void>
  /** Waits until a writeback is in one of these states. */
  reaches(writebackId: string, ...states: WritebackState[]): Promise<Documents['writebacks']>
  close(): Promise<void>
}

/** A workspace of {@link staff} that is connected to a ticket system, through everything a desk goes through. */
export const startPsaRig = async (
  system: PsaKind,
  credentials: Credentials,
  setUp: {
    memberId: string
    boards: Documents['connections']['boards']
    timings?: Partial<PsaTimings>
    /** Where the system can call; null if it can't. */
    publicUrl?: string
    /** Without limits unless given. */
    quotas?: Partial<Quotas>
    /** Of the kind that have to be chosen. */
    choices?: Documents['connections']['choices']
  },
): Promise<PsaRig> => {
  const sync = await startSyncRig({
    psaTimings: { ...quickTimings, ...setUp.timings },
    publicUrl: setUp.publicUrl ?? null,
    ...(setUp.quotas === undefined ? {} : { quotas: setUp.quotas }),
  })
  await sync.addAccount('acme', staff())
  const ann = await sync.desk('acme', 'ann')
  const olga = await sync.desk('acme', 'olga')
  const saved = await olga.ask('connection:save', {
    connectionId: null,
    system,
    name: 'Tickets',
    credentials,
  })
  if (!saved.ok) throw new Error(saved.problem.message)
  const { connectionId } = saved
  const rig: PsaRig = {
    async request(type, payload, as) {
      const intent = { id: uuid(), at: Date.now(), type, version: 1, payload }
      const answer = await as.ask('intents:request', { intent })
      if (!answer.ok) throw new Error(`${type}: ${answer.problem.message}`)
    },
    sync,
    ann,
    olga,
    connectionId,
    async act(type, payload, as = ann) {
      const answer = await as.push(as.intent(type, payload))
      const [verdict] = answer.ok ? answer.verdicts : []
      if (verdict?.status !== 'accepted') throw new Error(`${type}: ${JSON.stringify(answer)}`)
    },
    async document(collection, id) {
      const found = await readDocument(sync.db, 'acme', collection, id)
      if (found === null) throw new Error(`No ${collection}/${id}.`)
      return found
    },
    async read(systemId) {
      const answer = await ann.ask('tickets:read', { connectionId, systemId })
      if (!answer.ok) throw new Error(answer.problem.message)
      return answer.ticket
    },
    async start(systemId) {
      const ticket = await rig.read(systemId)
      const sessionId = uuid()
      await rig.act('session.start', { ...startPayload(sessionId), linkedTicketId: ticket.id })
      return sessionId
    },
    async resolve(systemId, content = {}) {
      const sessionId = await rig.start(systemId)
      const ticket = await rig.document('tickets', ticketDocumentId(connectionId, systemId))
      const writeUp = makeContent({ writeUpId: uuid(), seen: seenOf(ticket), ...content })
      await rig.act('session.resolve', { sessionId, resolutionSummary: 'A corrupt profile', writeUp })
      const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
      if (writebackId === null) throw new Error('Nothing was planned.')
      return writebackId
    },
    async pause(until) {
      await eventually('what runs to end', async () => {
        const { rows } =
          await sql`select 1 from pgboss.job where name = 'writebacks-drain' and state = 'active'`.execute(
            sync.db,
          )
        return rows.length === 0
      })
      await sync.db.updateTable('connection_secrets').set({ paused_until: until }).execute()
    },
    async reaches(writebackId, ...states) {
      let last: Documents['writebacks'] | null = null
      try {
        return await eventually(states.join(' or '), async () => {
          last = await rig.document('writebacks', writebackId)
          return states.includes(last.state) && last
        })
      } catch (error) {
        throw new Error(`It stayed at ${JSON.stringify(last)}`, { cause: error })
      }
    },
    close: async () => sync.close(),
  }
  await rig.request(
    'connection.settings',
    {
      connectionId,
      boards: setUp.boards,
      members: [{ personId: 'ann', memberId: setUp.memberId, name: 'Ann' }],
      ...(setUp.choices === undefined ? {} : { choices: setUp.choices }),
    },
    olga,
  )
  await queuePsaJobs(sync.db, sync.jobs)
  return rig
}
