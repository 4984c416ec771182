import { useMemo } from 'react'
import { AssessmentLine } from '../enrichment/assessment-line.tsx'
import { AssessmentSection } from '../enrichment/assessment-section.tsx'
import { BriefingView } from '../enrichment/briefing-dialog.tsx'
import { ConfirmForm } from '../enrichment/confirm-form.tsx'
import { ConfirmationLine } from '../enrichment/confirmation-line.tsx'
import { JudgeBar } from '../enrichment/judge-bar.tsx'
import { KeptFromAi } from '../enrichment/kept-from-ai.tsx'
import { evidenceIn } from '../enrichment/evidence.ts'
import { EvidencePlaceContext } from '../enrichment/evidence-place.ts'
import { minute, now } from './gallery-data.ts'
import { branches, entries } from './gallery-entries.ts'
import { facts, fixes, handoffs } from './gallery-handoffs.ts'
import { Group, Specimen } from './specimen.tsx'

const shown = {
  'h-mine': 'by a model, behind',
  'h-seen': 'being made',
  'h-delivered': 'by rules',
  'h-sent': 'not enough to say',
  'h-claimed': 'in someone’s own words',
  'h-device': 'not sent yet',
} as const

const confirmed = (question: boolean) => ({
  by: 'ben',
  at: now - minute,
  text: question
    ? 'Was the group nested before the move?'
    : 'Taking over: Outlook will not sync after migration. First: direct access for one person.',
  question,
})

/** What enrichment adds, in every state. */
export const Enrichment = () => {
  const place = useMemo(
    () => ({ evidenceOf: evidenceIn({ entries, branches, facts, fixes }), jump: () => undefined }),
    [],
  )
  return (
    <Group title="Enrichment">
      <EvidencePlaceContext value={place}>
        {handoffs
          .filter(({ id }) => id in shown)
          .map((handoff) => (
            <Specimen key={handoff.id} name={`Assessment, ${shown[handoff.id as keyof typeof shown]}`} wide>
              <div className="enrichment-stage">
                <AssessmentLine handoff={handoff} />
                <AssessmentSection
                  handoff={handoff}
                  facts={handoff.id === 'h-mine' ? facts : []}
                  mayWrite
                  ended={handoff.id !== 'h-seen'}
                />
              </div>
            </Specimen>
          ))}
        {handoffs.flatMap(({ id, briefing }) =>
          briefing === null
            ? []
            : [
                <Specimen key={`briefing ${id}`} name="Briefing" wide>
                  <div className="briefing enrichment-stage">
                    <BriefingView briefing={briefing} />
                  </div>
                </Specimen>,
              ],
        )}
      </EvidencePlaceContext>
      {handoffs
        .filter(({ id }) => id === 'h-mine')
        .map((handoff) => (
          <Specimen key={handoff.id} name="Taking over" wide>
            <div className="enrichment-stage gallery-column">
              <ConfirmForm handoff={handoff} onDismiss={() => undefined} />
              <ConfirmationLine confirmation={confirmed(false)} />
              <ConfirmationLine confirmation={confirmed(true)} />
              <JudgeBar handoffs={[handoff]} />
              <KeptFromAi session={{ keepFromAi: true }} />
            </div>
          </Specimen>
        ))}
    </Group>
  )
}
