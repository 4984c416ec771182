import { z } from 'zod'
import { megabyte } from '../domain/text/byte-size.ts'
import { Checkpoint, nothingYet } from '../domain/document/checkpoint.ts'
import { ChangeSchema, collectionNames } from '../domain/shapes/collections.ts'
import { Channel } from '../domain/handoff/handoff.ts'
import { contentCollections } from '../domain/shapes/on-device.ts'
import { Id, Rev, Timestamp } from '../domain/document/id.ts'
import { Role } from '../domain/people/person.ts'
import { Problem } from '../domain/document/problem.ts'
import { storableText } from '../domain/text/text.ts'
import { SearchHit } from '../search/hit.ts'
import { Intent, RequestIntent, Verdict } from '../intents/intent.ts'
import { AssistantSaid } from './assistant-messages.ts'
import { figureRequests } from './figure-messages.ts'
import { aiRequests } from './ai-messages.ts'
import { dutyRequests } from './duty-messages.ts'
import { notifyRequests } from './notify-messages.ts'
import { policyRequests } from './policy-messages.ts'
import { proofRequests } from './proof-messages.ts'
import { psaRequests } from './psa-messages.ts'
import { rejection } from './rejection.ts'
import { Looking, Subject } from './presence.ts'

/** Wire limits. Bytes are of JSON. */
export const limits = {
  /** Of one message to the server, which closes the connection above this; clients stay well below. */
  messageBytes: megabyte,
  pushIntents: 100,
  pushBytes: megabyte / 2,
  pullDocuments: 1000,
  sessionDocuments: 500,
  /** Of the documents of one answer to a pull; one that is larger alone comes alone. */
  pullBytes: megabyte,
  knownIntents: 500,
  markBatch: 200,
  presencePeople: 500,
  /** Of a search, in characters, and of its answer. */
  searchQuery: 500,
  searchHits: 20,
  /** Sustained messages a second on one connection; bursts may be twice that. */
  eventsPerSecond: 100,
} as const

/**
 * Where a rev that is too large for one message was cut: its documents up to this one have been read. They are not to
 * be shown or stored before the rest of the rev has come.
 */
export const Part = z.object({ rev: Rev, collection: z.enum(collectionNames), id: Id })
export type Part = z.infer<typeof Part>

/** What a client sends when it connects. */
export const Handshake = z.object({
  token: z.string().min(1).max(4096),
  deviceId: Id,
  protocol: z.int().min(0).max(1_000_000),
  /** How far this device has read; a device that has read nothing leaves it out. */
  checkpoint: Checkpoint.default(nothingYet),
})
export type Handshake = z.infer<typeof Handshake>

/** How long a connection lives by the token that it showed. Milliseconds. */
const Lifetime = z.int().min(0)

/** Client → server, each with an answer. The server's time comes with every answer, as a second argument. */
export const requests = {
  /** This device's intents in order. `missing_prior` names the number the server expects. */
  'intents:push': {
    request: z.object({ intents: z.array(Intent).min(1).max(limits.pushIntents) }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), verdicts: z.array(Verdict) }),
      rejection,
    ]),
  },
  /** One intent that only the server can decide: a claim, a change to a person. */
  'intents:request': {
    request: z.object({ intent: RequestIntent }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), rev: Rev }), rejection]),
  },
  /** Which of these intents of this person the server has decided: after a restored backup it may have lost some. */
  'intents:known': {
    request: z.object({ ids: z.array(Id).min(1).max(limits.knownIntents) }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), ids: z.array(Id) }), rejection]),
  },
  /**
   * Documents that changed after a checkpoint, oldest first; whole revs only. `more` while the server has more.
   * `other_history` when the server never was at that checkpoint: it was restored from a backup.
   *
   * With `wholeSince` what lies with closed sessions of others that were last changed before is left out, and
   * `left` names these sessions.
   */
  'sync:pull': {
    request: z.object({
      after: Checkpoint,
      part: Part.optional(),
      limit: z.int().min(1).max(limits.pullDocuments),
      wholeSince: Timestamp.optional(),
    }),
    answer: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        changes: z.array(ChangeSchema),
        left: z.array(Id),
        reached: Checkpoint,
        head: Rev,
        more: z.boolean(),
        part: Part.optional(),
      }),
      rejection,
    ]),
  },
  /** What lies with one session, in pages: `next` is what to go on behind, null behind the last. */
  'session:read': {
    request: z.object({
      sessionId: Id,
      after: z.object({ collection: z.enum(contentCollections), id: Id }).nullable(),
    }),
    answer: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        changes: z.array(ChangeSchema),
        next: z.object({ collection: z.enum(contentCollections), id: Id }).nullable(),
      }),
      rejection,
    ]),
  },
  /**
   * Sessions that match a query among those that are not whole on this device: closed, of others, last changed before
   * `wholeSince`. Those in which one text says every word come first, then the latest.
   */
  'search:sessions': {
    request: z.object({
      query: z.string().min(1).max(limits.searchQuery),
      limit: z.int().min(1).max(limits.searchHits),
      wholeSince: Timestamp,
    }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), hits: z.array(SearchHit) }),
      rejection,
    ]),
  },
  /** What reached this person: a notification shown (`delivered`) or opened (`seen`). Safe to repeat. */
  'handoffs:mark': {
    request: z.object({
      marks: z
        .array(
          z.object({
            handoffId: Id,
            channel: Channel,
            state: z.enum(['delivered', 'seen', 'failed']),
            reason: z.string().overwrite(storableText).max(200).nullable(),
            /** What they had been told of by then (`toldAt`, `lastToldAt`); absent for what is told only once. */
            toldAt: Timestamp.optional(),
          }),
        )
        .min(1)
        .max(limits.markBatch),
    }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), rejection]),
  },
  /**
   * What this connection's person is looking at now; null for nothing; `away` if they aren't at their desk. Never stored;
   * forgotten when the connection ends.
   *
   * The id is passed on within the person's own account without being looked up, so the answer reveals nothing about it.
   */
  'presence:look': {
    request: z.object({ subject: Subject.nullable(), away: z.boolean().optional() }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), rejection]),
  },
  /** Shows a fresh access token of the same person, so that this connection outlives the one it came by. */
  'access:renew': {
    request: z.object({ token: z.string().min(1).max(4096) }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), expiresIn: Lifetime }), rejection]),
  },
  ...psaRequests,
  ...notifyRequests,
  ...policyRequests,
  ...proofRequests,
  ...figureRequests,
  ...aiRequests,
  ...dutyRequests,
} as const

export type RequestName = keyof typeof requests
export type RequestOf<N extends RequestName> = z.infer<(typeof requests)[N]['request']>
export type AnswerOf<N extends RequestName> = z.infer<(typeof requests)[N]['answer']>

/** Server → client. */
export const pushes = {
  /**
   * First message of a connection. `now` lets the device correct its clock; after `expiresIn` the server ends the
   * connection unless it was renewed.
   */
  welcome: z.object({
    accountId: Id,
    personId: Id,
    role: Role,
    head: Checkpoint,
    /** False when this history never was at the device's checkpoint: the server was restored from a backup. */
    recognised: z.boolean(),
    now: Timestamp,
    expiresIn: Lifetime,
    protocol: z.int(),
    version: z.string(),
  }),
  /** Documents that changed from `previous` on up to `reached`. A client that does not stand at `previous` pulls. */
  'sync:changed': z.object({ previous: Checkpoint, reached: Checkpoint, changes: z.array(ChangeSchema) }),
  /**
   * People in the account who came, went, or started or stopped looking at something, each with everything they look at
   * now. After the welcome no one is there until a message says so. People receive their own changes too.
   */
  'presence:changed': z.object({ people: z.array(Looking).min(1).max(limits.presencePeople) }),
  /** A piece of an answer of the assistant while it is written, for desks that look at its session. Never stored. */
  'assistant:said': AssistantSaid,
  /** This person changed how they are told; `channels:read` says how. */
  'rules:changed': z.object({}),
  /** The connection is about to be closed, and why. */
  ended: z.object({ problem: Problem }),
} as const

export type PushName = keyof typeof pushes
export type PushOf<N extends PushName> = z.infer<(typeof pushes)[N]>
