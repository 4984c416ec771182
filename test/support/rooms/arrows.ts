import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'

/** The files that each room of a folder takes from another one: `sessions/list -> shared -> shared/text/fold-text.ts`. */
export type Arrows = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>

/**
 * Reads who imports whom.
 *
 * @param roomOf the room that a file is in, by its path within the folder; null if it belongs to none
 * @param wings the folders in it that are read; all if there are none
 */
export const arrowsWithin = async (
  folder: string,
  roomOf: (file: string) => string | null,
  wings: readonly string[] = ['.'],
): Promise<Arrows> => {
  const inWings = wings.map(async (wing) =>
    (await readdir(join(folder, wing), { recursive: true })).map((file) => join(wing, file)),
  )
  const files = (await Promise.all(inWings)).flat().filter((file) => /\.tsx?$/.test(file))
  const arrows = new Map<string, Map<string, Set<string>>>()
  for (const file of files) {
    const room = roomOf(file)
    if (room === null) continue
    const source = await readFile(join(folder, file), 'utf8')
    for (const [, path = ''] of source.matchAll(/(?:from |import |import\(|URL\()'(\.[^']+\.tsx?)'/g)) {
      const target = normalize(join(dirname(file), path))
      const targetRoom = target.startsWith('..') ? null : roomOf(target)
      if (targetRoom === null || targetRoom === room) continue
      const taken = arrows.get(room) ?? new Map<string, Set<string>>()
      taken.set(targetRoom, new Set([...(taken.get(targetRoom) ?? []), target]))
      arrows.set(room, taken)
    }
  }
  return arrows
}

/** Rooms that take from each other in a circle: `a -> b -> a`. */
export const circlesIn = (arrows: Arrows): string[] => {
  const done = new Set<string>()
  const walk = (room: string, path: readonly string[]): string | null => {
    if (path.includes(room)) return [...path.slice(path.indexOf(room)), room].join(' -> ')
    if (done.has(room)) return null
    for (const next of arrows.get(room)?.keys() ?? []) {
      const circle = walk(next, [...path, room])
      if (circle !== null) return circle
    }
    done.add(room)
    return null
  }
  return [...arrows.keys()].map((room) => walk(room, [])).filter((circle) => circle !== null)
}

/** Rooms with more doors than `most`: files that other rooms import. */
export const roomsWithDoors = (arrows: Arrows, most: number): [string, number][] => {
  const doors = new Map<string, Set<string>>()
  for (const taken of arrows.values()) {
    for (const [room, files] of taken) doors.set(room, new Set([...(doors.get(room) ?? []), ...files]))
  }
  return [...doors].map(([room, files]): [string, number] => [room, files.size]).filter(([, n]) => n > most)
}
