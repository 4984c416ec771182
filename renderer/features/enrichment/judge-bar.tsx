import './enrichment.css'
import { useState } from 'react'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { excerpt } from '../../../core/domain/text/text.ts'
import { isJudgeable } from './assessment-stand.ts'
import { enrichmentWords as words } from './enrichment.words.ts'
import { JudgeButtons } from './judge-buttons.tsx'

/** The longest cause in the question, in visible characters. */
const longestCause = 140

/** Asks, above a session that was just resolved, whether the assessment was right. Gone once someone has said so. */
export const JudgeBar = ({ handoffs }: { handoffs: readonly Handoff[] }) => {
  const assessed = handoffs
    .filter(({ assessmentData }) => assessmentData !== null && isJudgeable(assessmentData))
    .toSorted((a, b) => b.createdAt - a.createdAt)[0]
  const [asked, setAsked] = useState<string | null>(null)
  const assessment = assessed?.assessmentData ?? null
  if (assessed === undefined || assessment === null) return null
  // Once asked it stays while the session is open, so that it can be changed.
  if (assessment.rightness === null && asked !== assessed.id) setAsked(assessed.id)
  if (assessment.rightness !== null && asked !== assessed.id) return null
  const cause = excerpt(assessment.likelyCause?.text ?? '', longestCause)
  return (
    <div className="judge-bar">
      <JudgeButtons
        handoffId={assessed.id}
        rightness={assessment.rightness}
        question={words.judge.askAbout(/[.!?…]$/u.test(cause) ? cause : `${cause}.`)}
      />
    </div>
  )
}
