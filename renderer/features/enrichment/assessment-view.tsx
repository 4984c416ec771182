import type { MadeAssessment } from '../../../core/domain/enrichment/assessment.ts'
import { Claim, ClaimList, ClaimPart } from './claims.tsx'
import { enrichmentWords as words } from './enrichment.words.ts'

/** What an assessment says: its summary, the likely cause, what to do, what is known, what else it could be. */
export const AssessmentView = ({ assessment }: { assessment: MadeAssessment }) => {
  const { enough, summary, likelyCause, nextSteps, known, hypotheses } = assessment
  return (
    <div className="assessment-view">
      <p className="assessment-summary">
        <Claim claim={summary} />
      </p>
      {!enough && <p className="assessment-thin">{words.notEnough}</p>}
      <div className="assessment-columns">
        <div className="assessment-column">
          {likelyCause !== null && (
            <ClaimPart title={words.likelyCause}>
              <p className="assessment-cause">
                <Claim claim={likelyCause} />
              </p>
            </ClaimPart>
          )}
          <ClaimList title={words.hypotheses} claims={hypotheses} />
        </div>
        <div className="assessment-column">
          <ClaimList title={words.nextSteps} claims={nextSteps} ordered />
          <ClaimList title={words.known} claims={known} />
        </div>
      </div>
    </div>
  )
}
