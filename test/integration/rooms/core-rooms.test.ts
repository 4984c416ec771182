import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plantedProject } from '../../support/rooms/planted.ts'

const root = join(import.meta.dirname, '../../..')
const { forbiddenIn } = plantedProject()

const rooms = readdirSync(join(root, 'core'), { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name)

/** What core's README lets each folder of core import, packages aside: `sla` -> `domain`, `duty`. */
const map = new Map(
  [
    ...readFileSync(join(root, 'core/README.md'), 'utf8').matchAll(
      /^\| `core\/([\w-]+)` \|.*\| ([^|]+) \|$/gm,
    ),
  ].map(([, room = '', may = '']): [string, string[]] => [
    room,
    may
      .split(', ')
      .map((one) => one.replaceAll('`', '').replace('core/', ''))
      .filter((one) => one !== 'zod'),
  ]),
)

test('the map has every folder of core', () => {
  expect([...map.keys()].toSorted()).toEqual(rooms.toSorted())
  expect([...map.values()].flat().filter((room) => !rooms.includes(room))).toEqual([])
})

test.each(rooms)(
  'the linter lets core/%s import what the map says, from its own folders too',
  async (room) => {
    const others = rooms.filter((other) => other !== room)
    const forbidden = others.filter((other) => map.get(room)?.includes(other) !== true)
    expect(await forbiddenIn(`core/${room}/planted.ts`, '..', others)).toEqual(forbidden)
    expect(await forbiddenIn(`core/${room}/inner/planted.ts`, '../..', others)).toEqual(forbidden)
  },
)
