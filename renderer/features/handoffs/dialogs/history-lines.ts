import { directedTo, type Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { byWait, waitedMs } from '../../../../core/domain/handoff/waiting.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

const words = handoffDialogWords.history

/** One handoff of a session as its history shows it. */
export type HistoryLine = {
  handoff: Handoff
  /** "Escalated to Kim", "Parked". */
  title: string
  /** How it ended or where it stands, and how long that took. */
  outcome: string
}

const outcomeOf = (handoff: Handoff, now: number, nameOf: (id: string) => string): string => {
  const took = waitedMs(handoff, now)
  switch (handoff.state) {
    case 'open':
      return handoff.intent === 'park' ? words.parkedSoFar(took) : words.waitingSoFar(took)
    case 'claimed':
      return words.claimed(nameOf(handoff.claimedBy ?? ''), took)
    case 'withdrawn':
      return words.withdrawn(took)
    case 'closed':
      return handoff.closedBecause === null
        ? words.ended(took)
        : words.endedBecause[handoff.closedBecause](took)
  }
}

const titleOf = (handoff: Handoff, nameOf: (id: string) => string): string => {
  if (handoff.intent === 'park') return words.parked
  const target = directedTo(handoff)
  return target === null ? words.escalatedToEveryone : words.escalatedTo(nameOf(target))
}

/** The handoffs of a session in words, newest first. */
export const historyLines = (
  handoffs: readonly Handoff[],
  now: number,
  nameOf: (id: string) => string,
): HistoryLine[] =>
  handoffs
    .toSorted((a, b) => byWait(b, a))
    .map((handoff) => ({
      handoff,
      title: titleOf(handoff, nameOf),
      outcome: outcomeOf(handoff, now, nameOf),
    }))
