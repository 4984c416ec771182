import type * as english from './shortcuts.words.ts'

export const shortcutWords: typeof english.shortcutWords = {
  title: 'Tastenkürzel',
  subtitle: 'Die Tasten dieser Seite. Blasse wirken gerade nicht.',
  idle: ', gerade nicht',
  close: 'Schließen',

  singleKeys: 'Kürzel mit einer Taste',
  singleKeysHint:
    'Tasten, die ohne Strg oder Alt wirken. Schalten Sie sie aus, wenn Sie diktieren oder leicht eine Taste versehentlich drücken. In den Menüs und in der Suche (Strg K) bleibt alles erreichbar.',
  thisDevice: 'Gilt auf diesem Gerät.',
  change: (label) => `Taste ändern: ${label}`,
  changeShort: 'Ändern',
  press: 'Neue Taste drücken, oder Esc, um die bisherige zu behalten.',
  reset: (label) => `Taste zurücksetzen: ${label}`,
  resetShort: 'Zurücksetzen',
  resetAll: 'Alle Tasten zurücksetzen',
  off: 'Aus',
  notPossible:
    'Diese Taste wird zum Schreiben, für Listen oder vom Browser gebraucht. Wählen Sie eine andere.',
  taken: (keys, label) => `${keys} ist schon für „${label}“ vergeben. Wählen Sie eine andere Taste.`,
}
