import { callSeconds } from '../domain/account/ai-settings.ts'
import type { RequestName } from './messages.ts'

/** How long a desk waits for an answer that the server gives by itself. Milliseconds. */
const longestAnswer = 15_000

/** How much longer than one call of a model whoever asks for a draft waits, since others may go first. Milliseconds. */
export const draftMargin = 20_000

/**
 * Requests for which the server asks someone else, and how long it waits for them before it answers without: a ticket system, a
 * channel, a model. Milliseconds. A desk waits longer than that, so that it hears the answer, whatever it is.
 */
export const asksElsewhere = {
  'tickets:search': 20_000,
  'tickets:read': 40_000,
  'connection:test': 60_000,
  'connection:save': 60_000,
  'connection:options': 60_000,
  'connection:choices': 60_000,
  'destinations:test': 20_000,
  'ai:draft': callSeconds.most * 1000 + draftMargin,
} as const satisfies Partial<Record<RequestName, number>>

const elsewhere: Partial<Record<RequestName, number>> = asksElsewhere

/** How long a desk waits for the answer to a request. Milliseconds. */
export const answerWithin = (name: RequestName, byItself = longestAnswer): number =>
  (elsewhere[name] ?? 0) + byItself
