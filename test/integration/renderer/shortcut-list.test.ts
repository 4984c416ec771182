import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { places } from '../../../renderer/features/shell/places.ts'
import { allCommands, allShortcuts } from '../../../renderer/features/shortcuts/shortcuts.words.ts'

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url))

test('the list of keys in the settings names every key that a screen takes', async () => {
  const files = (await readdir(renderer, { recursive: true })).filter((file) => /\.tsx?$/.test(file))
  const sources = await Promise.all(files.map(async (file) => readFile(`${renderer}${file}`, 'utf8')))
  const taken = sources.flatMap((source) =>
    [...source.matchAll(/useShortcut\(\s*'([^']+)'/g)].map((match) =>
      (match[1] ?? '').replaceAll('\\\\', '\\'),
    ),
  )
  expect(taken.length).toBeGreaterThan(20)
  const listed = new Set(allShortcuts.flatMap(({ shortcuts }) => shortcuts.map(({ keys }) => keys)))
  expect(taken.filter((keys) => !listed.has(keys))).toEqual([])
})

test('it names every place in the sidebar, and the keys of a shift, where they can be changed', () => {
  const keysIn = (scope: string) =>
    allCommands.filter((command) => command.scope === scope).map(({ keys }) => keys)
  expect(keysIn('Go to')).toEqual(expect.arrayContaining(places.map(({ keys }) => keys)))
  expect(keysIn('Duty')).toContain('h')
  expect(keysIn('Shift handover')).toEqual(expect.arrayContaining(['t', 'a', 'd']))
})
