import { canWork, type Person } from '../domain/people/person.ts'
import { scheduleLimits, type Cover, type Schedule } from '../domain/duty/schedule.ts'
import { day, week } from '../domain/time/durations.ts'
import { daysPerTurn, handoversBetween, hoursBetween, turnStart, whoseTurn, type Stretch } from './turns.ts'

/** Someone on duty; `insteadOf` whom they cover, null for their own turn, and for someone added. */
export type OnDuty = { personId: string; insteadOf: string | null; isCover: boolean }

/** A stretch in which the same people are on duty; none in a gap. */
export type Shift = Stretch & { people: OnDuty[] }

type Planned = Pick<Schedule, 'zone' | 'rotations' | 'covers'> & { unable?: ReadonlySet<string> }

/**
 * The schedules as whoever knows the people reads them: turns and covers of someone who no longer has access, or became a viewer, count
 * for nothing, so that whoever they were to relieve stays on duty.
 */
export const staffed = <S extends Schedule>(
  schedules: readonly S[],
  people: readonly Pick<Person, 'id' | 'role' | 'active'>[],
): (S & { unable: ReadonlySet<string> })[] => {
  const unable = new Set(people.filter((person) => !canWork(person)).map(({ id }) => id))
  return schedules.map((schedule) => ({ ...schedule, unable }))
}

/** Someone on duty by the plan, and whom they relieve of it. */
type Planning = OnDuty & { beneath: Planning | null }

/** The farthest that the next shift is looked for at first. Milliseconds. */
const horizon = 60 * day

type Unable = ReadonlySet<string> | undefined

/** Whoever is there: the one planned, or whom they were to relieve if they can't be on duty; null for no one. */
const ableOf = (planned: Planning, unable: Unable): Planning | null => {
  let one: Planning | null = planned
  while (one !== null && unable?.has(one.personId) === true) one = one.beneath
  return one
}

const covered = (people: readonly Planning[], cover: Cover, unable: Unable): Planning[] => {
  const isOf = (planned: Planning, id: string) =>
    planned.personId === id || ableOf(planned, unable)?.personId === id
  const isOn = (id: string) => people.some((one) => isOf(one, id))
  switch (cover.kind) {
    case 'add':
      return isOn(cover.personId)
        ? [...people]
        : [...people, { personId: cover.personId, insteadOf: null, isCover: true, beneath: null }]
    case 'remove':
      return people.filter((one) => !isOf(one, cover.insteadOf))
    case 'replace': {
      const { personId, insteadOf } = cover
      const relieved = people.find((one) => isOf(one, insteadOf))
      if (relieved === undefined || insteadOf === personId) return [...people]
      const others = people.filter((one) => one !== relieved)
      return others.some((one) => one.personId === personId)
        ? others.map((one) =>
            one.personId === personId ? { ...one, beneath: one.beneath ?? relieved } : one,
          )
        : [...others, { personId, insteadOf, isCover: true, beneath: relieved }]
    }
    default:
      return cover satisfies never
  }
}

/** Who has the turn of each rotation within a stretch, and every instant at which that changes. */
const turnsWithin = ({ zone, rotations }: Planned, stretch: Stretch) => {
  const changes: number[] = []
  const rows = rotations.map((rotation) => {
    const hours = rotation.hours.length === 0 ? null : hoursBetween(rotation.hours, zone, stretch)
    const handovers = [stretch.from, ...handoversBetween(rotation, zone, stretch)].map((from) => ({
      from,
      personId: whoseTurn(rotation, zone, from),
    }))
    for (const { from } of handovers) changes.push(from)
    for (const { from, until } of hours ?? []) changes.push(from, until)
    return { hours, handovers }
  })
  return {
    changes,
    at: (at: number): string[] =>
      rows.flatMap(({ hours, handovers }) => {
        if (hours !== null && !hours.some(({ from, until }) => from <= at && at < until)) return []
        const personId = handovers.findLast(({ from }) => from <= at)?.personId ?? null
        return personId === null ? [] : [personId]
      }),
  }
}

const withCovers = (
  turns: readonly string[],
  { covers, unable }: Pick<Planned, 'covers' | 'unable'>,
  at: number,
): OnDuty[] => {
  let people: Planning[] = [...new Set(turns)].map((personId) => ({
    personId,
    insteadOf: null,
    isCover: false,
    beneath: null,
  }))
  for (const { cover, from, until } of covers)
    if (from <= at && at < until) people = covered(people, cover, unable)
  const able = new Map<string, OnDuty>()
  for (const planned of people) {
    const one = ableOf(planned, unable)
    if (one === null || able.has(one.personId)) continue
    const { personId, insteadOf, isCover } = one
    able.set(personId, { personId, insteadOf, isCover })
  }
  return [...able.values()]
}

/** Who is on duty at an instant, each once. */
export const onDutyAt = (schedule: Planned, at: number): OnDuty[] =>
  withCovers(turnsWithin(schedule, { from: at, until: at }).at(at), schedule, at)

const isSame = (a: readonly OnDuty[], b: readonly OnDuty[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index]
    return (
      one.personId === other?.personId && one.insteadOf === other.insteadOf && one.isCover === other.isCover
    )
  })

/** Who is on duty from `from` to `until`, gaps included: stretches without a break between them. */
export const shiftsBetween = (schedule: Planned, { from, until }: Stretch): Shift[] => {
  const turns = turnsWithin(schedule, { from, until })
  const covers = schedule.covers.filter((cover) => cover.until > from && cover.from < until)
  const changes = new Set([from, ...turns.changes, ...covers.flatMap((cover) => [cover.from, cover.until])])
  const shifts: Shift[] = []
  for (const at of [...changes].toSorted((a, b) => a - b)) {
    if (at < from || (at >= until && at !== from)) continue
    const people = withCovers(turns.at(at), { ...schedule, covers }, at)
    const last = shifts.at(-1)
    if (last !== undefined && isSame(last.people, people)) continue
    if (last !== undefined) last.until = at
    shifts.push({ from: at, until, people })
  }
  return shifts
}

/** The shift at an instant; `until` is null if it doesn't end within a year: it goes on for good. */
export type CurrentShift = Omit<Shift, 'until'> & { until: number | null }

/**
 * By when everything that is planned has changed who is on duty, as seen at an instant: within a round of a rotation comes
 * someone else.
 */
export const plannedUntil = ({ zone, rotations, covers }: Planned, at: number): number => {
  const changes = rotations.map((rotation) => {
    const begins = Math.max(at, turnStart(rotation, zone, 0))
    const isShared = new Set(rotation.people).size > 1
    return begins + (isShared ? daysPerTurn(rotation) * rotation.people.length * day : 0)
  })
  const last = Math.max(at, ...changes, ...covers.map(({ until }) => until))
  // Hours may only come round in the week after.
  return last + week
}

/** The shift at an instant and the one after it with people; null where none is found within a year. */
export const nowAndNext = (
  schedule: Planned,
  at: number,
): { now: CurrentShift | null; next: Shift | null } => {
  const look = (until: number) => {
    const [first, ...later] = shiftsBetween(schedule, { from: at, until })
    const next = later.find(({ people }) => people.length > 0) ?? null
    if (first === undefined || first.people.length === 0) return { now: null, next }
    // Without a later one it only ends where we stopped looking.
    return { now: { ...first, until: later.length === 0 ? null : first.until }, next }
  }
  const near = look(at + horizon)
  // The longest turn takes a year.
  const until = Math.min(plannedUntil(schedule, at), at + scheduleLimits.aheadMs)
  // Only the few schedules of long turns are looked at farther: that is work, and screens do it every minute.
  return near.next !== null || until <= at + horizon ? near : look(until)
}

/** The schedules that say who is on duty for a team: its own, else the workspace's. */
export const schedulesFor = <S extends Pick<Schedule, 'teamId' | 'removed'>>(
  schedules: readonly S[],
  teamId: string | null,
): S[] => {
  const kept = schedules.filter(({ removed }) => !removed)
  const own = teamId === null ? [] : kept.filter((schedule) => schedule.teamId === teamId)
  return own.length > 0 ? own : kept.filter((schedule) => schedule.teamId === null)
}

/** Everyone on duty at an instant on any of these schedules. */
export const everyoneOnDuty = (schedules: readonly Schedule[], at: number): Set<string> =>
  new Set(
    schedules
      .filter(({ removed }) => !removed)
      .flatMap((schedule) => onDutyAt(schedule, at).map(({ personId }) => personId)),
  )
