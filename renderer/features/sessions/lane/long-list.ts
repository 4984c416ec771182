/**
 * From so many on, items that are out of view are neither laid out nor painted, which would otherwise be done for each key
 * that is typed beside them.
 */
const many = 60

/** The class of a list in the lane with so many items. */
export const listClass = (count: number): string | undefined => (count >= many ? 'task-list-long' : undefined)
