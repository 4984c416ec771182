import { plural } from '../../../core/domain/plural.ts'

/** What stands in a row or a head: first names of two, else how many. */
export const lookersShort = (names: readonly string[]): string => {
  const first = names.map((name) => name.split(/\s+/)[0] ?? name)
  return first.length > 2 ? `${first.length} looking` : first.join(', ')
}

/** `Ben Carter and Tom Okafor are looking at this.` Everyone by name up to four, then the rest as a number. */
export const lookersSentence = (names: readonly string[], rest = 'looking at this'): string => {
  const named = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names
  const last = named.at(-1) ?? ''
  const who = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${last}` : last
  return `${who} ${plural(names.length, 'is', 'are')} ${rest}.`
}

/** Said where people would stand, while there is no connection. */
export const lookersUnknown = 'No connection: who else is looking is not known.'
