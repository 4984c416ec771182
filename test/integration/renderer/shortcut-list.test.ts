import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { allShortcuts } from '../../../renderer/features/shortcuts/all-shortcuts.ts'
import * as english from '../../../renderer/features/shortcuts/shortcuts.words.ts'
import * as german from '../../../renderer/features/shortcuts/shortcuts.words.de.ts'

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url))

/** The text of a call, from behind its opening parenthesis to its closing one. */
const callFrom = (source: string, start: number): string => {
  let depth = 1
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '(') depth += 1
    if (source[at] === ')') depth -= 1
    if (depth === 0) return source.slice(start, at)
  }
  return source.slice(start)
}

/** Every `useShortcut` of the screens, as text. */
const calls = async (): Promise<string[]> => {
  const files = (await readdir(renderer, { recursive: true })).filter((file) => /\.tsx?$/.test(file))
  const sources = await Promise.all(files.map(async (file) => readFile(`${renderer}${file}`, 'utf8')))
  return sources.flatMap((source) =>
    [...source.matchAll(/useShortcut\(/g)].map((match) => callFrom(source, match.index + match[0].length)),
  )
}

test('the list of keys in the settings names every key that a screen takes, where it takes it', async () => {
  const taken = (await calls()).flatMap((call) => {
    const keys = /^\s*'([^']+)'/.exec(call)?.[1]?.replaceAll('\\\\', '\\')
    if (keys === undefined) return []
    const scope = /\bscope: '(\w+)'/.exec(call)?.[1]
    const elsewhere = /\bscope\b|\.\.\./.test(call)
    return [{ keys, scope: scope ?? (elsewhere ? null : 'anywhere') }]
  })
  expect(taken.length).toBeGreaterThan(40)
  expect(new Set(taken.map(({ scope }) => scope)).size).toBeGreaterThan(7)
  const listed = allShortcuts.flatMap(({ shortcuts }) => shortcuts)
  const missing = taken.filter(
    (one) =>
      !listed.some(
        ({ keys, scope }) =>
          keys === one.keys && (one.scope === null || scope === null || scope === one.scope),
      ),
  )
  expect(missing).toEqual([])
})

test('what a key does is said in the language of the window', async () => {
  const all = await calls()
  const labeled = all.filter((call) => /\blabel\b/.test(call))
  expect(labeled.length).toBeGreaterThan(40)
  expect(labeled.filter((call) => /\blabel: ['"`]/.test(call))).toEqual([])
})

test('the list has one order in every language', () => {
  const order = (words: object) => Object.entries(words).map(([scope, keys]) => [scope, Object.keys(keys)])
  expect(order(german.commandWords)).toEqual(order(english.commandWords))
})
