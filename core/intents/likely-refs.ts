import { handoverLimits } from '../domain/handover/handover.ts'
import { Id } from '../domain/document/id.ts'
import { maxMentions } from '../domain/people/mention.ts'
import { keptTogether } from './ticket/ticket-put.ts'
import type { Ref } from './defining/work.ts'

/** Which collection a field of a payload names a document of. */
const named = {
  sessionId: 'sessions',
  handoffId: 'handoffs',
  entryId: 'entries',
  questionId: 'entries',
  about: 'entries',
  stepEntryId: 'entries',
  sourceEntryId: 'entries',
  factId: 'facts',
  fixId: 'fixes',
  branchId: 'branches',
  writebackId: 'writebacks',
  linkedTicketId: 'tickets',
  connectionId: 'connections',
  scheduleId: 'schedules',
  personId: 'people',
  handoverId: 'handovers',
  targetUserId: 'people',
} as const satisfies Record<string, Ref['collection']>

/** New branches that one fork may name. */
const mostBranches = 12

/**
 * The documents that an intent is likely to ask for, so that they can be read in one go: the actor, and what its
 * payload names. What else it needs is loaded as it asks.
 *
 * The payload may be anything: it has not been checked by the intent's own shape yet.
 */
export const likelyRefs = (actorId: string, payload: Readonly<Record<string, unknown>>): Ref[] => {
  const refs: Ref[] = [{ collection: 'people', id: actorId }]
  const add = (collection: Ref['collection'], id: unknown) => {
    const parsed = Id.safeParse(id)
    if (parsed.success) refs.push({ collection, id: parsed.data })
  }
  for (const [field, collection] of Object.entries(named)) add(collection, payload[field])
  const { branches, fact, mentions, suggested, items, sessionIds } = payload
  if (Array.isArray(sessionIds)) for (const id of sessionIds.slice(0, keptTogether)) add('sessions', id)
  if (Array.isArray(mentions)) for (const id of mentions.slice(0, maxMentions)) add('people', id)
  if (Array.isArray(branches)) {
    for (const branch of branches.slice(0, mostBranches))
      add('branches', (branch as { id?: unknown } | null)?.id)
  }
  if (typeof suggested === 'object' && suggested !== null)
    add('entries', (suggested as { entryId?: unknown }).entryId)
  if (Array.isArray(items)) {
    for (const item of items.slice(0, handoverLimits.items)) {
      const { sessionId, handoffId } = (item ?? {}) as { sessionId?: unknown; handoffId?: unknown }
      add('sessions', sessionId)
      add('handoffs', handoffId)
    }
  }
  if (typeof fact === 'object' && fact !== null) add('facts', (fact as { factId?: unknown }).factId)
  return refs
}
