import type { Change } from '../../core/domain/shapes/collections.ts'
import type { Person } from '../../core/domain/people/person.ts'
import type { Session } from '../../core/domain/session/session.ts'
import { snapshotOf } from '../../core/domain/session/snapshot.ts'
import { decide } from '../../core/intents/decide.ts'
import type { IntentInput } from '../../core/intents/registry.ts'
import type { View } from '../../core/intents/defining/work.ts'

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

/** One thing that someone does, for `played`. */
type Done = { person: Person; at: number; type: string; payload: Record<string, unknown> }

/** The documents as they are on the server once a few things were done with a session, each in its last state. */
const played = (session: Session, people: readonly Person[], story: readonly Done[]): Change[] => {
  const known = new Map<string, Change>()
  const put = (change: Change) => void known.set(`${change.collection}/${change.document.id}`, change)
  put({ collection: 'sessions', document: session })
  const given = new Map<string, unknown>(people.map((person) => [`people/${person.id}`, person]))
  const view: View = {
    get: (collection, id) => {
      const key = `${collection}/${id}`
      return (known.get(key)?.document ?? given.get(key) ?? null) as never
    },
  }
  for (const [index, { person, at, type, payload }] of story.entries()) {
    const intent = { id: `${session.id}.${index}`, at, type, version: 1, payload }
    const decision = decide(
      intent,
      {
        intentId: intent.id,
        accountId: session.accountId,
        actor: person,
        at,
        now: at,
        authority: 'server',
      },
      view,
    )
    if (decision.status !== 'accepted')
      throw new Error(`The sample ${type} is not accepted: ${JSON.stringify(decision)}`)
    decision.changes.forEach(put)
  }
  return [...known.values()]
}

/** The documents that follow from it on the server: what travels to the other desks, for those who have no server of ours. */
export const changesOf = (
  session: Session,
  person: Person,
  payload: IntentInput<'handoff.create'>,
  now: number,
): Change[] => played(session, [person], [{ person, at: now, type: 'handoff.create', payload }])

/** Id of the handoff of a sample session. */
export const handoffIdOf = (session: Session): string => session.id.replace('-8000-', '-9000-')

/** An escalation that waits, and whose policy moves on at `nextAt`. */
export const waitingEscalation = (session: Session, person: Person, now: number, nextAt: number): Change[] =>
  changesOf(session, person, escalationOf(session, handoffIdOf(session)), now).map((change) =>
    change.collection === 'handoffs' && change.document.policy !== null
      ? { ...change, document: { ...change.document, policy: { ...change.document.policy, nextAt } } }
      : change,
  )

/** An escalation that was claimed after 5 to 24 minutes, and worked on two minutes later. */
export const finishedEscalation = (
  session: Session,
  [by, claimer]: readonly [Person, Person],
  at: number,
  index: number,
): Change[] => {
  const handoffId = handoffIdOf(session)
  const claimedAt = at + (5 + (index % 20)) * 60_000
  return played(
    session,
    [by, claimer],
    [
      { person: by, at, type: 'handoff.create', payload: escalationOf(session, handoffId) },
      { person: claimer, at: claimedAt, type: 'handoff.claim', payload: { handoffId } },
      {
        person: claimer,
        at: claimedAt + 120_000,
        type: 'entry.add',
        payload: {
          entryId: session.id.replace('-8000-', '-a000-'),
          sessionId: session.id,
          kind: 'note',
          text: 'Checked the certificate, it is the one from before.',
        },
      },
    ],
  )
}
