import { dutyEndOf, type DutyEnd } from '../../../../core/duty/duty-end.ts'
import { dutyStarts } from '../../../../core/duty/duty-starts.ts'
import type { DutySoon } from '../../../../core/domain/notification/notification.ts'
import type { Handover } from '../../../../core/domain/handover/handover.ts'
import type { Schedule } from '../../../../core/domain/duty/schedule.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { minute } from '../../../../core/domain/time/durations.ts'
import { dutySoonWords as dutySoonIn } from '../../../../core/notify/duty-words.ts'
import type { PersonalRules } from '../../../../core/notify/personal-rules.ts'
import type { Live } from '../../contract/desk.ts'
import { dutySoonWords } from '../../../language/domain.words.ts'

/** What there is to say of this person's own duty. */
export type OwnDuty = {
  /** What this person has to hand over, and by when; what they offered to someone is no longer on their mind. */
  endingAt(now: number): { endsAt: number; scheduleId: string; open: number } | null
  /** Their duties that begin soon, as early as they want to hear of it. */
  soonAt(now: number): readonly DutySoon[]
}

/** How long what was found of someone's duty holds; it may begin any minute. Milliseconds. */
const lasts = 5 * 60_000

/** Remembers what `find` found until it is over, or what it was found in is another. */
const remembered = <T>(
  find: (schedules: readonly Schedule[], now: number) => { found: T; until: number },
) => {
  let known: { in: unknown[]; found: T; until: number } | null = null
  return (schedules: readonly Schedule[], now: number, ...about: unknown[]): T => {
    const where = [schedules, ...about]
    if (known === null || now >= known.until || known.in.some((one, index) => one !== where[index]))
      known = { in: where, ...find(schedules, now) }
    return known.found
  }
}

const noSchedules: readonly Schedule[] = []

/** Looks it up again when a schedule changes, and when it may have become another. */
export const createOwnDuty = (parts: {
  personId: string
  schedules: Live<readonly Schedule[]>
  /** This person's own open sessions. */
  mine: Live<readonly Session[]>
  handovers: Live<readonly Handover[]>
  rules: () => PersonalRules
}): OwnDuty => {
  const { personId } = parts
  const endOf = remembered<DutyEnd | null>((schedules, now) => {
    const found = dutyEndOf(schedules, personId, now)
    return { found, until: Math.min(found?.endsAt ?? Infinity, now + lasts) }
  })
  const soonIn = remembered<readonly DutySoon[]>((schedules, now) => {
    const { dutyReminder } = parts.rules()
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    const reminderMs = (dutyReminder ?? 0) * minute
    const found = (dutyReminder === null ? [] : schedules)
      .filter(({ removed }) => !removed)
      .flatMap((schedule) =>
        dutyStarts(schedule, { from: now, until: now + reminderMs + lasts + minute })
          .filter((duty) => duty.personId === personId)
          .map(({ from, until }): DutySoon => {
            const at = from - reminderMs
            return {
              scheduleId: schedule.id,
              at,
              from,
              text: dutySoonIn({ schedule: schedule.name, from, until }, zone, at, dutySoonWords),
            }
          }),
      )
    return { found, until: now + lasts }
  })
  return {
    endingAt(now) {
      const end = endOf(parts.schedules.get() ?? noSchedules, now)
      if (end === null) return null
      const offered = new Set(
        (parts.handovers.get() ?? [])
          .filter(({ from }) => from === personId)
          .flatMap(({ items }) =>
            items.filter(({ state }) => state === 'open').map(({ sessionId }) => sessionId),
          ),
      )
      const open = (parts.mine.get() ?? []).filter(({ id }) => !offered.has(id)).length
      return { endsAt: end.endsAt, scheduleId: end.scheduleId, open }
    },
    soonAt: (now) => soonIn(parts.schedules.get() ?? noSchedules, now, parts.rules().dutyReminder),
  }
}
