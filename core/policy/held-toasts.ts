import { everyoneOnDuty } from '../duty/on-duty.ts'
import type { Handoff } from '../domain/handoff/handoff.ts'
import type { Notification, NotificationKind } from '../domain/notification/notification.ts'

import { heldUntil, type PersonalRules } from '../notify/personal-rules.ts'
import { onDutyUnder, type Workforce } from './candidates.ts'

/** Told whatever the hour: no one took it, Baton itself is in trouble, one's own duty begins or ends. */
const always: readonly NotificationKind[] = ['exhausted', 'alarm', 'duty_soon', 'shift_ending']
/** What is about an escalation that waits: only duty for its team counts. For the rest, any duty does. */
const ofTeam: readonly NotificationKind[] = ['escalation', 'overdue', 'opened']

/**
 * Until when a notification makes no toast at the person's own desk; null if it may. It is the rule that holds their e-mail and
 * pushes (`heldUntil`): quiet hours and do-not-disturb hold it, unless its priority breaks through or the person is on duty.
 *
 * @param handoff that it is about; undefined if it is about none, or isn't on this device
 */
export const toastHeldUntil = (
  { kind, priority }: Pick<Notification, 'kind' | 'priority'>,
  handoff: Handoff | undefined,
  { personId, rules, workforce }: { personId: string; rules: PersonalRules; workforce: Workforce },
  now: number,
): number | null => {
  if (always.includes(kind)) return null
  const until = heldUntil(rules, priority, false, now)
  // Who is on duty is only looked up for what would be held.
  if (until === null) return null
  const onDuty =
    handoff !== undefined && ofTeam.includes(kind)
      ? onDutyUnder(handoff.policy?.steps ?? [], handoff, workforce, now)
      : everyoneOnDuty(workforce.schedules, now)
  return onDuty.has(personId) ? null : until
}
