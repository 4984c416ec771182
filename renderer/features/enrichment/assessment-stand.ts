import { newerFacts, type Assessment } from '../../../core/domain/enrichment/assessment.ts'
import type { Fact } from '../../../core/domain/branches/fact.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'

/**
 * How far a handoff's assessment is.
 *
 * `later`: it is made once the server has the handoff. `none`: it was never made, as for parked sessions. `refreshing`: a
 * newer one is being made. `newer`: how many facts it doesn't know of yet.
 */
export type AssessmentStand =
  | { kind: 'none' }
  | { kind: 'later' }
  | { kind: 'making'; since: number }
  | { kind: 'here'; assessment: Assessment; refreshing: boolean; newer: number }

type Assessed = Pick<Handoff, 'intent' | 'state' | 'acceptedAt' | 'assessmentData' | 'enrichment'>

/**
 * @param facts the session's facts, removed ones included; empty while they are being loaded
 */
export const assessmentStand = (
  { intent, state, acceptedAt, assessmentData, enrichment }: Assessed,
  facts: readonly Pick<Fact, 'rev' | 'removedAt'>[],
): AssessmentStand => {
  const making = enrichment?.state === 'making'
  if (assessmentData !== null) {
    const isLive = state === 'open' || state === 'claimed'
    return {
      kind: 'here',
      assessment: assessmentData,
      refreshing: making,
      // What someone wrote in its place is theirs to keep up; an ended one is not redone.
      newer: isLive && assessmentData.edited === null ? newerFacts(facts, assessmentData).length : 0,
    }
  }
  if (intent !== 'escalate' || state !== 'open' || acceptedAt !== null)
    return making && enrichment !== null ? { kind: 'making', since: enrichment.since } : { kind: 'none' }
  return { kind: 'later' }
}

/** Whether people can say afterwards that it was right: it named a cause. */
export const isJudgeable = ({ likelyCause, enough }: Pick<Assessment, 'likelyCause' | 'enough'>): boolean =>
  enough && likelyCause !== null
