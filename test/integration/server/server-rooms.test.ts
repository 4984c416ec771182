import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { arrowsWithin, circlesIn, roomsWithDoors } from '../../support/rooms/arrows.ts'

const server = fileURLToPath(new URL('../../../server/', import.meta.url))

/** The folder right below `server`. The files beside the folders put them together, so they may take from all. */
const wing = (file: string): string | null => (file.includes('/') ? (file.split('/')[0] ?? null) : null)

describe('the rooms of the server', () => {
  test('take from each other in one direction only', async () => {
    const arrows = await arrowsWithin(server, wing)
    expect(arrows.size).toBeGreaterThan(8)
    expect(circlesIn(arrows)).toEqual([])
  })

  test('have few doors: files that other rooms import', async () => {
    const arrows = await arrowsWithin(server, dirname)
    expect(arrows.size).toBeGreaterThan(15)
    expect(roomsWithDoors(arrows, 20)).toEqual([])
  })
})
