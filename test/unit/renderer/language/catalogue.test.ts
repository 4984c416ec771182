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

  const everyWord = async (): Promise<Record<string, unknown>> =>
    Object.assign({}, ...(await Promise.all(files('.words.ts').map((file) => import(file)))))

  test('in each catalogue', async () => {
    const { german } = await import('../../../../renderer/german.ts')
    const { namesRead } = await catalogues()
    await everyWord()
    const names = namesRead()
    expect(names.size).toBeGreaterThan(80)
    expect([...names].filter((name) => !(name in german))).toEqual([])
    expect(Object.keys(german).filter((name) => !names.has(name))).toEqual([])
  })

  test('and no two catalogues have a name in common, of which the window would know one alone', async () => {
    const names = await Promise.all(
      files('.words.de.ts').map(async (file) => Object.keys((await import(file)) as object)),
    )
    expect(names.length).toBeGreaterThan(40)
    expect(names.flat().filter((name, index, all) => all.indexOf(name) !== index)).toEqual([])
  })

  test('and no sentence is left in English', async () => {
    const { german } = await import('../../../../renderer/german.ts')
    const english = await everyWord()
    const sentences = (value: unknown, path: string): [string, string][] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`))
        : typeof value === 'string' && /\p{L}+ \p{L}+/u.test(value)
          ? [[path, value]]
          : []
    const spoken = new Map(Object.entries(german).flatMap(([name, words]) => sentences(words, name)))
    expect(spoken.size).toBeGreaterThan(1000)
    const names = ['Microsoft Teams']
    const same = Object.keys(german)
      .flatMap((name) => sentences(english[name], name))
      .filter(([path, text]) => spoken.get(path) === text && !names.includes(text))
    expect(same).toEqual([])
  })

  test('with the same keys', async () => {
    const { german } = await import('../../../../renderer/german.ts')
    const english = await everyWord()
    for (const [name, words] of Object.entries(german))
      expect(paths(words, name).toSorted()).toEqual(paths(english[name], name).toSorted())
  })
})
