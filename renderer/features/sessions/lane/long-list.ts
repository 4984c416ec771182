/** From so many items on a list is split. */
const many = 60
/** How many items a part has: about as many as are in view at once. */
const partSize = 30

/** The parts that a list of the lane is drawn in: one if it is short. In order, and together they are the list. */
export const partsOf = <T>(items: readonly T[]): readonly (readonly T[])[] => {
  if (items.length < many) return [items]
  const count = Math.ceil(items.length / partSize)
  return Array.from({ length: count }, (_, index) => items.slice(index * partSize, (index + 1) * partSize))
}
