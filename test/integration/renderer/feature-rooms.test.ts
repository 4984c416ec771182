import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { arrowsWithin, circlesIn, roomsWithDoors } from '../../support/rooms/arrows.ts'

const features = fileURLToPath(new URL('../../../renderer/features/', import.meta.url))

describe('the rooms of the features', () => {
  test('take from each other in one direction only', async () => {
    const arrows = await arrowsWithin(features, dirname)
    expect(arrows.size).toBeGreaterThan(20)
    expect(circlesIn(arrows)).toEqual([])
  })

  test('have few doors: files that other rooms import', async () => {
    expect(roomsWithDoors(await arrowsWithin(features, dirname), 20)).toEqual([])
  })
})
