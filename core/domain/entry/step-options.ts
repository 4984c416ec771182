/** Options from their labels. A value is short, readable, and unique within the step. */
export const optionsFrom = (labels: readonly string[]): { value: string; label: string }[] => {
  const taken = new Set<string>()
  return labels.map((label) => {
    const short = label
      .toLowerCase()
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60)
      // Never keep half of a surrogate pair.
      .replace(/[\uD800-\uDBFF]$/, '')
    const base = short === '' ? 'option' : short
    let value = base
    for (let n = 2; taken.has(value); n += 1) value = `${base}-${n}`
    taken.add(value)
    return { value, label }
  })
}
