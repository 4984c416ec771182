import type { PolicyContent, StepWho } from '../domain/duty/policy.ts'
import { fireDue, startPolicy } from './advance.ts'
import { candidatesOf, teamOf, type About, type Workforce } from './candidates.ts'

/** One step as it would fire: when, and whom it would tell. `people` is empty where it would be passed. */
export type TimelineRow = { at: number; index: number; who: StepWho; people: string[] }

/** Who would be told when of an escalation at an instant, the first time round; and when no step would be left. */
export type PolicyTimeline = { rows: TimelineRow[]; endsAt: number; rounds: number }

/** More firings than any policy has. */
const mostFirings = 200

/**
 * What a policy would do if everyone on duty then could be reached, and no one claimed it.
 *
 * @param at when the escalation would be accepted, milliseconds
 */
export const timelineOf = (
  content: PolicyContent,
  about: About,
  workforce: Workforce,
  at: number,
): PolicyTimeline => {
  const isDirected = about.targetUserId !== null || about.targetTeamId !== null
  let policy = startPolicy(content, { version: 0, isDirected, hasTeam: teamOf(about) !== null, at })
  const rows: TimelineRow[] = []
  for (let n = 0; n < mostFirings; n += 1) {
    const now = policy.nextAt ?? at
    const found = policy.steps.map(({ who }, index) => {
      const people = candidatesOf(who, about, workforce, now)
      const reachable = who.kind === 'destination' ? 1 : people.length
      return { index, people, reachable, because: 'no_one' as const }
    })
    const before = policy.past.length
    const { policy: next, hasRunOut } = fireDue(policy, now, found, null)
    for (const past of next.past.slice(before)) {
      const step = policy.steps[past.index]
      if (past.round === 0 && step !== undefined)
        rows.push({
          at: now,
          index: past.index,
          who: step.who,
          people: [...(found[past.index]?.people ?? [])],
        })
    }
    policy = { ...next, past: next.past.slice(-1) }
    if (hasRunOut) return { rows, endsAt: now, rounds: next.exhausted?.times ?? 0 }
  }
  return { rows, endsAt: policy.nextAt ?? at, rounds: policy.round }
}
