import type { Fact } from '../../../core/domain/branches/fact.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { canWork } from '../../../core/domain/people/person.ts'
import { useSessionHandoffs } from '../../data/react/use-handoffs.ts'
import { useMe } from '../../data/react/use-people.ts'
import { AssessmentSection } from './assessment-section.tsx'
import { SessionEvidence } from './session-evidence.tsx'

/** The assessment of a session's latest escalation, in its task lane. Nothing when there is none. */
export const AssessmentGroup = ({ session, facts }: { session: Session; facts: readonly Fact[] }) => {
  const me = useMe()
  const handoffs = useSessionHandoffs(session.id) ?? []
  const latest = handoffs
    .filter(({ intent, state }) => intent === 'escalate' && state !== 'withdrawn')
    .toSorted((a, b) => b.createdAt - a.createdAt)[0]
  if (latest === undefined) return null
  return (
    <SessionEvidence session={session}>
      <div className="assessment-group">
        <AssessmentSection
          handoff={latest}
          facts={facts}
          mayWrite={me !== null && canWork(me)}
          ended={session.status === 'resolved'}
        />
      </div>
    </SessionEvidence>
  )
}
