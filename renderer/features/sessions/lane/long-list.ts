import type { CSSProperties } from 'react'

/** How many items a list has that is in view for the most part at once. */
const many = 60

/**
 * What a list in the lane with so many items needs: nothing of a long one is laid out or painted while it is out of view,
 * which would otherwise be done for each key that is typed beside it. The list as a whole, because the browser looks at
 * each frame whether what may be left out is in view: for each of 600 items that takes longer.
 */
export const listProps = (count: number): { className?: string; style?: CSSProperties } =>
  count < many ? {} : { className: 'task-list-long', style: { '--items': count } as CSSProperties }
