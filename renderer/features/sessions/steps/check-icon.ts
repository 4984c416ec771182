import { Square, SquareCheck, SquareMinus, SquareX } from 'lucide-react'
import type { TriedState } from '../../../../core/domain/timeline/progress.ts'
import type { LucideIcon } from '../../../ui/marks/icon.tsx'

/** The box of a check: empty while it is open, then what it came to. */
export const checkIcon = (state: TriedState): LucideIcon => {
  if (state === 'open') return Square
  if (state === 'failed') return SquareX
  return state === 'skipped' ? SquareMinus : SquareCheck
}
