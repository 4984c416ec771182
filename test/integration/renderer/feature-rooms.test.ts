import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const features = fileURLToPath(new URL('../../../renderer/features/', import.meta.url))

/** The files that each folder of the features takes from another one: `sessions/list -> shared`. */
const arrowsBetweenRooms = async () => {
  const files = (await readdir(features, { recursive: true })).filter((file) => /\.tsx?$/.test(file))
  const arrows = new Map<string, Map<string, string[]>>()
  for (const file of files) {
    const room = dirname(file)
    const source = await readFile(join(features, file), 'utf8')
    for (const [, path = ''] of source.matchAll(/(?:from|import) '(\.[^']+\.tsx?)'/g)) {
      const target = normalize(join(room, path))
      if (target.startsWith('..') || dirname(target) === room) continue
      const taken = arrows.get(room) ?? new Map<string, string[]>()
      taken.set(dirname(target), [...(taken.get(dirname(target)) ?? []), target])
      arrows.set(room, taken)
    }
  }
  return arrows
}

describe('the rooms of the features', () => {
  test('take from each other in one direction only', async () => {
    const arrows = await arrowsBetweenRooms()
    expect(arrows.size).toBeGreaterThan(20)
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
    expect([...arrows.keys()].map((room) => walk(room, [])).filter((circle) => circle !== null)).toEqual([])
  })

  test('have few doors: files that other rooms import', async () => {
    const arrows = await arrowsBetweenRooms()
    const doors = new Map<string, Set<string>>()
    for (const taken of arrows.values()) {
      for (const [room, files] of taken) doors.set(room, new Set([...(doors.get(room) ?? []), ...files]))
    }
    expect([...doors].filter(([, files]) => files.size > 20)).toEqual([])
  })
})
