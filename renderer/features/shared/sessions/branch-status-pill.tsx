import { type BranchState } from '../../../../core/domain/branches/branch.ts'
import { branchStateWords as branchWords } from '../../../language/domain.words.ts'
import { Pill, type Tone } from '../../../ui/marks/pill.tsx'

const tones: Partial<Record<BranchState, Tone>> = { active: 'accent', solved: 'green' }

/** The state of a branch. */
export const BranchStatusPill = ({ state }: { state: BranchState }) => (
  <Pill tone={tones[state] ?? 'neutral'}>{branchWords[state]}</Pill>
)
