import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../core/domain/text/language.ts'
import { mainWords } from '../../../electron/main/ports/main.words.ts'
import { startTwinDesktop } from '../../support/electron/running-desktop.ts'

const home = '/home/nia/.config/Baton'

/** All sentences in a tree of words, functions called with their own names for arguments. */
const sentences = (words: object): string[] =>
  Object.values(words).flatMap((value: unknown) =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'function'
        ? [(value as (...args: unknown[]) => string)('a', 'b', 'c')]
        : sentences(value as object),
  )

describe('the words of main', () => {
  it('are there in each language, and differ but for names', () => {
    const english = sentences(mainWords('en'))
    const german = sentences(mainWords('de'))
    expect(german).toHaveLength(english.length)
    const same = english.filter((sentence, at) => sentence === german[at])
    // A frame around a key and a reason.
    expect(same).toEqual(['OK', 'a: b.'])
    for (const sentence of [...english, ...german]) expect(sentence.trim()).not.toBe('')
  })

  it.each([
    [['de-AT', 'en-US'], 'de'],
    [['fr-FR', 'de'], 'de'],
    [['fr-FR', 'en-GB', 'de'], 'en'],
    [['DE_ch'], 'de'],
    [['den'], 'en'],
    [[], 'en'],
  ])('are those of the system’s first language that Baton speaks: %j → %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language)
  })

  it('are the system’s until someone chooses, then theirs at once and at the next start', async () => {
    const { twin, api } = await startTwinDesktop(
      {},
      (before) => void (before.app.languages = ['de-DE', 'en']),
    )
    const shown = () => twin.tray.menu.find(({ id }) => id === 'hide')?.label
    expect([shown(), twin.tray.toolTip]).toEqual(['Baton ausblenden', 'Baton: nichts wartet'])
    expect(await api.setLanguage('en')).toBe(true)
    expect([shown(), twin.tray.toolTip]).toEqual(['Hide Baton', 'Baton: nothing waits'])
    const kept = twin.files(home).contents.get('settings.json') ?? ''
    const again = await startTwinDesktop({}, (before) => {
      before.app.languages = ['de-DE']
      before.files(home).contents.set('settings.json', kept)
    })
    expect(again.twin.tray.menu.find(({ id }) => id === 'hide')?.label).toBe('Hide Baton')
  })

  it('stay as they were if the choice can’t be kept', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.files(home).full = true
    expect(await api.setLanguage('de')).toBe(false)
    expect(twin.tray.toolTip).toBe('Baton: nothing waits')
    await expect(twin.invoke('language:set', ['fr'])).rejects.toThrow('arguments')
  })
})

describe('the log’s folder', () => {
  it('is opened by the system, and a failure is told', async () => {
    const { twin, api } = await startTwinDesktop()
    expect(await api.openLogFolder?.()).toBe(true)
    expect(twin.state.foldersOpened).toEqual(['/home/nia/.config/Baton/logs'])
    twin.state.folderAnswer = 'No application is registered'
    expect(await api.openLogFolder?.()).toBe(false)
    expect(twin.logged.at(-1)).toContain('No application is registered')
  })
})
