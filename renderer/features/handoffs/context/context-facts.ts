import { duration } from '../../../language/durations.ts'
import { directedTo, type Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { lapsedAt } from '../../../../core/domain/handoff/lapsed.ts'
import { byWait, waitedMs } from '../../../../core/domain/handoff/waiting.ts'
import { whyHandedOver } from '../../../language/handoffs.ts'
import { contextWords as words } from './context.words.ts'

/** How many steps were tried and how many still need an answer: "1 step tried, 2 open". */
export const progressWords = ({ tried, open }: Progress): string =>
  tried === 0 && open === 0 ? words.noSteps : words.tried(tried, open)

/** Steps of a session by whether they have a result. */
export type Progress = { tried: number; open: number }

/**
 * The line below a context screen's head: category, progress and the time it took, how long it waited, who it's from.
 *
 * @param progress the steps, as far as they're loaded; null to use the snapshot's count
 * @param left the person it's directed to no longer has access
 * @param startedAt when the session was started; null until that is known
 */
export const contextFacts = (
  handoff: Handoff,
  progress: Progress | null,
  startedAt: number | null,
  now: number,
  nameOf: (id: string) => string,
  left = false,
): string[] => {
  const { stepCount, problemCategory } = handoff.snapshot
  const worked = startedAt === null ? 0 : handoff.createdAt - startedAt
  return [
    problemCategory,
    progressFact(stepCount, progress, worked),
    waitFact(handoff, waitedMs(handoff, now)),
    words.from(nameOf(handoff.handedOffBy)),
    targetFact(handoff, nameOf, { left, now }),
  ].filter((part) => part !== null)
}

/** Work that took less than a minute is not worth a time. */
const progressFact = (stepCount: number, progress: Progress | null, worked: number): string => {
  if (worked < 60_000) return progress === null ? words.steps(stepCount) : progressWords(progress)
  const time = duration(worked)
  return progress === null ? words.stepsIn(stepCount, time) : words.progressIn(progressWords(progress), time)
}

const waitFact = ({ state, intent, acceptedAt }: Handoff, waited: number): string => {
  switch (state) {
    case 'open':
      if (intent === 'park') return words.parkedFor(waited)
      return acceptedAt === null ? words.notSent : words.waiting(waited)
    case 'claimed':
      return words.claimedAfter(waited)
    case 'withdrawn':
      return words.withdrawnAfter(waited)
    case 'closed':
      return words.endedAfter(waited)
  }
}

const targetFact = (
  handoff: Handoff,
  nameOf: (id: string) => string,
  { left, now }: { left: boolean; now: number },
): string | null => {
  const target = directedTo(handoff)
  if (handoff.intent === 'park' || target === null) return null
  const name = nameOf(target)
  if (handoff.state !== 'open') return words.to(name)
  if (!left) return lapsedAt(handoff, now) === null ? words.to(name) : words.toThenEveryone(name)
  return handoff.targetUserId === null
    ? words.toEveryoneBecauseEmpty(name)
    : words.toEveryoneBecauseLeft(name)
}

/** The earlier handoffs that say something: a session may be parked first and escalated later. Newest first. */
export const earlierNotes = (handoffs: readonly Handoff[], current: Handoff): Handoff[] =>
  handoffs
    .filter((handoff) => byWait(handoff, current) < 0)
    .filter((handoff) => {
      const why = whyHandedOver(handoff)
      return why !== '' && why !== whyHandedOver(current)
    })
    .toSorted((a, b) => byWait(b, a))
