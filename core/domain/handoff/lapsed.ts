import { ago, directedTo, type Handoff } from './handoff.ts'
import { type TimeUnits, timeUnits } from '../time/time-units.ts'

type Lapsing = Pick<Handoff, 'targetUserId' | 'targetTeamId' | 'intent' | 'opensAt' | 'acceptedAt' | 'policy'>

/**
 * When a directed escalation opened to everyone because whoever it was for didn't claim it; null while it is reserved, where
 * it wasn't directed, and where its policy never meant to wait for them.
 */
export const lapsedAt = (handoff: Lapsing, now: number): number | null => {
  const { opensAt, acceptedAt, policy, intent } = handoff
  if (intent !== 'escalate' || directedTo(handoff) === null || acceptedAt === null) return null
  if (opensAt === null || opensAt > now) return null
  const waits = policy === null || policy.steps.some(({ who }) => who.kind === 'target')
  return waits ? opensAt : null
}

/** True if its target couldn't be reached, so that it opened without waiting for them. */
const wasPassed = ({ policy }: Pick<Handoff, 'policy'>): boolean =>
  policy !== null &&
  policy.past.some(({ index, passed }) => passed !== null && policy.steps[index]?.who.kind === 'target')

/** Why an escalation opened to everyone, without a full stop; `null` is whoever reads it. */
export type LapsedWords = {
  noTeam: (team: string) => string
  noAccess: (name: string) => string
  teamNotReached: (team: string) => string
  notReached: (name: string | null) => string
  teamDidNot: (team: string, waited: string) => string
  didNot: (name: string | null, waited: string) => string
}

export const lapsedWords: LapsedWords = {
  noTeam: (team) => `No one in ${team} can take it`,
  noAccess: (name) => `${name} no longer has access`,
  teamNotReached: (team) => `No one in ${team} could be reached`,
  notReached: (name) => `${name ?? 'You'} couldn’t be reached`,
  teamDidNot: (team, waited) => `No one in ${team} claimed it within ${waited}`,
  didNot: (name, waited) => `${name ?? 'You'} didn’t claim it within ${waited}`,
}

/**
 * Why it opened to everyone, without a full stop: `Ben didn't claim it within 5 min`.
 *
 * @param name of the person or team it was for; null for whoever reads it
 * @param left true if they no longer have access
 */
export const lapsedBecause = (
  handoff: Lapsing & Pick<Handoff, 'policy'>,
  name: string | null,
  left: boolean,
  words: LapsedWords = lapsedWords,
  units: TimeUnits = timeUnits,
): string => {
  const team = handoff.targetTeamId === null ? null : (name ?? '')
  if (left) return team === null ? words.noAccess(name ?? '') : words.noTeam(team)
  if (wasPassed(handoff)) return team === null ? words.notReached(name) : words.teamNotReached(team)
  const waited = ago((handoff.opensAt ?? 0) - (handoff.acceptedAt ?? 0), units)
  return team === null ? words.didNot(name, waited) : words.teamDidNot(team, waited)
}
