import {
  type DutyHours,
  Rotation,
  ScheduleContent,
  scheduleLimits,
} from '../../../core/domain/duty/schedule.ts'
import { isZone, wallTimeAt } from '../../../core/domain/time/wall-time.ts'
import { dutyWords as words } from './duty.words.ts'

/** Hours of some days of the week as they are edited; `''` for a time that isn't filled in. */
export type StretchDraft = { key: string; days: number[]; from: string; until: string }

/** A rotation as it is edited: numbers are what was typed, and hours stay while `limited` is off. */
export type RotationDraft = {
  id: string
  people: string[]
  every: string
  unit: Rotation['turn']['unit']
  startsOn: string
  handoverAt: string
  limited: boolean
  stretches: StretchDraft[]
}

export type ScheduleDraft = {
  name: string
  teamId: string | null
  zone: string
  rotations: RotationDraft[]
}

const workingHours: DutyHours = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }

/** A fresh rotation, from `startsOn` on. */
export const newRotation = (id: string, startsOn: string): RotationDraft => ({
  id,
  people: [],
  every: '1',
  unit: 'week',
  startsOn,
  handoverAt: '09:00',
  limited: false,
  stretches: [{ key: '0', ...workingHours }],
})

/** The date that the wall of a zone shows; of this device's, while someone is still typing the zone. */
export const todayIn = (zone: string, at: number): string => {
  const known = isZone(zone) ? zone : new Intl.DateTimeFormat().resolvedOptions().timeZone
  return wallTimeAt(at, known).time.slice(0, 10)
}

export const draftOf = (schedule: ScheduleContent): ScheduleDraft => ({
  name: schedule.name,
  teamId: schedule.teamId,
  zone: schedule.zone,
  rotations: schedule.rotations.map(({ id, people, turn, startsOn, handoverAt, hours }) => ({
    ...newRotation(id, startsOn),
    people: [...people],
    every: String(turn.every),
    unit: turn.unit,
    handoverAt,
    limited: hours.length > 0,
    ...(hours.length === 0
      ? {}
      : { stretches: hours.map((one, index) => ({ key: String(index), ...one, days: [...one.days] })) }),
  })),
})

/** The days that no stretch has yet, Monday first. */
const freeDays = (stretches: readonly StretchDraft[]): number[] =>
  [1, 2, 3, 4, 5, 6, 0].filter((day) => !stretches.some(({ days }) => days.includes(day)))

/** Adds a stretch for the days that have none yet, or else for none, so that someone chooses. */
export const withStretch = (stretches: readonly StretchDraft[]): StretchDraft[] => {
  const key = String(1 + Math.max(-1, ...stretches.map((one) => Number(one.key))))
  const last = stretches.at(-1) ?? workingHours
  return [...stretches, { key, days: freeDays(stretches), from: last.from, until: last.until }]
}

/** True if more stretches fit. */
export const hasRoom = (stretches: readonly StretchDraft[]): boolean =>
  stretches.length < scheduleLimits.hours

/** True if it ends on the day after it begins. */
export const endsNextDay = ({ from, until }: Pick<StretchDraft, 'from' | 'until'>): boolean =>
  from !== '' && until !== '' && until <= from

/** Where a form says what is wrong with a part of a rotation. */
export const rotationField = {
  people: (id: string): string => `rotation ${id} people`,
  turn: (id: string): string => `rotation ${id} turn`,
  startsOn: (id: string): string => `rotation ${id} start`,
  handoverAt: (id: string): string => `rotation ${id} handover`,
  stretch: (id: string, key: string): string => `rotation ${id} hours ${key}`,
} as const

const rotationOf = (draft: RotationDraft): Rotation => ({
  id: draft.id,
  people: draft.people,
  turn: { every: Number(draft.every), unit: draft.unit },
  startsOn: draft.startsOn,
  handoverAt: draft.handoverAt,
  hours: draft.limited
    ? draft.stretches.map(({ days, from, until }) => ({
        days: days.toSorted((a, b) => a - b),
        from,
        until,
      }))
    : [],
})

type FieldProblem = { field: string; message: string }

const stretchProblem = (id: string, { key, days, from, until }: StretchDraft): FieldProblem | null => {
  const field = rotationField.stretch(id, key)
  if (days.length === 0) return { field, message: words.needsDay }
  return from === '' || until === '' ? { field, message: words.needsTimes } : null
}

const rotationProblem = (draft: RotationDraft): FieldProblem | null => {
  const { id, people, every, startsOn, handoverAt, limited, stretches } = draft
  if (people.length === 0) return { field: rotationField.people(id), message: words.needsPeople }
  if (!Rotation.shape.turn.shape.every.safeParse(Number(every)).success)
    return { field: rotationField.turn(id), message: words.badTurn }
  if (handoverAt === '') return { field: rotationField.handoverAt(id), message: words.needsHandover }
  if (!Rotation.shape.startsOn.safeParse(startsOn).success)
    return { field: rotationField.startsOn(id), message: words.badStart }
  if (!limited) return null
  for (const stretch of stretches) {
    const problem = stretchProblem(id, stretch)
    if (problem !== null) return problem
  }
  return null
}

/** The schedule that a draft describes, or what is wrong with it and in which field. */
export const contentOf = (draft: ScheduleDraft): { content: ScheduleContent } | { problem: FieldProblem } => {
  const wrong = (field: string, message: string) => ({ problem: { field, message } })
  if (draft.name.trim() === '') return wrong('name', words.needsName)
  if (!isZone(draft.zone)) return wrong('zone', words.badZone)
  for (const rotation of draft.rotations) {
    const problem = rotationProblem(rotation)
    if (problem !== null) return { problem }
  }
  const parsed = ScheduleContent.safeParse({ ...draft, rotations: draft.rotations.map(rotationOf) })
  return parsed.success ? { content: parsed.data } : wrong('name', words.badSchedule)
}
