import { assessmentText, type Assessment } from '../../domain/enrichment/assessment.ts'
import type { Handoff } from '../../domain/handoff/handoff.ts'
import type { Work } from '../defining/define-intent.ts'

/** What intents about assessments and briefings have in common. */

/** True while what enrichment makes is still of use: an escalation that someone has, or that waits. */
export const isEnriched = ({ intent, state }: Pick<Handoff, 'intent' | 'state'>): boolean =>
  intent === 'escalate' && (state === 'open' || state === 'claimed')

/** Puts an assessment on its handoff and, as text, in the package of its session. */
export const putAssessment = (work: Work, handoff: Handoff, assessmentData: Assessment): void => {
  const assessment = assessmentText(assessmentData)
  work.put('handoffs', { ...handoff, assessment, assessmentData })
  const session = work.find('sessions', handoff.sessionId)
  const { escalationPackage = null } = session ?? {}
  if (session === null || escalationPackage?.handoffId !== handoff.id) return
  if (escalationPackage.assessment === assessment) return
  work.put('sessions', { ...session, escalationPackage: { ...escalationPackage, assessment } })
}

/** The handoff and its assessment; rejects while there is none. */
export const assessedHandoff = (
  work: Work,
  handoffId: string,
): { handoff: Handoff; assessment: Assessment } => {
  const handoff = work.get('handoffs', handoffId, 'handoff')
  const assessment = handoff.assessmentData
  if (assessment === null)
    return work.reject('wrong_status', 'There’s no assessment on this handoff yet. Wait until it’s there.')
  return { handoff, assessment }
}
