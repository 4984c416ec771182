import { ago, directedTo, type Handoff } from './handoff.ts'

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
): string => {
  const isTeam = handoff.targetTeamId !== null
  if (left) return isTeam ? `No one in ${name} can take it` : `${name} no longer has access`
  if (wasPassed(handoff))
    return isTeam ? `No one in ${name} could be reached` : `${name ?? 'You'} couldn’t be reached`
  const waited = ago((handoff.opensAt ?? 0) - (handoff.acceptedAt ?? 0))
  return isTeam
    ? `No one in ${name} claimed it within ${waited}`
    : `${name ?? 'You'} didn’t claim it within ${waited}`
}
