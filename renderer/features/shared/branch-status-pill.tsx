import { type BranchState, branchWords } from '../../../core/domain/branch.ts'
import { Pill, type Tone } from '../../ui/pill.tsx'

const tones: Partial<Record<BranchState, Tone>> = { active: 'accent', solved: 'green' }

/** Where a line of enquiry stands. */
export const BranchStatusPill = ({ state }: { state: BranchState }) => (
  <Pill tone={tones[state] ?? 'neutral'}>{branchWords[state]}</Pill>
)
