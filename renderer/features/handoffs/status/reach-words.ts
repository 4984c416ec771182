import { reservedMinutes } from '../../../../core/domain/handoff/handoff.ts'
import type { Priority } from '../../../../core/domain/duty/priority.ts'
import type { Escalating, Reachability } from '../../../../core/domain/handoff/receivers.ts'
import { handoffStatusWords } from './handoff-status.words.ts'

const words = handoffStatusWords.reach

/** Why no one could receive an escalation now, and what to do about it; `canInvite` when inviting would help. */
export type ReachWords = { lead: string; next: string; canInvite: boolean }

/**
 * What to say about who could receive an escalation; null if someone could.
 *
 * @param mayInvite the escalator may invite people
 * @param sent it is escalated already
 */
export const reachWords = (
  reachability: Reachability,
  escalation: Escalating & { priority: Priority },
  mayInvite: boolean,
  sent: boolean,
  nameOf: (id: string) => string,
): ReachWords | null => {
  const ofTeam = escalation.targetTeamId !== null
  const name = nameOf(escalation.targetUserId ?? escalation.targetTeamId ?? '')
  const minutes = reservedMinutes[escalation.priority]
  switch (reachability.kind) {
    case 'someone':
      return null
    case 'target': {
      const lead =
        reachability.because === 'no_access'
          ? words.noAccess(name)
          : (ofTeam ? words.teamAway : words.personAway)(name, minutes)
      return { lead, next: '', canInvite: false }
    }
    case 'no_one': {
      const { because } = reachability
      if (because === 'away') return { lead: words.away, next: words.whenBack(sent), canInvite: false }
      return {
        lead: words[because],
        next: mayInvite ? words.inviteOrPhone(sent) : words.askOrPhone(sent),
        canInvite: mayInvite,
      }
    }
  }
}
