import { directedTo } from '../domain/handoff/handoff.ts'
import { escalationDocumentation, progressDocumentation, resolutionDocumentation } from './documentation.ts'
import type { Material } from './material.ts'
import { workedFor, workMoments, workSpans } from './work-spans.ts'

/**
 * A session as one note for its ticket, in plain text, by how it stands: the documentation of its resolution, of its
 * latest escalation, or of the work so far.
 *
 * Secrets that someone typed are still in it: whoever passes it on masks them first (`core/redaction`).
 *
 * @param at when the note is made, in epoch milliseconds
 */
export const ticketNote = (material: Material, at: number): string => {
  const { session, entries, handoffs, names } = material
  const workOf = (personId: string): number | null => {
    const worked = workedFor(workSpans(workMoments(entries, personId)))
    return worked === 0 ? null : worked
  }
  if (session.status === 'resolved') {
    return resolutionDocumentation(material, {
      engineerId: session.ownerId,
      summary: session.resolutionSummary ?? '',
      action: session.resolutionAction ?? '',
      includeDiagnosticSteps: true,
      endedAt: session.resolvedAt ?? session.updatedAt,
      workedFor: workOf(session.ownerId),
    })
  }
  const handoff = handoffs.find(({ id }) => id === session.openHandoffId)
  if (handoff?.intent === 'escalate') {
    const to = directedTo(handoff)
    return escalationDocumentation(material, {
      byId: handoff.handedOffBy,
      to: to === null ? null : (names.get(to) ?? null),
      reason: handoff.engineerNotes,
      includeDiagnosticSteps: true,
      endedAt: handoff.createdAt,
      workedFor: workOf(handoff.handedOffBy),
    })
  }
  return progressDocumentation(material, { at, workedFor: workOf(session.ownerId) })
}
