import type { BranchStatus } from '../../../core/domain/branch.ts'
import { Pill, type Tone } from '../../ui/pill.tsx'

const words: Record<BranchStatus, { label: string; tone: Tone }> = {
  active: { label: 'active', tone: 'accent' },
  dead_end: { label: 'ruled out', tone: 'neutral' },
  untried: { label: 'untried', tone: 'neutral' },
  solved: { label: 'solved it', tone: 'green' },
}

/** What became of a line of enquiry. */
export const BranchStatusPill = ({ status }: { status: BranchStatus }) => (
  <Pill tone={words[status].tone}>{words[status].label}</Pill>
)
