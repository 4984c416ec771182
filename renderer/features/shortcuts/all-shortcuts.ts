import type { BoundCommand } from '../../state/keys/key-bindings.ts'
import { scopeTitles, type Scope } from '../../language/scopes.words.ts'
import { places } from '../places/places.ts'
import { placeWords } from '../places/places.words.ts'
import { commandWords, shortcutWords } from './shortcuts.words.ts'

/** One line in the list of all keys. */
export type ListedShortcut = {
  keys: string
  label: string
  /** Where the command works; null for keys that fields and some views take themselves, which can't be changed. */
  scope: Scope | null
}

const lines = (scope: Scope | null, words: Readonly<Record<string, string>>): ListedShortcut[] =>
  Object.entries(words).map(([keys, label]) => ({ keys, label, scope }))

const group = (scope: Scope, words: Readonly<Record<string, string>>) => ({
  id: scope,
  title: scopeTitles[scope],
  shortcuts: lines(scope, words),
})

const words = commandWords

/**
 * Every key on every screen, for the list in the settings, where the keys of other screens aren't registered.
 *
 * The overlay behind `?` lists the keys of the current screen. A test checks this list against the source code.
 */
export const allShortcuts: readonly {
  id: Scope | 'writing' | 'elsewhere'
  title: string
  shortcuts: readonly ListedShortcut[]
}[] = [
  group('anywhere', words.anywhere),
  group('goTo', {
    ...Object.fromEntries(places.map(({ keys, label }) => [keys, label])),
    'g ,': placeWords.settings,
  }),
  group('list', words.list),
  group('session', words.session),
  group('timeline', words.timeline),
  { id: 'writing', title: shortcutWords.writing, shortcuts: lines(null, words.writing) },
  group('handoff', words.handoff),
  group('duty', words.duty),
  group('shift', words.shift),
  group('note', words.note),
  {
    id: 'elsewhere',
    title: shortcutWords.elsewhere,
    shortcuts: [
      ...lines('notifications', words.notifications),
      ...lines('people', words.people),
      ...lines('image', words.image),
      ...lines(null, words.textFile),
    ],
  },
]

/** Every command of a screen, with its first keys. */
export const allCommands: readonly BoundCommand[] = allShortcuts.flatMap(({ shortcuts }) =>
  shortcuts.flatMap(({ scope, ...shortcut }) => (scope === null ? [] : [{ scope, ...shortcut }])),
)

/** The commands whose keys can be changed: all but those that lists and the timeline take themselves. */
export const changeableCommands: readonly BoundCommand[] = allCommands.filter(
  ({ keys }) => !/^(?:(?:ctrl\+|shift\+)?enter|arrow\w+)$/.test(keys),
)
