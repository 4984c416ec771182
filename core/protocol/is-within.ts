/**
 * Whether a JSON value has at most `nodes` values in it (keys not counted), lying at most `depth` deep.
 *
 * Stops at the first that is too many, so that it costs no more than what it allows, and does not recurse.
 */
export const isWithin = (value: unknown, most: { nodes: number; depth: number }): boolean => {
  let left = most.nodes - 1
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = []
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue
      if (depth >= most.depth) return false
      const parts: unknown[] = Array.isArray(one) ? one : Object.values(one)
      left -= parts.length
      if (left < 0) return false
      for (const part of parts) if (typeof part === 'object' && part !== null) next.push(part)
    }
    level = next
  }
  return true
}
