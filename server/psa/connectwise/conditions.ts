/** What can't stand in a condition without meaning something else: quotes, wildcards, and the brackets of sets and dates. */
const special = /["\\[\]%_*]+/u

/**
 * Conditions that a field contains a text.
 *
 * Nothing is documented that would escape a quote, so a text with special characters is asked for by the pieces between
 * them. That finds more than was asked for: what comes back has to be looked at again if {@link isExact} is false.
 *
 * @returns null if nothing is left to ask for
 */
export const containsText = (field: string, text: string): string | null => {
  const pieces = text
    .split(special)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  return pieces.length === 0
    ? null
    : `(${pieces.map((piece) => `${field} contains "${piece}"`).join(' and ')})`
}

/** True if {@link containsText} asks for exactly this text. */
export const isExact = (text: string): boolean => !special.test(text)

/**
 * Conditions for the tickets of a member: owned, or among their resources. `contains` also finds `jsmith2` for `jsmith`.
 *
 * @returns null for an identifier that no member can have
 */
export const ofMember = (identifier: string): string | null =>
  /["\\]/u.test(identifier) || identifier === ''
    ? null
    : `(owner/identifier = "${identifier}" or resources contains "${identifier}")`

/** The members that a ticket's text of resources names. */
export const resourcesIn = (resources: string): string[] =>
  resources
    .split(/[,;\s]+/u)
    .filter((name) => name !== '')
    .map((name) => name.toLowerCase())
