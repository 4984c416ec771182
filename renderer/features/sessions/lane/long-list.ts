/** How many items a list has that is in view for the most part at once. */
const many = 60

/**
 * The class of a list in the lane with so many items. A long one is a layer of its own, which isn't painted again for each key
 * that is typed beside it.
 */
export const listClass = (count: number): string | undefined => (count < many ? undefined : 'task-list-long')
