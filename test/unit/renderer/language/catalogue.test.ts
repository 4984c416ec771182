import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'

const renderer = resolve(import.meta.dirname, '../../../../renderer')
const files = (ending: string): string[] =>
  readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(renderer, name))

beforeEach(() => vi.resetModules())
const catalogues = () => import('../../../../renderer/language/catalogue.ts')

test('words are English unless another language has them', async () => {
  const { inLanguage, speak } = await catalogues()
  speak({ greeting: { hello: 'Hallo' } })
  expect(inLanguage('greeting', { hello: 'Hello' }).hello).toBe('Hallo')
  expect(inLanguage('parting', { bye: 'Bye' }).bye).toBe('Bye')
})

test('a language chosen after words were read is an error, because the window would speak two', async () => {
  const { inLanguage, speak } = await catalogues()
  inLanguage('greeting', { hello: 'Hello' })
  expect(() => speak({})).toThrow('greeting were read before')
})

describe('every word has its German', () => {
  /** The paths of all words in a catalogue: `sessionWords.tabs.mine`. */
  const paths = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`))
      : [path]

  test('with the same keys', async () => {
    const { german } = await import('../../../../renderer/language/german.ts')
    const english: Record<string, unknown> = Object.assign(
      {},
      ...(await Promise.all(files('.words.ts').map((file) => import(file)))),
    )
    for (const [name, words] of Object.entries(german))
      expect(paths(words, name).toSorted()).toEqual(paths(english[name], name).toSorted())
  })
})
