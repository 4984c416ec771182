import type { Desk } from '../../../data/contract/desk.ts'
import type { About } from '../../../state/messages/undos.ts'

/** The session that a message is about, by its title as this desk shows it; undefined if it isn't here. */
export const aboutSession = (desk: Pick<Desk, 'document'>, sessionId: unknown): About | undefined => {
  if (typeof sessionId !== 'string') return undefined
  const session = desk.document('sessions', sessionId).get()
  return session === undefined || session === null ? undefined : { sessionId, title: session.title }
}

/** The session that an action names: itself, or through its handoff, entry, fact or fix. */
export const aboutPayload = (
  desk: Pick<Desk, 'document'>,
  payload: Readonly<Record<string, unknown>>,
): About | undefined => {
  const parts = { handoffId: 'handoffs', entryId: 'entries', factId: 'facts', fixId: 'fixes' } as const
  const direct = aboutSession(desk, payload['sessionId'])
  if (direct !== undefined) return direct
  for (const [field, collection] of Object.entries(parts)) {
    const id = payload[field]
    if (typeof id !== 'string') continue
    const about = aboutSession(desk, desk.document(collection, id).get()?.sessionId)
    if (about !== undefined) return about
  }
  return undefined
}
