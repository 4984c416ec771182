import { afterAll, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())
// What comes after this file is in English again.
afterAll(() => vi.resetModules())

const listIn = async (words: Readonly<Record<string, unknown>>) => {
  vi.resetModules()
  const { speak } = await import('../../../../../renderer/language/catalogue.ts')
  speak(words)
  const { commandId } = await import('../../../../../renderer/state/keys/key-bindings.ts')
  const { allShortcuts, changeableCommands } =
    await import('../../../../../renderer/features/shortcuts/all-shortcuts.ts')
  return {
    ids: changeableCommands.map(({ scope, keys }) => commandId(scope, keys)),
    titles: allShortcuts.map(({ title }) => title),
    labels: changeableCommands.map(({ label }) => label),
  }
}

test('keys that someone changed are still theirs in another language, where only the words differ', async () => {
  const { german } = await import('../../../../../renderer/german.ts')
  const [inEnglish, inGerman] = [await listIn({}), await listIn(german)]
  expect(inEnglish.ids.length).toBeGreaterThan(50)
  expect(inGerman.ids).toEqual(inEnglish.ids)
  expect(new Set(inGerman.ids).size).toBe(inGerman.ids.length)
  expect(inEnglish.titles).toContain('Shift handover')
  expect(inGerman.titles).toContain('Schichtübergabe')
  expect(inGerman.labels).toContain('Sitzung übernehmen')
})

test('keys are shown as the keyboards of the language name them', async () => {
  vi.resetModules()
  const { speak } = await import('../../../../../renderer/language/catalogue.ts')
  speak((await import('../../../../../renderer/german.ts')).german)
  const { keyText } = await import('../../../../../renderer/ui/ui.words.ts')
  const { hotkeyLabel } = await import('../../../../../renderer/state/keys/hotkey-press.ts')
  expect(keyText('Ctrl Shift M')).toBe('Strg Umschalt M')
  expect(keyText(hotkeyLabel('Control+Alt+Space', 'win32'))).toBe('Strg Alt Leertaste')
  expect(keyText(hotkeyLabel('Control+PageUp', 'win32'))).toBe('Strg Bild auf')
})
