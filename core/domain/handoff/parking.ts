import type { Handoff } from './handoff.ts'

/** How a parked session stands: still set aside, due because its time has come, or because the client replied. */
export type Parking = 'asleep' | 'due' | 'replied'

export const parkingOf = (
  { wakeAt, wakeOnReply, wokeAt }: Pick<Handoff, 'wakeAt' | 'wakeOnReply' | 'wokeAt'>,
  now: number,
): Parking => {
  if (wokeAt !== null && wakeOnReply && (wakeAt === null || wokeAt < wakeAt)) return 'replied'
  return wokeAt !== null || (wakeAt !== null && wakeAt <= now) ? 'due' : 'asleep'
}

/** What follows *until* besides a time. */
export type UntilWords = { reply: string; replyOn: (ticket: string) => string; or: string }

export const untilWords: UntilWords = {
  reply: 'a reply',
  replyOn: (ticket) => `a reply on #${ticket}`,
  or: ' or ',
}

/**
 * What a session is parked until, to follow *until*: `3:00 PM`, `a reply on #48213`, `3:00 PM or a reply on #48213`. Null for
 * neither.
 *
 * @param ticket the ticket's number; null leaves it out
 * @param when formats a time
 */
export const parkedUntil = (
  { wakeAt, wakeOnReply }: Pick<Handoff, 'wakeAt' | 'wakeOnReply'>,
  ticket: string | null,
  when: (at: number) => string,
  words: UntilWords = untilWords,
): string | null => {
  const parts = [
    ...(wakeAt === null ? [] : [when(wakeAt)]),
    ...(wakeOnReply ? [ticket === null ? words.reply : words.replyOn(ticket)] : []),
  ]
  return parts.length === 0 ? null : parts.join(words.or)
}
