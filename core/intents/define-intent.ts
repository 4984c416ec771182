import type { z } from 'zod'
import type { Change, CollectionName, Documents } from '../domain/collections.ts'
import type { Role } from '../domain/person.ts'
import type { Problem, ProblemKind } from '../domain/problem.ts'

/** Who acts. `system` is the server itself: wake-ups and deliveries. */
export type Actor = { id: string; role: Role; name: string } | { id: 'system'; role: 'owner'; name: 'Baton' }

/** Everything that a decision may depend on besides documents. */
export type Context = {
  intentId: string
  accountId: string
  actor: Actor
  /** When the person did it: device clock, corrected; never later than `now`. Milliseconds. */
  at: number
  /** When it is decided. On the server the server's clock. Milliseconds. */
  now: number
  /** `device` foresees what the server will decide; only `server` makes it so. */
  authority: 'device' | 'server'
}

/** A rejection, thrown inside `apply` alone and turned into a value by `decide`. */
export class Rejection extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** The documents that one intent reads and writes. */
export type Work = {
  readonly context: Context
  /** The document, or null when the account has none of that id. */
  find<C extends CollectionName>(collection: C, id: string): Documents[C] | null
  /** The document; rejects with `not_found` and `what` in the sentence. */
  get<C extends CollectionName>(collection: C, id: string, what: string): Documents[C]
  /** Refuses with `already_exists` when the id is taken. */
  mustBeNew(collection: CollectionName, id: string, what: string): void
  put<C extends CollectionName>(collection: C, document: Documents[C]): void
  reject(kind: ProblemKind, message: string, details?: Omit<Problem, 'kind' | 'message'>): never
  /** The next derived id of this intent. */
  nextId(): string
  /** A person's name for a sentence; "Someone" when unknown. */
  nameOf(personId: string): string
  changes(): Change[]
}

/** One kind of action: its shape, who may, and what follows from it. */
export type IntentDefinition<P extends z.ZodType = z.ZodType> = {
  /** Shape version; the server accepts every version that ever was. */
  version: number
  payload: P
  /** The least role. `system` intents are never accepted from a device. */
  minRole: Role | 'system'
  /** `request`: only the server can answer, so it is never queued nor shown before it is decided. */
  mode: 'queued' | 'request'
  /** Pure; may reject. Runs again from the start when it asks for a document that is not loaded. */
  apply(work: Work, payload: z.output<P>): void
}

export const defineIntent = <P extends z.ZodType>(definition: IntentDefinition<P>): IntentDefinition<P> =>
  definition
