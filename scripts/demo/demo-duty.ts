import { v7 as uuid } from 'uuid'
import { day, hour } from '../../core/domain/time/durations.ts'
import { wallTimeAt } from '../../core/domain/time/wall-time.ts'
import type { DemoWorker } from './demo-worker.ts'

/**
 * Plans who of a team is on duty: the people take turns by the week, from Monday at nine, by this machine's wall. Whoever
 * comes first has the week of `now`.
 */
export const planDuty = async (
  owner: DemoWorker,
  { name, teamId, people, now }: { name: string; teamId: string; people: readonly string[]; now: number },
): Promise<void> => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  // A minute after nine on a Monday the turn is new; on the night before it is still the one of last week.
  const inTheTurn = now - 9 * hour
  const weekday = (new Date(`${wallTimeAt(inTheTurn, zone).time.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7
  await owner.request(
    'schedule.save',
    {
      scheduleId: uuid(),
      name,
      teamId,
      zone,
      rotations: [
        {
          id: uuid(),
          people: [...people],
          turn: { every: 1, unit: 'week' },
          startsOn: wallTimeAt(inTheTurn - weekday * day, zone).time.slice(0, 10),
          handoverAt: '09:00',
          hours: [],
        },
      ],
    },
    now,
  )
}
