import { z } from 'zod'

/** A ticket number as ticket systems write it, without its `#`: `48213`, `INC-0042`, `2026/11/7`. */
export const isTicketNumber = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,59}$/.test(text)

/** Where a workspace's ticket numbers lead: an https address with `{number}` in its path or query. */
export const ticketLinkPlace = '{number}'

/**
 * What is wrong with a link pattern; null if nothing is.
 *
 * The number must not be able to choose the host, so it can't be in front of the path.
 */
export const ticketPatternProblem = (pattern: string): string | null => {
  if (pattern.split(ticketLinkPlace).length !== 2) {
    return 'Put {number} once where the ticket number goes, for example https://psa.example/ticket/{number}.'
  }
  return /^https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?[/?#][\u0021-\u007E]*$/i.test(pattern)
    ? null
    : 'Use a full address that starts with https:// and has {number} after the server’s name, for example https://psa.example/ticket/{number}.'
}

/** A workspace's link pattern, as it is stored. */
export const TicketLinkPattern = z
  .string()
  .max(500)
  .refine((pattern) => ticketPatternProblem(pattern) === null)

/** The address of a ticket; null where no usable pattern is set. The number is encoded, so it stays one part of it. */
export const ticketLink = (pattern: string | null | undefined, number: string): string | null => {
  if (pattern === null || pattern === undefined || ticketPatternProblem(pattern) !== null) return null
  return pattern.replace(ticketLinkPlace, () => encodeURIComponent(number))
}
