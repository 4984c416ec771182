import type { DutyState } from '../../../../core/duty/duty-states.ts'
import type { PersonState } from '../../../../core/domain/handoff/receivers.ts'
import type { Person } from '../../../../core/domain/people/person.ts'
import { smartTime } from '../../../language/relative-time.ts'
import { sharedWords } from '../shared.words.ts'

const words = sharedWords.people

/**
 * What stands beside a name where someone is chosen: `engineer · on duty · online`, `admin · on duty from 18:00 · away`.
 *
 * @param state where they are; null while unknown
 * @param duty undefined for someone without duty soon, and where none is planned
 */
export const personHint = (
  role: Person['role'],
  state: PersonState | null,
  duty: DutyState | undefined,
  now: number,
): string =>
  [
    words.roles[role],
    duty === undefined
      ? null
      : duty.kind === 'now'
        ? words.onDuty
        : words.onDutyFrom(smartTime(duty.from, now)),
    state === null ? null : words.states[state],
  ]
    .filter((part) => part !== null)
    .join(' · ')
