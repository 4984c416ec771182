type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

/** A form or a list of images is stored as JSON; anything else is text as it was typed. */
const structureOf = (text: string): Json[] | JsonObject | null => {
  if (!/^\s*[[{]/.test(text)) return null
  try {
    const value = JSON.parse(text) as Json
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

const isObject = (value: Json | null): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSame = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)

const mergeTexts = (base: string, theirs: string, mine: string): string => {
  if (base === '') return [theirs, mine].filter((text) => text !== '').join('\n')
  // Almost always one of the two was continued at its end: then the addition follows what the other made of the rest.
  if (mine.startsWith(base)) return theirs + mine.slice(base.length)
  if (theirs.startsWith(base)) return mine + theirs.slice(base.length)
  return [theirs, mine].filter((text) => text !== '').join('\n')
}

const mergeValues = (
  base: Json | undefined,
  theirs: Json | undefined,
  mine: Json | undefined,
): Json | undefined => {
  if (isSame(theirs, mine) || isSame(theirs, base)) return mine
  if (isSame(mine, base)) return theirs
  if (typeof theirs === 'string' && typeof mine === 'string') {
    return mergeTexts(typeof base === 'string' ? base : '', theirs, mine)
  }
  if (Array.isArray(theirs) && Array.isArray(mine)) {
    const before = Array.isArray(base) ? base : []
    const has = (list: readonly Json[], item: Json) => list.some((other) => isSame(other, item))
    // What either removed is gone, and what either added is there.
    const kept = theirs.filter((item) => has(mine, item) || !has(before, item))
    return [...kept, ...mine.filter((item) => !has(before, item) && !has(kept, item))]
  }
  if (isObject(theirs ?? null) && isObject(mine ?? null)) {
    const all = [theirs, mine] as [JsonObject, JsonObject]
    const before = isObject(base ?? null) ? (base as JsonObject) : {}
    const keys = [...new Set(all.flatMap(Object.keys))]
    return Object.fromEntries(
      keys
        .map((key) => [key, mergeValues(before[key], all[0][key], all[1][key])] as const)
        .filter((pair): pair is [string, Json] => pair[1] !== undefined),
    )
  }
  return mine
}

/**
 * One draft out of two that were typed at the same time in two windows, so that neither overwrites the other.
 *
 * What was changed in only one of them is as it is there. Of what was changed in both, everything typed stays.
 *
 * @param base what both started from
 */
export const mergeDrafts = (base: string, theirs: string, mine: string): string => {
  if (theirs === mine || theirs === base) return mine
  if (mine === base) return theirs
  const parts = [theirs, mine].map(structureOf)
  // Sent or emptied there, and changed here: what is here stays whole, because half a form isn't one.
  if (theirs === '' && parts[1] !== null) return mine
  if (mine === '' && parts[0] !== null) return theirs
  if (parts[0] === null || parts[1] === null) return mergeTexts(base, theirs, mine)
  return JSON.stringify(mergeValues(structureOf(base) ?? undefined, parts[0], parts[1]))
}
