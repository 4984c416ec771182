import { z } from 'zod'
import { documentBase, nameText } from '../document/document.ts'
import { Id, NewId, Timestamp } from '../document/id.ts'
import { day } from '../time/durations.ts'
import { isZone } from '../time/wall-time.ts'

/** Limits of schedules, because their documents are on every device. */
export const scheduleLimits = {
  rotations: 10,
  people: 50,
  hours: 14,
  covers: 200,
  /** The longest that one cover lasts, and how far ahead it may begin. Milliseconds. */
  coverMs: 92 * day,
  aheadMs: 366 * day,
} as const

/** A date on the wall: `2026-11-30`. */
export const WallDate = z.iso.date().refine((date) => date >= '1970-01-01' && date < '2200-01-01')
/** A time on the wall: `09:00`. */
export const WallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Not a time.')

/** Hours of the week. From 0, Sunday; `until` at or before `from` is on the day after: `22:00`–`06:00`, `00:00`–`00:00`. */
export const DutyHours = z.object({
  days: z.array(z.int().min(0).max(6)).min(1).max(7),
  from: WallClock,
  until: WallClock,
})
export type DutyHours = z.infer<typeof DutyHours>

/** People who take turns. */
export const Rotation = z.object({
  id: Id,
  /** In the order of their turns. */
  people: z.array(Id).min(1).max(scheduleLimits.people),
  turn: z.object({ every: z.int().min(1).max(52), unit: z.enum(['day', 'week']) }),
  /** The first handover: who is first has it from then on. Later ones are at that time of the day. */
  startsOn: WallDate,
  handoverAt: WallClock,
  /** When someone is on duty at all; empty for always. */
  hours: z.array(DutyHours).max(scheduleLimits.hours),
})
export type Rotation = z.infer<typeof Rotation>

/**
 * A change of who is on duty for a while: someone more, someone less, or one instead of another.
 *
 * Covers apply in their order, each to what those before it left, so that whoever covers can be covered too. One that
 * names someone who isn't on duty then changes nothing.
 */
export const Cover = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), personId: Id }),
  z.object({ kind: z.literal('remove'), insteadOf: Id }),
  z.object({ kind: z.literal('replace'), personId: Id, insteadOf: Id }),
])
export type Cover = z.infer<typeof Cover>

/** A cover as it stands in the schedule. */
export const StandingCover = z.object({
  id: Id,
  cover: Cover,
  from: Timestamp,
  until: Timestamp,
  by: Id,
  at: Timestamp,
})
export type StandingCover = z.infer<typeof StandingCover>

export const ScheduleName = nameText(60)

/** What an admin decides about a schedule. */
export const ScheduleContent = z.object({
  name: ScheduleName,
  /** The team that it is for; null for the workspace. */
  teamId: Id.nullable(),
  /** Whose wall its times are on. */
  zone: z.string().max(60).refine(isZone, 'Not a time zone.'),
  rotations: z
    .array(Rotation.extend({ id: NewId }))
    .max(scheduleLimits.rotations)
    .refine((rotations) => new Set(rotations.map(({ id }) => id)).size === rotations.length),
})
export type ScheduleContent = z.infer<typeof ScheduleContent>

/** Who is on duty when. */
export const Schedule = z.object({
  ...documentBase,
  ...ScheduleContent.shape,
  covers: z.array(StandingCover).max(scheduleLimits.covers),
  /** Counts its changes by admins from 1, so that no one overwrites what they haven't seen. */
  version: z.int().min(1).max(1e9),
  removed: z.boolean(),
  createdAt: Timestamp,
})
export type Schedule = z.infer<typeof Schedule>

/** How long covers that are over are kept, to look back at. Milliseconds. */
const keptMs = 31 * day

/** The covers that are still worth keeping, the oldest first. */
export const keptCovers = (covers: readonly StandingCover[], now: number): StandingCover[] =>
  covers.filter(({ until }) => until > now - keptMs)
