import { exhaustedSaying as exhaustedIn } from '../../core/domain/handoff/exhausted.ts'
import { whyHandedOver as whyIn } from '../../core/domain/session/handoff-reason.ts'
import { parkedUntil as untilIn } from '../../core/domain/handoff/parking.ts'
import { exhaustedWords, handoffReasons, untilWords } from './domain.words.ts'

/* What core says of handoffs, in the language of this window. */

/** Why something was handed over, as one text: what was picked, then what was written. */
export const whyHandedOver = (handoff: Parameters<typeof whyIn>[0]): string => whyIn(handoff, handoffReasons)

/** What a session is parked until, to follow *until*; null for neither a time nor a reply. */
export const parkedUntil = (
  handoff: Parameters<typeof untilIn>[0],
  ticket: string | null,
  when: (at: number) => string,
): string | null => untilIn(handoff, ticket, when, untilWords)

/** What is said once no step is left. */
export const exhaustedSaying = (
  policy: Parameters<typeof exhaustedIn>[0],
  isMine: boolean,
): { title: string; body: string } => exhaustedIn(policy, isMine, exhaustedWords)
