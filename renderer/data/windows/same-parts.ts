type Plain = Record<string, unknown>

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const idOf = (value: unknown): unknown => (isPlain(value) ? value['id'] : undefined)

/**
 * The next value, made of the parts of the previous one wherever they are equal.
 *
 * What another window sends is a copy. Screens compare by identity, so without this every message would redraw all.
 * Items of a list are matched by `id` if they have one, and otherwise by position.
 */
export const sameParts = (before: unknown, next: unknown): unknown => {
  if (Object.is(before, next)) return before
  if (Array.isArray(before) && Array.isArray(next)) {
    const byId = new Map<unknown, unknown>(before.map((item) => [idOf(item), item]))
    const made = next.map((item: unknown, index) => {
      const id = idOf(item)
      return sameParts(id === undefined ? before[index] : byId.get(id), item)
    })
    return made.length === before.length && made.every((item, index) => Object.is(item, before[index]))
      ? before
      : made
  }
  if (before instanceof Map && next instanceof Map) {
    const made = new Map([...next].map(([key, value]) => [key, sameParts(before.get(key), value)]))
    const isSame = made.size === before.size && [...made].every(([key, value]) => before.get(key) === value)
    return isSame ? before : made
  }
  if (before instanceof Set && next instanceof Set) {
    return before.size === next.size && [...next].every((value) => before.has(value)) ? before : next
  }
  if (isPlain(before) && isPlain(next)) {
    const keys = Object.keys(next)
    const made = Object.fromEntries(keys.map((key) => [key, sameParts(before[key], next[key])]))
    const isSame =
      keys.length === Object.keys(before).length &&
      keys.every((key) => key in before && Object.is(made[key], before[key]))
    return isSame ? before : made
  }
  return next
}
