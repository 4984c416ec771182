import { expect, test } from 'vitest'
import { plantedProject } from '../../support/rooms/planted.ts'

const { findings, forbiddenIn } = plantedProject()

const rooms = [
  'contract',
  'store',
  'wire',
  'outbox',
  'lists',
  'files',
  'search',
  'leaving',
  'windows',
  'desk',
  'react',
]
const mayKnow: Record<string, readonly string[]> = {
  contract: [],
  react: ['contract'],
  store: ['contract'],
  wire: ['contract', 'store'],
  outbox: ['contract', 'store', 'wire'],
  lists: ['contract', 'store', 'wire', 'outbox'],
  files: ['contract', 'store', 'wire', 'outbox', 'lists'],
  search: ['contract', 'store', 'wire', 'outbox', 'lists'],
  leaving: ['contract', 'store', 'wire', 'outbox', 'lists', 'files'],
  windows: ['contract'],
  desk: ['contract', 'store', 'wire', 'outbox', 'lists', 'files', 'search', 'leaving', 'windows'],
}

test.each(rooms)('the linter lets %s know the rooms below it alone', async (room) => {
  const others = rooms.filter((other) => other !== room)
  const forbidden = others.filter((other) => mayKnow[room]?.includes(other) !== true)
  expect(await forbiddenIn(`renderer/data/${room}/planted.ts`, '..', others)).toEqual(forbidden)
  expect(await forbiddenIn(`renderer/data/${room}/inner/planted.ts`, '../..', others)).toEqual(forbidden)
})

test('the linter lets screens know the contract and the hooks alone, and main.tsx make the desk', async () => {
  const insides = ['store', 'wire', 'outbox', 'lists', 'files', 'search', 'leaving', 'desk']
  const everything = ['contract', 'react', ...insides].map((room) => `../../data/${room}/thing.ts`)
  expect(await findings('renderer/features/planted/planted.ts', everything)).toHaveLength(insides.length)
  expect(await findings('renderer/planted.tsx', ['./data/store/thing.ts'])).toHaveLength(1)
  expect(await findings('renderer/main.tsx', ['./data/desk/create-desk.ts'])).toEqual([])
})

test.each([
  ['language', []],
  ['state', ['language']],
  ['ui', ['language', 'state']],
])('the linter lets renderer/%s know %j alone', async (part, known: readonly string[]) => {
  const others = ['data/contract', 'data/store', 'features', 'language', 'state', 'ui'].filter(
    (other) => other !== part,
  )
  const forbidden = others.filter((other) => !known.includes(other))
  expect(await forbiddenIn(`renderer/${part}/planted.ts`, '..', others)).toEqual(forbidden)
  expect(await forbiddenIn(`renderer/${part}/inner/planted.ts`, '../..', others)).toEqual(forbidden)
})
