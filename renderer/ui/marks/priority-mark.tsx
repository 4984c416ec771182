import './marks.css'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import { uiWords } from '../ui.words.ts'

/** Priority as shape, letter and color together, so that no single one is needed to tell it. */
export const PriorityMark = ({ priority }: { priority: Priority }) => {
  const { letter, name } = uiWords.priorities[priority]
  return (
    <span className={`priority-mark priority-mark-${priority}`} role="img" aria-label={name} title={name}>
      <span aria-hidden="true">{letter}</span>
    </span>
  )
}
