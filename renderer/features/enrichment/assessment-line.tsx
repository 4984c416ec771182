import './enrichment.css'
import { Sparkles } from 'lucide-react'
import { assessmentStand } from './assessment-stand.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { enrichmentWords as words } from './enrichment.words.ts'

/** What the line says: the likely cause, or how far the assessment is; null without one. */
const lineOf = (handoff: Handoff): { lead: string; text: string } | null => {
  const stand = assessmentStand(handoff, [])
  switch (stand.kind) {
    case 'none':
    case 'later':
      return null
    case 'making':
      return { lead: words.assessment, text: words.making }
    case 'here': {
      const { edited, enough, likelyCause, confidence, summary } = stand.assessment
      if (edited !== null) return { lead: words.assessment, text: edited.text }
      if (!enough) return { lead: words.assessment, text: words.notEnoughShort }
      if (likelyCause === null) return { lead: words.assessment, text: summary.text }
      return {
        lead: words.causeLead[confidence],
        text: likelyCause.text,
      }
    }
  }
}

/**
 * The likely cause on one line near the top of a long screen, which leads to the assessment. One line high whatever it says, so
 * that nothing moves when it changes.
 */
export const AssessmentLine = ({ handoff }: { handoff: Handoff }) => {
  const line = lineOf(handoff)
  if (line === null) return null
  const show = (button: HTMLButtonElement) => {
    const section = button.closest('[data-evidence-place]')?.querySelector<HTMLElement>('#assessment')
    section?.scrollIntoView({ block: 'start' })
    section?.focus({ preventScroll: true })
  }
  return (
    <button
      type="button"
      className="assessment-line"
      title={words.readIt}
      onClick={(event) => show(event.currentTarget)}
    >
      <Icon icon={Sparkles} size={14} />
      <span className="text-cut">
        <strong>{line.lead}:</strong> <bdi>{line.text}</bdi>
      </span>
    </button>
  )
}
