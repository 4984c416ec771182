import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const features = fileURLToPath(new URL('../../../renderer/features/', import.meta.url))

test('the words of a feature are in one file, which can be read through in one go', async () => {
  const files = await readdir(features, { recursive: true })
  const rooms = files.filter((file) => file.endsWith('.words.ts')).map(dirname)
  expect(rooms.length).toBeGreaterThan(30)
  expect(rooms.filter((room, index) => rooms.indexOf(room) !== index)).toEqual([])
})
