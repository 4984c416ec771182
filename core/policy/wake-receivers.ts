import type { OwnerOut, WokenWho } from '../domain/session/woken.ts'

/** How the owner of a parked session is there when it wakes. */
export type OwnerThere = {
  hasAccess: boolean
  /** Their desk is open. */
  atDesk: boolean
  onDuty: boolean
  /** Some schedule has them on duty at times: for others, not being on duty says nothing. */
  isPlanned: boolean
  /** Quiet hours or do-not-disturb that hold back this session's priority. */
  isQuiet: boolean
  /** Something other than a desk reaches them. */
  hasChannel: boolean
}

/**
 * Why a wake must not rest with the owner alone; null if it can.
 *
 * An open desk or being on duty is being there. Without either, a phone or mailbox may do, unless their duty is over, or
 * someone is on duty who is there now.
 */
export const ownerOut = (owner: OwnerThere, isOtherOnDuty: boolean): OwnerOut | null => {
  if (!owner.hasAccess) return 'no_access'
  if (owner.isQuiet) return 'quiet'
  if (owner.atDesk) return null
  if (owner.onDuty) return owner.hasChannel ? null : 'unreachable'
  if (owner.isPlanned) return 'off_duty'
  if (isOtherOnDuty) return 'away'
  return owner.hasChannel ? null : 'unreachable'
}

/** People who could be woken instead of the owner, each group without them. */
export type WakeCandidates = {
  duty: readonly string[]
  team: readonly string[]
  admins: readonly string[]
}

/**
 * Whom a parked session wakes instead of its owner: whoever is on duty, else the team, else admins. A group in which no one
 * can be reached now is passed; if that is so of all of them, the first that has anyone is told all the same.
 */
export const wokenInstead = (
  candidates: WakeCandidates,
  canReach: (personId: string) => boolean,
): { who: Exclude<WokenWho, 'owner'>; people: readonly string[] } | null => {
  const groups = (['duty', 'team', 'admins'] as const).map((who) => ({ who, people: candidates[who] }))
  return (
    groups.find(({ people }) => people.some(canReach)) ??
    groups.find(({ people }) => people.length > 0) ??
    null
  )
}
