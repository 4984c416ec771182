import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type * as read from '../../../../renderer/features/sessions/composer/composer-commands.ts'

let commands: typeof read

beforeAll(async () => {
  vi.resetModules()
  const { speak } = await import('../../../../renderer/language/catalogue.ts')
  const { german } = await import('../../../../renderer/german.ts')
  speak(german)
  commands = await import('../../../../renderer/features/sessions/composer/composer-commands.ts')
})
// What comes after this file is in English again.
afterAll(() => vi.resetModules())

test.each(['/prüfung Zweites Profil', '/Pruefung Zweites Profil', '/check Zweites Profil'])(
  '%s is a check: by its German name, without the umlaut, and in English',
  (typed) => {
    expect(commands.compose(typed)).toEqual({ kind: 'step', type: 'check', text: 'Zweites Profil' })
  },
)

test('every command has a name of its own', () => {
  const all = commands.composerCommands.flatMap(({ name }) => commands.spellingsOf(name))
  expect(new Set(all).size).toBe(all.length)
  expect(commands.composerCommands.map(({ word }) => word)).toContain('lösen')
})

test('suggestions are found by either name and say the German one', () => {
  const found = (typed: string) => commands.suggestionsFor(typed).map(({ word }) => word)
  expect(found('/')).toHaveLength(11)
  expect(found('/fr')).toEqual(['frage'])
  expect(found('/ch')).toEqual(['prüfung'])
  expect(found('/loe')).toEqual(['lösen'])
  expect(found('/lö')).toEqual(['lösen'])
})

test('what is missing is said with the German name', () => {
  expect(commands.compose('/fact ')).toEqual({
    kind: 'incomplete',
    message: 'Schreiben Sie nach /fakt etwas Text und drücken Sie Enter.',
  })
})
