import { z } from 'zod'

/** Why an escalator needs someone else. Closed, so that it can be picked with one key and counted later. */
export const handoffReasons = ['rights', 'tried_everything', 'several_down', 'deadline', 'authority'] as const
export const HandoffReason = z.enum(handoffReasons)
export type HandoffReason = z.infer<typeof HandoffReason>

/** Each reason in a few words, the same on screens, in notifications and in exports. */
export const handoffReasonWords: Record<HandoffReason, string> = {
  rights: 'Missing rights',
  tried_everything: 'Tried everything',
  several_down: 'Several people down',
  deadline: 'Deadline',
  authority: 'Needs authority',
}

/** Why something was handed over, as one text: what was picked, then what was written. '' if neither was. */
export const whyHandedOver = (
  { reason, engineerNotes }: { reason: HandoffReason | null; engineerNotes: string },
  words: Readonly<Record<HandoffReason, string>> = handoffReasonWords,
): string =>
  [reason === null ? '' : words[reason], engineerNotes.trim()].filter((part) => part !== '').join(' · ')
