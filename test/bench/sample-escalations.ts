import type { Change } from '../../core/domain/collections.ts'
import type { Person } from '../../core/domain/person.ts'
import type { Session } from '../../core/domain/session.ts'
import { snapshotOf } from '../../core/domain/snapshot.ts'
import { decide } from '../../core/intents/decide.ts'
import type { IntentInput } from '../../core/intents/registry.ts'
import type { View } from '../../core/intents/work.ts'

/** The document of someone who escalates. */
export const engineer = (
  { personId, name }: { personId: string; name: string },
  accountId: string,
): Person => ({
  id: personId,
  accountId,
  rev: 1,
  name,
  role: 'engineer',
  active: true,
  teamId: null,
})

/** What an escalation of a session says, as the dialog would send it. */
export const escalationOf = (session: Session, handoffId: string): IntentInput<'handoff.create'> => ({
  handoffId,
  sessionId: session.id,
  intent: 'escalate',
  priority: 'high',
  engineerNotes:
    'Tried a new profile and a second machine, no change. Needs someone with rights on the mail server.',
  snapshot: snapshotOf(session, []),
})

/** The documents that follow from it on the server: what travels to the other desks, for those who have no server of ours. */
export const changesOf = (
  session: Session,
  person: Person,
  payload: IntentInput<'handoff.create'>,
  now: number,
): Change[] => {
  const known = new Map<string, unknown>([
    [`sessions/${session.id}`, session],
    [`people/${person.id}`, person],
  ])
  const view: View = { get: (collection, id) => (known.get(`${collection}/${id}`) ?? null) as never }
  const intent = { id: `${payload.handoffId}.i`, at: now, type: 'handoff.create', version: 1, payload }
  const decision = decide(
    intent,
    { intentId: intent.id, accountId: session.accountId, actor: person, at: now, now, authority: 'server' },
    view,
  )
  if (decision.status !== 'accepted')
    throw new Error(`The sample escalation is not accepted: ${JSON.stringify(decision)}`)
  return decision.changes
}
