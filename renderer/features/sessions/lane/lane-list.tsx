import { Fragment, type ReactNode } from 'react'
import { partsOf } from './long-list.ts'

/**
 * The items of a group in the lane.
 *
 * A long list is several short ones under each other, and those out of view are neither laid out nor painted, which would
 * otherwise be done for each key that is typed beside them. Parts and not single items, because the browser looks at
 * each of them at each frame.
 */
export const LaneList = <T,>({
  items,
  keyOf,
  children,
}: {
  items: readonly T[]
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
}) => {
  const parts = partsOf(items)
  return parts.map((part, index) => (
    // A part is what stands in its place, whatever that is.
    <ul key={index} className={parts.length > 1 ? 'task-list-part' : undefined}>
      {part.map((item) => (
        <Fragment key={keyOf(item)}>{children(item)}</Fragment>
      ))}
    </ul>
  ))
}
