import type { z } from 'zod'
import type { Change, CollectionName, Documents } from '../../domain/shapes/collections.ts'
import type { Role } from '../../domain/people/person.ts'
import type { Problem, ProblemKind } from '../../domain/document/problem.ts'

/** Who is acting. `system` is the server itself, for wake-ups and deliveries. */
export type Actor = { id: string; role: Role; name: string } | { id: 'system'; role: 'owner'; name: 'Baton' }

/** Everything a decision may depend on besides documents. */
export type Context = {
  intentId: string
  accountId: string
  actor: Actor
  /** When the person did it: the device's clock, corrected; on the server, bounded (`boundedTime`). Milliseconds. */
  at: number
  /** When it is decided; on the server, by the server's clock. Milliseconds. */
  now: number
  /** `device` predicts what the server will decide; only `server` makes it final. */
  authority: 'device' | 'server'
}

/** A rejection. Thrown only inside `apply`; `decide` turns it into a value. */
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
  /** The document, or null if the account has none with that id. */
  find<C extends CollectionName>(collection: C, id: string): Documents[C] | null
  /** The document, or a `not_found` rejection with `what` in its sentence. */
  get<C extends CollectionName>(collection: C, id: string, what: string): Documents[C]
  /** Rejects with `already_exists` if the id is taken. */
  mustBeNew(collection: CollectionName, id: string, what: string): void
  put<C extends CollectionName>(collection: C, document: Documents[C]): void
  reject(kind: ProblemKind, message: string, details?: Omit<Problem, 'kind' | 'message'>): never
  /** The next derived id of this intent. */
  nextId(): string
  /** A person's name for a sentence; "Someone" if unknown. */
  nameOf(personId: string): string
  changes(): Change[]
}

/** One kind of action: its shape, who may do it, and what it changes. */
export type IntentDefinition<P extends z.ZodType = z.ZodType> = {
  /** Version of the shape; the server accepts every version there has ever been. */
  version: number
  payload: P
  /** The lowest role that may do it. `system` intents are never accepted from a device. */
  minRole: Role | 'system'
  /** `request`: only the server can decide, so it is never queued, and never shown before the answer. */
  mode: 'queued' | 'request'
  /** Pure; may reject. Runs again from the start if it asks for a document that isn't loaded. */
  apply(work: Work, payload: z.output<P>): void
}

export const defineIntent = <P extends z.ZodType>(definition: IntentDefinition<P>): IntentDefinition<P> =>
  definition
