import './marks.css'
import type { Priority } from '../../core/domain/priority.ts'

const marks: Record<Priority, { letter: string; name: string }> = {
  low: { letter: 'L', name: 'Low priority' },
  normal: { letter: 'N', name: 'Normal priority' },
  high: { letter: 'H', name: 'High priority' },
  urgent: { letter: 'U', name: 'Urgent' },
}

/** Priority as shape, letter and color together, so that no single one is needed to tell it. */
export const PriorityMark = ({ priority }: { priority: Priority }) => {
  const { letter, name } = marks[priority]
  return (
    <span className={`priority-mark priority-mark-${priority}`} role="img" aria-label={name} title={name}>
      <span aria-hidden="true">{letter}</span>
    </span>
  )
}
