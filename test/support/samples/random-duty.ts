import type { World } from './make.ts'

type Chosen = { who: string; a: number; b: number; yes: boolean; text: string }
type DutyIntent =
  | 'schedule.save'
  | 'schedule.remove'
  | 'schedule.cover'
  | 'schedule.uncover'
  | 'schedule.take'

const hour = 3_600_000

/** A payload for an intent about duty, mostly about a schedule that is there. */
export const payloadOfDuty = (world: World, type: DutyIntent, { who, a, b, yes, text }: Chosen) => {
  const scheduleId = b % 9 === 0 ? 'd2' : 'd1'
  const known = world.find('schedules', scheduleId)
  switch (type) {
    case 'schedule.save':
      return {
        scheduleId,
        basedOn: b % 7 === 0 ? null : (known?.version ?? null),
        name: text,
        teamId: b % 11 === 0 ? 'north' : null,
        zone: yes ? 'Europe/London' : 'America/New_York',
        rotations: [
          {
            id: 'r1',
            people: yes ? ['ann', 'bo'] : [who],
            turn: { every: 1 + (a % 3), unit: yes ? 'day' : 'week' },
            startsOn: '2026-11-16',
            handoverAt: '09:00',
            hours: [],
          },
        ],
      }
    // Rarely the one that the others are about.
    case 'schedule.remove':
      return { scheduleId: b % 13 === 0 ? 'd1' : 'd2' }
    case 'schedule.cover':
      return {
        scheduleId,
        coverId: `c${a % 6}`,
        cover: yes
          ? { kind: 'replace', personId: who, insteadOf: b % 2 === 0 ? 'ann' : 'bo' }
          : { kind: b % 3 === 0 ? 'remove' : 'add', personId: who, insteadOf: who },
        from: world.now + (a % 5) * hour,
        until: world.now + (b % 9) * hour,
      }
    case 'schedule.uncover':
      return { scheduleId, coverId: known?.covers[a % (known.covers.length || 1)]?.id ?? 'c1' }
    case 'schedule.take':
      return { scheduleId, until: yes ? null : world.now + (b % 9) * hour }
    default:
      return type satisfies never
  }
}
