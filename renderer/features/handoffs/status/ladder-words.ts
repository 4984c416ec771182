import type { Handoff } from '../../../../core/domain/handoff.ts'
import { ladderOf, type Rung } from '../../../../core/domain/ladder.ts'

/** One rung in words; `people` are names, `at` the time it was reached. */
export type LadderWord = {
  rung: Rung
  label: string
  reached: boolean
  at: number | null
  people: readonly string[]
}

/**
 * The ladder of a handoff as screens say it.
 *
 * "On this device" stands there only until the server knows: after that, "Sent" says it. Rungs below the
 * highest one count as reached, with no one's name where none was recorded. Parking alerts no one, so a parked
 * session has no "delivered" nor "seen".
 */
export const ladderWords = (handoff: Handoff, nameOf: (id: string) => string): LadderWord[] =>
  ladderOf(handoff)
    .filter(({ rung }) => rung !== 'on_device' || handoff.acceptedAt === null)
    .filter(({ rung }) => handoff.intent === 'escalate' || (rung !== 'delivered' && rung !== 'seen'))
    .map(({ rung, reached, at, people }) => ({
      rung,
      reached,
      at,
      people: people.map(nameOf),
      label: labelOf(rung, people.map(nameOf)),
    }))

const labelOf = (rung: Rung, names: readonly string[]): string => {
  switch (rung) {
    case 'on_device':
      return 'On this device'
    case 'sent':
      return 'Sent'
    case 'delivered':
      return names.length === 0 ? 'Delivered' : `Delivered to ${names.length}`
    case 'seen':
      return names.length === 0 ? 'Seen' : `Seen by ${names.length}`
    case 'claimed':
      return names[0] === undefined ? 'Claimed' : `Claimed by ${names[0]}`
  }
}

/** Where a handoff stands, in one sentence for a screen reader. */
export const ladderSentence = (words: readonly LadderWord[]): string => {
  const reached = words.filter((word) => word.reached)
  const next = words.find((word) => !word.reached)
  const so = reached.map((word) => word.label).join(', ')
  return next === undefined ? `${so}.` : `${so}. Not yet ${next.label.toLowerCase()}.`
}
