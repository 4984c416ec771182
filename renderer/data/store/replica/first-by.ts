/** The first `limit` of many items in an order, without sorting all of them. */
export const firstBy = <T>(items: Iterable<T>, compare: (a: T, b: T) => number, limit: number): T[] => {
  const first: T[] = []
  for (const item of items) {
    const last = first.at(-1)
    if (first.length === limit && last !== undefined && compare(item, last) >= 0) continue
    let low = 0
    let high = first.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(first[middle] as T, item) <= 0) low = middle + 1
      else high = middle
    }
    first.splice(low, 0, item)
    if (first.length > limit) first.pop()
  }
  return limit === 0 ? [] : first
}
