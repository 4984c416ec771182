import { useMemo } from 'react'
import { AssessmentLine } from '../enrichment/assessment-line.tsx'
import { AssessmentSection } from '../enrichment/assessment-section.tsx'
import { evidenceIn } from '../enrichment/evidence.ts'
import { EvidencePlaceContext } from '../enrichment/evidence-place.ts'
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
      </EvidencePlaceContext>
    </Group>
  )
}
