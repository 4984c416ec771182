import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { arrowsWithin, circlesIn, roomsWithDoors } from '../../support/rooms/arrows.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const ours = ['core', 'renderer', 'electron', 'scripts']

describe('the folders of core, the renderer, the shell and the scripts', () => {
  test('take from each other in one direction only', async () => {
    const arrows = await arrowsWithin(root, dirname, ours)
    expect(arrows.size).toBeGreaterThan(100)
    expect(circlesIn(arrows)).toEqual([])
  })

  test('have few doors: files that other folders import, those of the server too', async () => {
    const crowded = roomsWithDoors(await arrowsWithin(root, dirname, [...ours, 'server']), 20)
    expect(crowded.filter(([room]) => !room.startsWith('server'))).toEqual([])
  })
})
