import { type Rotation, type Schedule, ScheduleContent } from '../../../core/domain/schedule.ts'
import { isZone } from '../../../core/domain/wall-time.ts'
import { dutyWords as words } from './duty.words.ts'

/** A rotation as it is edited: numbers are what was typed, and one pair of hours for the days chosen. */
export type RotationDraft = {
  id: string
  people: string[]
  every: string
  unit: Rotation['turn']['unit']
  startsOn: string
  handoverAt: string
  limited: boolean
  days: number[]
  from: string
  until: string
}

export type ScheduleDraft = {
  name: string
  teamId: string | null
  zone: string
  rotations: RotationDraft[]
}

/** A fresh rotation, from `startsOn` on. */
export const newRotation = (id: string, startsOn: string): RotationDraft => ({
  id,
  people: [],
  every: '1',
  unit: 'week',
  startsOn,
  handoverAt: '09:00',
  limited: false,
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '17:00',
})

export const draftOf = (schedule: Schedule): ScheduleDraft => ({
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
    ...(hours[0] === undefined
      ? {}
      : { days: [...hours[0].days], from: hours[0].from, until: hours[0].until }),
  })),
})

const rotationOf = (draft: RotationDraft): Rotation => ({
  id: draft.id,
  people: draft.people,
  turn: { every: Number(draft.every), unit: draft.unit },
  startsOn: draft.startsOn,
  handoverAt: draft.handoverAt,
  hours: draft.limited
    ? [{ days: draft.days.toSorted((a, b) => a - b), from: draft.from, until: draft.until }]
    : [],
})

/** The schedule that a draft describes, or what is wrong with it and in which field. */
export const contentOf = (
  draft: ScheduleDraft,
): { content: ScheduleContent } | { problem: { field: string; message: string } } => {
  const wrong = (field: string, message: string) => ({ problem: { field, message } })
  if (draft.name.trim() === '') return wrong('name', words.needsName)
  if (!isZone(draft.zone)) return wrong('zone', words.badZone)
  for (const rotation of draft.rotations) {
    const field = `rotation ${rotation.id}`
    if (rotation.people.length === 0) return wrong(field, words.needsPeople)
    if (rotation.limited && (rotation.days.length === 0 || rotation.from === '' || rotation.until === ''))
      return wrong(field, words.noDays)
  }
  const parsed = ScheduleContent.safeParse({ ...draft, rotations: draft.rotations.map(rotationOf) })
  if (parsed.success) return { content: parsed.data }
  const [where, index] = parsed.error.issues[0]?.path ?? []
  const rotation = where === 'rotations' ? draft.rotations[Number(index)] : undefined
  return wrong(rotation === undefined ? 'name' : `rotation ${rotation.id}`, words.badTurn)
}
