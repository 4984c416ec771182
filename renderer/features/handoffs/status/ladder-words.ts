import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { ladderOf, type Rung } from '../../../../core/domain/handoff/ladder.ts'
import { handoffStatusWords as words } from './handoff-status.words.ts'

/** One rung in words; `people` are names, `at` the time it was reached. */
export type LadderWord = {
  rung: Rung
  label: string
  reached: boolean
  at: number | null
  people: readonly string[]
  /** How many more there are. */
  others: number
  /** It can't be reached now: no one could receive it. */
  blocked: boolean
}

/**
 * The ladder of a handoff as screens show it.
 *
 * "On this device" is there only until the server has it; from then on, "Sent" says it. Rungs below the highest one
 * count as reached, without names where none were recorded. Parking notifies no one, so a parked session has neither
 * "Delivered" nor "Seen".
 *
 * @param noOne no one could receive it now
 */
export const ladderWords = (handoff: Handoff, nameOf: (id: string) => string, noOne = false): LadderWord[] =>
  ladderOf(handoff)
    .filter(({ rung }) => rung !== 'on_device' || handoff.acceptedAt === null)
    .filter(({ rung }) => handoff.intent === 'escalate' || (rung !== 'delivered' && rung !== 'seen'))
    .map(({ rung, reached, at, count, people }) => ({
      rung,
      reached,
      at,
      people: people.map(nameOf),
      others: count - people.length,
      label:
        rung === 'delivered' && noOne && !reached
          ? words.noOneToDeliverTo
          : labelOf(rung, count, people.map(nameOf)),
      blocked: rung === 'delivered' && noOne && !reached,
    }))

const labelOf = (rung: Rung, count: number, names: readonly string[]): string => {
  switch (rung) {
    case 'on_device':
      return words.onDevice
    case 'sent':
      return words.sent
    case 'delivered':
      return words.delivered(count)
    case 'seen':
      return words.seen(count)
    case 'claimed':
      return words.claimed(names[0])
  }
}

/** Where a handoff stands, in one sentence for a screen reader. */
export const ladderSentence = (ladder: readonly LadderWord[]): string =>
  words.ladder(
    ladder.filter((word) => word.reached).map((word) => word.label),
    ladder.find((word) => !word.reached)?.label ?? null,
    ladder.some((word) => word.blocked),
  )
