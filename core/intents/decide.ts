import type { Change } from '../domain/collections.ts'
import { atLeast } from '../domain/person.ts'
import { problem, type Problem } from '../domain/problem.ts'
import { storable } from '../domain/text.ts'
import { Rejection, type Context } from './define-intent.ts'
import type { RequestIntent } from './intent.ts'
import { definitionOf } from './registry.ts'
import { NotLoaded, startWork, type Ref, type View } from './work.ts'

/** What follows from an intent: new documents, a rejection, or the wish to see one more document first. */
export type Decision =
  | { status: 'accepted'; changes: Change[] }
  | { status: 'rejected'; problem: Problem }
  | { status: 'needs'; ref: Ref }

const rejected = (kind: Problem['kind'], message: string): Decision => ({
  status: 'rejected',
  problem: problem(kind, message),
})

/**
 * Decides one intent: the same pure function on every device and on the server.
 *
 * Documents come back with `rev` as the view had it; whoever stores them sets it. Nothing is written when it
 * rejects. A `needs` answer asks the caller to load that document and call again.
 */
export const decide = (intent: RequestIntent, context: Context, view: View): Decision => {
  const definition = definitionOf(intent.type)
  if (definition === null || intent.version > definition.version) {
    return rejected(
      'unsupported_intent',
      'This server is older than your app and does not know this action. Update the server.',
    )
  }
  if (
    definition.minRole === 'system'
      ? context.actor.id !== 'system'
      : !atLeast(context.actor.role, definition.minRole)
  ) {
    return rejected(
      'forbidden',
      context.actor.role === 'viewer'
        ? 'Viewers can read, but not change anything. Ask an admin for access.'
        : 'Your role does not allow this.',
    )
  }
  const payload = definition.payload.safeParse(storable(intent.payload))
  if (!payload.success) {
    const issue = payload.error.issues[0]
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`
    return rejected('bad_request', `This action is not complete or not well formed${where}.`.slice(0, 900))
  }
  const work = startWork(context, view)
  try {
    definition.apply(work, payload.data)
  } catch (error) {
    if (error instanceof NotLoaded) return { status: 'needs', ref: error.ref }
    if (error instanceof Rejection) return { status: 'rejected', problem: error.problem }
    throw error
  }
  return { status: 'accepted', changes: work.changes() }
}

/** Decides with a loader: fetches what is asked for and tries again, at most as often as an intent has documents. */
export const decideLoading = async (
  intent: RequestIntent,
  context: Context,
  view: View,
  load: (ref: Ref) => Promise<void>,
): Promise<Exclude<Decision, { status: 'needs' }>> => {
  for (let tries = 0; tries < 64; tries += 1) {
    const decision = decide(intent, context, view)
    if (decision.status !== 'needs') return decision
    await load(decision.ref)
  }
  throw new Error(`Intent ${intent.type} asked for more than 64 documents.`)
}
