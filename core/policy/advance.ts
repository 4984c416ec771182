import { policyLimits, type PolicyContent, type PolicyStep } from '../domain/duty/policy.ts'
import type { HandoffPolicy, PassedBecause, StepPast } from '../domain/duty/handoff-policy.ts'
import { isUnderway, type Session } from '../domain/session/session.ts'
import { minute, week } from '../domain/time/durations.ts'

/** What a step would come to if it fired now: who would be told, and how many of them could be reached. */
export type Resolution = {
  index: number
  people: readonly string[]
  /** How many of them could be reached; a destination counts as one. */
  reachable: number
  /** Why most of those who couldn't be can't; `no_one` if there is no one at all. */
  because: PassedBecause
}

/** Someone to tell, and by which step. */
export type StepTelling = { round: number; index: number; people: string[] }

export type Advanced = {
  policy: HandoffPolicy
  /** Whom to tell, each person once. */
  tell: StepTelling[]
  /** True if it has just run out of steps. */
  hasRunOut: boolean
}

/** How long looking at it keeps the next step waiting. Milliseconds. */
export const lookingMs = 10 * 60_000
/** A step that fires so much later than it should says so. Milliseconds. */
const lateAfter = 60_000

/** The policy of a handoff that was just accepted, or that came back; its first step is due. Null steps aren't there: an undirected one has no target. */
export const startPolicy = (
  content: PolicyContent,
  about: { version: number; isDirected: boolean; hasTeam: boolean; at: number },
): HandoffPolicy => {
  const applies = ({ who }: PolicyStep): boolean =>
    (who.kind !== 'target' || about.isDirected) &&
    (who.kind !== 'team' || who.teamId !== null || about.hasTeam)
  const steps = content.steps.filter(applies)
  return {
    version: about.version,
    steps: steps.length > 0 ? steps : [{ who: { kind: 'everyone' }, waitMinutes: 30, acknowledge: 'any' }],
    rounds: content.rounds,
    idle: content.idle,
    phone: content.phone,
    phase: 'running',
    round: 0,
    index: 0,
    nextAt: about.at,
    since: about.at,
    past: [],
    current: null,
    looking: [],
    exhausted: null,
    returns: 0,
  }
}

const kept = (past: readonly StepPast[]): StepPast[] => past.slice(-policyLimits.past)

const runOut = (policy: HandoffPolicy, times: number, at: number, againAt: number | null): HandoffPolicy => ({
  ...policy,
  phase: 'exhausted',
  since: at,
  nextAt: againAt,
  exhausted: { at, times },
})

/**
 * Fires the step that is due, and passes those in which no one can be reached at once, until one reaches someone or
 * none is left.
 *
 * @param resolutions of each step, made now
 * @param againAt when to look again if no one at all can be reached now; null for never
 */
export const fireDue = (
  before: HandoffPolicy,
  at: number,
  resolutions: readonly Resolution[],
  againAt: number | null,
): Advanced => {
  const nothing: Advanced = { policy: before, tell: [], hasRunOut: false }
  const { nextAt, phase } = before
  if (nextAt === null || nextAt > at) return nothing
  if (phase !== 'running' && phase !== 'paused' && phase !== 'exhausted') return nothing
  let policy: HandoffPolicy =
    phase === 'exhausted' ? { ...before, round: 0, index: 0, exhausted: null } : { ...before }
  let lateMs = at - nextAt > lateAfter ? at - nextAt : 0
  const looking = policy.looking.filter(({ until }) => until > at)
  const isLooking = new Set(looking.map(({ personId }) => personId))
  const told = new Set<string>()
  const tell: StepTelling[] = []
  const { steps } = policy
  for (let passed = 0; ; passed += 1) {
    if (policy.index >= steps.length) policy = { ...policy, round: policy.round + 1, index: 0 }
    const isOver = policy.round > policy.rounds
    if (isOver || passed >= steps.length) {
      // Still no one: whoever had to be told that was told.
      if (phase === 'exhausted' && policy.current === null)
        return { policy: { ...before, nextAt: againAt }, tell: [], hasRunOut: false }
      const times = policy.current === null ? 0 : policy.round
      const again = policy.current === null ? againAt : null
      return { policy: runOut({ ...policy, looking }, times, at, again), tell, hasRunOut: true }
    }
    const { round, index } = policy
    const step = steps[index]
    const resolution = resolutions.find((one) => one.index === index)
    const people = (resolution?.people ?? []).filter((id) => !isLooking.has(id) && !told.has(id))
    for (const id of people) told.add(id)
    const isReached = (resolution?.reachable ?? 0) > 0
    if (people.length > 0 || step?.who.kind === 'destination') tell.push({ round, index, people })
    const past: StepPast = {
      round,
      index,
      at,
      told: people.length,
      passed: isReached ? null : (resolution?.because ?? 'no_one'),
      lateMs,
    }
    lateMs = 0
    policy = { ...policy, index: index + 1, past: kept([...policy.past, past]) }
    if (!isReached) continue
    return {
      policy: {
        ...policy,
        phase: 'running',
        since: at,
        nextAt: at + (step?.waitMinutes ?? 1) * minute,
        current: { index, people: (resolution?.people ?? []).slice(0, policyLimits.named) },
        looking,
      },
      tell,
      hasRunOut: false,
    }
  }
}

/**
 * Someone is looking at it: the next step waits for ten minutes. Each person makes it wait once a round, so that it
 * can't be kept waiting forever. Where all who were told have to be looking, one alone is only not told again.
 */
export const look = (policy: HandoffPolicy, personId: string, at: number): HandoffPolicy => {
  const { phase, nextAt, round, current, index, steps } = policy
  if (phase !== 'running' && phase !== 'paused' && phase !== 'exhausted') return policy
  const others = policy.looking.filter((one) => one.until > at || one.round === round)
  const mark = others.find((one) => one.personId === personId)
  const until = at + lookingMs
  const now = new Set([personId, ...others.filter((one) => one.until > at).map((one) => one.personId)])
  const step = steps[current?.index ?? index]
  const isEnough = step?.acknowledge !== 'all' || (current?.people ?? []).every((id) => now.has(id))
  const pauses = isEnough && phase !== 'exhausted' && nextAt !== null && mark?.round !== round
  const marks = [
    ...others.filter((one) => one.personId !== personId),
    { personId, at, until, round: pauses ? round : (mark?.round ?? null) },
  ].slice(-policyLimits.looking)
  if (!pauses) return { ...policy, looking: marks }
  return { ...policy, phase: 'paused', since: at, nextAt: Math.max(nextAt, until), looking: marks }
}

/** It was claimed: no step fires any more. Whether something happens on it is looked at after a while. */
export const claimed = (policy: HandoffPolicy, at: number): HandoffPolicy => ({
  ...policy,
  phase: policy.idle === null ? 'stopped' : 'watching',
  since: at,
  nextAt: policy.idle === null ? null : at + policy.idle.nudgeMinutes * minute,
  looking: [],
  exhausted: null,
})

/** It has ended. */
export const stopped = (policy: HandoffPolicy, at: number): HandoffPolicy => ({
  ...policy,
  phase: 'stopped',
  since: at,
  nextAt: null,
  looking: [],
})

/** For how long a claim can come back. Milliseconds. */
const givesUpAfter = week

/**
 * What the claim is like: since when, when its claimer last did something, and whether it rests because they parked or
 * escalated it; null if it isn't theirs any more.
 */
export type ClaimWork = { claimedAt: number; lastWorkAt: number; isResting?: boolean } | null

/** What a claim is like by its session. */
export const claimWork = (
  claim: { by: string; at: number } | null,
  { ownerId, status }: Pick<Session, 'ownerId' | 'status'>,
  lastWorkAt: number,
): ClaimWork =>
  claim === null || ownerId !== claim.by || !isUnderway(status)
    ? null
    : { claimedAt: claim.at, lastWorkAt, isResting: status !== 'active' }

/**
 * Looks whether something happened since it was claimed. Its claimer is asked first; if nothing happens then either, it
 * is to return. While it rests, no one has to do anything, and it is looked at again.
 */
export const watch = (
  policy: HandoffPolicy,
  work: ClaimWork,
  at: number,
): { policy: HandoffPolicy; next: 'nothing' | 'nudge' | 'return' } => {
  const { idle, phase, nextAt, since } = policy
  if ((phase !== 'watching' && phase !== 'nudged') || nextAt === null || nextAt > at)
    return { policy, next: 'nothing' }
  if (work === null || idle === null || at - work.claimedAt > givesUpAfter)
    return { policy: stopped(policy, at), next: 'nothing' }
  if (work.isResting === true) {
    const lookAgainAt = at + idle.nudgeMinutes * minute
    return { policy: { ...policy, phase: 'watching', since: at, nextAt: lookAgainAt }, next: 'nothing' }
  }
  const last = Math.max(work.claimedAt, work.lastWorkAt)
  const isBusy = phase === 'nudged' ? last > since : last + idle.nudgeMinutes * minute > at
  if (isBusy) {
    const lookAgainAt = Math.max(last + idle.nudgeMinutes * minute, at + minute)
    return { policy: { ...policy, phase: 'watching', since: at, nextAt: lookAgainAt }, next: 'nothing' }
  }
  if (phase === 'watching') {
    const nudged = {
      ...policy,
      phase: 'nudged' as const,
      since: at,
      nextAt: at + idle.returnMinutes * minute,
    }
    return { policy: nudged, next: 'nudge' }
  }
  return { policy: returned(policy, at), next: 'return' }
}

/** True while its claimer has been asked whether they work on it, and nothing has happened since. */
export const isAsked = ({ phase, since }: HandoffPolicy, work: ClaimWork): boolean =>
  phase === 'nudged' &&
  work !== null &&
  work.isResting !== true &&
  Math.max(work.claimedAt, work.lastWorkAt) <= since

/** It came back: from the first step again. */
export const returned = (policy: HandoffPolicy, at: number): HandoffPolicy => ({
  ...policy,
  phase: 'running',
  round: 0,
  index: 0,
  since: at,
  nextAt: at,
  current: null,
  looking: [],
  exhausted: null,
  returns: policy.returns + 1,
})

/** The longest that it can take from its start until no step is left, if this many people look at it. Milliseconds. */
export const boundOf = (policy: Pick<HandoffPolicy, 'steps' | 'rounds'>, people: number): number => {
  const once = policy.steps.reduce((sum, { waitMinutes }) => sum + waitMinutes * minute, 0)
  return (policy.rounds + 1) * (once + people * lookingMs)
}
