import type { Change } from '../domain/shapes/collections.ts'
import { atLeast } from '../domain/people/person.ts'
import { problem, type Problem } from '../domain/document/problem.ts'
import { storable } from '../domain/text/text.ts'
import { Rejection, type Context } from './defining/define-intent.ts'
import type { RequestIntent } from './intent.ts'
import { keepSla } from './defining/keep-sla.ts'
import { definitionOf } from './registry.ts'
import { NotLoaded, startWork, type Ref, type View } from './defining/work.ts'

/** The outcome of an intent: changed documents, a rejection, or a request to load one more document first. */
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
 * Documents come back with the `rev` from the view; whoever stores them sets the new one. A rejection writes nothing.
 * `needs` asks the caller to load that document and call again.
 */
export const decide = (intent: RequestIntent, context: Context, view: View): Decision => {
  const definition = definitionOf(intent.type)
  if (definition === null || intent.version > definition.version) {
    return rejected(
      'unsupported_intent',
      'The server is older than your app and doesn’t know this action. Ask your admin to update it.',
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
        ? 'Viewers can read but not change anything. Ask an admin to change your role.'
        : 'Your role doesn’t allow this. Ask an admin.',
    )
  }
  const payload = definition.payload.safeParse(storable(intent.payload))
  if (!payload.success) {
    const issue = payload.error.issues[0]
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`
    return rejected('bad_request', `This action is incomplete or malformed${where}.`.slice(0, 900))
  }
  const work = startWork(context, view)
  try {
    definition.apply(work, payload.data)
    if (context.authority === 'server') keepSla(work, view)
  } catch (error) {
    if (error instanceof NotLoaded) return { status: 'needs', ref: error.ref }
    if (error instanceof Rejection) return { status: 'rejected', problem: error.problem }
    throw error
  }
  return { status: 'accepted', changes: work.changes() }
}

/** The most documents an intent can ask for: a shift handover, all of whose sessions and handoffs have changed. */
const mostDocuments = 512

/** Decides with a loader: loads each document asked for and tries again, up to the most an intent can need. */
export const decideLoading = async (
  intent: RequestIntent,
  context: Context,
  view: View,
  load: (ref: Ref) => Promise<void>,
): Promise<Exclude<Decision, { status: 'needs' }>> => {
  for (let tries = 0; tries < mostDocuments; tries += 1) {
    const decision = decide(intent, context, view)
    if (decision.status !== 'needs') return decision
    await load(decision.ref)
  }
  throw new Error(`Intent ${intent.type} asked for more than ${mostDocuments} documents.`)
}
