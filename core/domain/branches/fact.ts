import { z } from 'zod'
import { documentBase, shortText } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'

export const FactSource = z.enum(['question', 'check', 'note'])
export type FactSource = z.infer<typeof FactSource>
export const FactText = shortText(2000)

/** One thing we know. A fact with `sourceEntryId` came from a question or check, and is edited there. */
export const Fact = z.object({
  ...documentBase,
  sessionId: Id,
  text: FactText,
  source: FactSource,
  sourceEntryId: Id.nullable(),
  order: z.int().min(0).max(1e9),
  createdBy: Id,
  createdAt: Timestamp,
  /** Who last changed its words, removed it or restored it. */
  updatedBy: Id,
  updatedAt: Timestamp,
  removedAt: Timestamp.nullable(),
  /** Only of what someone accepted from the assistant: the answer that suggested it. */
  suggestedIn: Id.optional(),
})
export type Fact = z.infer<typeof Fact>

/**
 * The fact of each step that has one, by the step's id: where it is changed. Two desks may have added one each; then it is
 * the newest.
 */
export const standingFacts = (facts: readonly Fact[]): ReadonlyMap<string, Fact> => {
  const bySource = new Map<string, Fact>()
  for (const fact of facts) {
    if (fact.sourceEntryId === null || fact.removedAt !== null) continue
    const other = bySource.get(fact.sourceEntryId)
    if (other === undefined || fact.createdAt >= other.createdAt) bySource.set(fact.sourceEntryId, fact)
  }
  return bySource
}
