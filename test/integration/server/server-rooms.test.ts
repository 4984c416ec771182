import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { arrowsWithin, circlesIn, roomsWithDoors } from '../../support/rooms/arrows.ts'

const server = fileURLToPath(new URL('../../../server/', import.meta.url))

/** The folder right below `server`, or the file itself if it is beside the folders, where they are put together. */
const wing = (file: string): string => file.split('/')[0] ?? file

const sources = async (): Promise<string[]> =>
  (await readdir(server, { recursive: true })).filter((file) => file.endsWith('.ts'))

/** How often something is in each file that has it. */
const countsOf = async (pattern: RegExp): Promise<Map<string, number>> => {
  const counts = new Map<string, number>()
  for (const file of await sources()) {
    const found = (await readFile(join(server, file), 'utf8')).match(pattern)
    if (found !== null) counts.set(file, found.length)
  }
  return counts
}

/**
 * The innermost folder. Where a folder has further ones, what lies beside them is either what they all need or what puts them
 * together, so each such file stands for itself.
 */
const innermost = async (): Promise<(file: string) => string> => {
  const files = await sources()
  const outer = new Set(files.map((file) => dirname(dirname(file))))
  return (file) => (outer.has(dirname(file)) ? file : dirname(file))
}

describe('the rooms of the server', () => {
  test('take from each other in one direction only', async () => {
    const arrows = await arrowsWithin(server, wing)
    expect(arrows.size).toBeGreaterThan(8)
    expect(circlesIn(arrows)).toEqual([])
  })

  test('take from each other in one direction only inside, too', async () => {
    const arrows = await arrowsWithin(server, await innermost())
    expect(arrows.size).toBeGreaterThan(30)
    expect(circlesIn(arrows)).toEqual([])
  })

  test('take nothing from the files beside them, which put them together', async () => {
    const arrows = await arrowsWithin(server, wing)
    const up = [...arrows].flatMap(([room, taken]) =>
      room.endsWith('.ts')
        ? []
        : [...taken.keys()].flatMap((to) => (to.endsWith('.ts') ? [`${room} -> ${to}`] : [])),
    )
    expect(up).toEqual([])
  })

  test('add nothing to the types of another one, which no import would show', async () => {
    expect(await countsOf(/declare module '\./g)).toEqual(new Map())
  })

  test('define one kind of job a file', async () => {
    const counts = await countsOf(/defineJob\(\{/g)
    expect(counts.size).toBeGreaterThan(20)
    expect([...counts].filter(([, count]) => count > 1)).toEqual([])
  })

  test('have few doors: files that other rooms import', async () => {
    const arrows = await arrowsWithin(server, dirname)
    expect(arrows.size).toBeGreaterThan(15)
    expect(roomsWithDoors(arrows, 20)).toEqual([])
  })
})
