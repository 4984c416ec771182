import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spellingLanguages } from '../../../../electron/main/settings/spelling.ts'
import type { TwinOptions } from '../../../support/electron/electron-twins.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const home = '/home/nia/.config/Baton'
const available = ['de', 'en-AU', 'en-GB', 'en-US', 'fr', 'pt-BR', 'pt-PT']

const start = (
  {
    settings = {},
    policy = {},
    languages = ['en-GB'],
  }: { settings?: object; policy?: object; languages?: string[] },
  options: TwinOptions = {},
) =>
  startTwinDesktop(options, (twin) => {
    twin.app.languages = languages
    twin.state.adminPolicy = JSON.stringify(policy)
    twin.files(home).contents.set('settings.json', JSON.stringify({ serverUrl: null, ...settings }))
  })

describe('spellingLanguages', () => {
  it.each([
    ['en', ['en-GB', 'de-DE'], ['en-GB', 'de']],
    ['en', ['de-AT'], ['en-US', 'de']],
    ['de', ['en-US', 'de-CH'], ['de', 'en-US']],
    ['de', [], ['de']],
    ['en', ['en'], ['en-US']],
    ['en', ['en_AU', 'pt', 'fr-CA', 'de'], ['en-AU', 'pt-BR', 'fr']],
    ['en', ['ja-JP', 'xx'], ['en-US']],
  ] as const)('for an app in %s on a system in %j are %j', (language, preferred, expected) => {
    expect(spellingLanguages(language, preferred, available)).toEqual(expected)
  })
  it('are always ones that there are dictionaries for, few, and each once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('en' as const, 'de' as const),
        fc.array(fc.oneof(fc.constantFrom(...available, 'de-DE', 'en', 'ja'), fc.string())),
        (language, preferred) => {
          const found = spellingLanguages(language, preferred, available)
          expect(found.every((tag) => available.includes(tag))).toBe(true)
          expect(new Set(found).size).toBe(found.length)
          expect(found.length).toBeLessThanOrEqual(3)
        },
      ),
    )
  })
})

describe('spelling', () => {
  it.each(['win32', 'linux'] as const)(
    'isn’t checked on %s until someone wants that: nothing is downloaded',
    async (platform) => {
      const { twin, api } = await start({}, { platform })
      expect([twin.session.spellChecks, twin.session.spellLanguages]).toEqual([false, []])
      expect(new URL(twin.session.dictionaries ?? '').protocol).toBe('app:')
      expect(twin.window.options.webPreferences?.spellcheck).toBe(false)
      expect(await api.spelling?.read()).toEqual({
        by: 'person',
        isOn: false,
        languages: ['en-GB'],
        needsRestart: false,
      })
    },
  )

  it('is checked from the next start after someone consented, in their languages', async () => {
    const first = await start({}, { platform: 'win32' })
    expect(await first.api.spelling?.set(true)).toMatchObject({ isOn: true, needsRestart: true })
    expect([first.twin.session.spellChecks, first.twin.session.dictionaries]).toEqual([
      false,
      'app://baton/no-dictionaries/',
    ])
    expect(await first.api.spelling?.set(false)).toMatchObject({ isOn: false, needsRestart: false })
    await first.api.spelling?.set(true)
    const settings = JSON.parse(first.twin.files(home).contents.get('settings.json') ?? '') as object
    const { twin, api } = await start({ settings, languages: ['de-DE', 'en-US'] }, { platform: 'win32' })
    expect([twin.session.spellChecks, twin.session.spellLanguages]).toEqual([true, ['de', 'en-US']])
    expect(new URL(twin.session.dictionaries ?? '').protocol).toBe('https:')
    expect(twin.window.options.webPreferences?.spellcheck).toBe(true)
    await api.setLanguage('en')
    expect(twin.session.spellLanguages).toEqual(['en-US', 'de'])
  })

  it('is checked with an administrator’s own dictionaries, and nothing from elsewhere', async () => {
    const policy = { dictionaryUrl: 'https://files.example.com/dictionaries' }
    const { twin, api } = await start({ policy })
    expect([twin.session.spellChecks, twin.session.dictionaries]).toEqual([
      true,
      'https://files.example.com/dictionaries/',
    ])
    expect(await api.spelling?.set(false)).toMatchObject({ by: 'policy', isOn: true })
  })

  it('is the system’s on macOS, which downloads nothing', async () => {
    const { twin, api } = await start({}, { platform: 'darwin' })
    expect([twin.session.spellChecks, twin.session.dictionaries, twin.session.spellLanguages]).toEqual([
      null,
      null,
      [],
    ])
    expect(twin.window.options.webPreferences?.spellcheck).toBe(true)
    expect(await api.spelling?.read()).toMatchObject({ by: 'system', isOn: true })
  })
})
