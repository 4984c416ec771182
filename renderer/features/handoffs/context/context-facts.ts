import { ago, type Handoff } from '../../../../core/domain/handoff.ts'
import { counted } from '../../../../core/domain/plural.ts'
import { byWait, waitedMs } from '../../../../core/domain/waiting.ts'

/** A length of time as people say it: "1 h 40 min", "12 min", "2 d 3 h". */
export const duration = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** How many steps were taken and how many wait for an answer: "1 step tried, 2 open". */
export const progressWords = ({ tried, open }: Progress): string => {
  if (tried === 0 && open === 0) return 'No steps'
  if (open === 0) return `${counted(tried, 'step')} tried`
  return tried === 0 ? `${open} open, none tried` : `${counted(tried, 'step')} tried, ${open} open`
}

/** Steps of a session by whether anything came of them. */
export type Progress = { tried: number; open: number }

/**
 * The line below a context screen's head: category, how much was done in what time, how long it waits, from whom.
 *
 * @param progress the steps, as far as they are at hand; null for what the snapshot counted
 * @param left whom it asks cannot work any more
 * @param startedAt when the session was started, or null while that is not known
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
  const steps = progress === null ? counted(stepCount, 'step') : progressWords(progress)
  const worked = startedAt === null ? 0 : handoff.createdAt - startedAt
  const waited = ago(waitedMs(handoff, now))
  const parked = handoff.intent === 'park'
  const waits = {
    open: parked
      ? `Parked for ${waited}`
      : handoff.acceptedAt === null
        ? 'Not sent yet'
        : `Waiting ${waited}`,
    claimed: `Claimed after ${waited}`,
    withdrawn: `Withdrawn after ${waited}`,
    closed: `Ended after ${waited}`,
  }[handoff.state]
  return [
    problemCategory,
    worked < 60_000 ? steps : `${steps}${progress === null ? '' : ','} in ${duration(worked)}`,
    waits,
    `From ${nameOf(handoff.handedOffBy)}`,
    parked || handoff.targetUserId === null
      ? null
      : left && handoff.state === 'open'
        ? `To everyone, ${nameOf(handoff.targetUserId)} cannot work any more`
        : `To ${nameOf(handoff.targetUserId)}`,
  ].filter((part) => part !== null)
}

/** What was said when the session was handed over before: parked first and escalated later, for one. Newest first. */
export const earlierNotes = (handoffs: readonly Handoff[], current: Handoff): Handoff[] =>
  handoffs
    .filter((handoff) => byWait(handoff, current) < 0)
    .filter(({ engineerNotes }) => {
      const note = engineerNotes.trim()
      return note !== '' && note !== current.engineerNotes.trim()
    })
    .toSorted((a, b) => byWait(b, a))
