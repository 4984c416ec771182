import { z } from 'zod'
import { Account } from '../account/account.ts'
import { Branch } from '../branches/branch.ts'
import { compiled } from './compiled-shape.ts'
import { Connection } from '../ticket/connection.ts'
import { Entry } from '../entry/entry.ts'
import { Fact } from '../branches/fact.ts'
import { Fix } from '../branches/fix.ts'
import { Handoff } from '../handoff/handoff.ts'
import { Handover } from '../handover/handover.ts'
import { Person } from '../people/person.ts'
import { Policy } from '../duty/policy.ts'
import { Schedule } from '../duty/schedule.ts'
import { Session } from '../session/session.ts'
import { Ticket } from '../ticket/ticket.ts'
import { WriteUp } from '../write-up/write-up.ts'
import { Writeback } from '../write-up/writeback.ts'

/** Every synced collection and the shape of its documents. The whole account may read all of it. */
export const collections = {
  accounts: Account,
  people: Person,
  sessions: Session,
  entries: Entry,
  branches: Branch,
  facts: Fact,
  fixes: Fix,
  handoffs: Handoff,
  writeups: WriteUp,
  writebacks: Writeback,
  tickets: Ticket,
  connections: Connection,
  schedules: Schedule,
  policies: Policy,
  handovers: Handover,
} as const

export type CollectionName = keyof typeof collections
export type Documents = { [C in CollectionName]: z.infer<(typeof collections)[C]> }
export const collectionNames = Object.keys(collections) as CollectionName[]

/** A changed document, with the collection it belongs to. */
export type Change = { [C in CollectionName]: { collection: C; document: Documents[C] } }[CollectionName]

/** A change as sent over the wire: tagged by collection, its document checked against that collection's shape. */
export const ChangeSchema: z.ZodType<Change> = z.discriminatedUnion('collection', [
  z.object({ collection: z.literal('accounts'), document: compiled(Account) }),
  z.object({ collection: z.literal('people'), document: compiled(Person) }),
  z.object({ collection: z.literal('sessions'), document: compiled(Session) }),
  z.object({ collection: z.literal('entries'), document: compiled(Entry) }),
  z.object({ collection: z.literal('branches'), document: compiled(Branch) }),
  z.object({ collection: z.literal('facts'), document: compiled(Fact) }),
  z.object({ collection: z.literal('fixes'), document: compiled(Fix) }),
  z.object({ collection: z.literal('handoffs'), document: compiled(Handoff) }),
  z.object({ collection: z.literal('writeups'), document: compiled(WriteUp) }),
  z.object({ collection: z.literal('writebacks'), document: compiled(Writeback) }),
  z.object({ collection: z.literal('tickets'), document: compiled(Ticket) }),
  z.object({ collection: z.literal('connections'), document: compiled(Connection) }),
  z.object({ collection: z.literal('schedules'), document: compiled(Schedule) }),
  z.object({ collection: z.literal('policies'), document: compiled(Policy) }),
  z.object({ collection: z.literal('handovers'), document: compiled(Handover) }),
])
