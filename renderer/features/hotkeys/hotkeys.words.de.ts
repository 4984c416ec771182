import type * as english from './hotkeys.words.ts'

export const hotkeyWords: typeof english.hotkeyWords = {
  section: 'Schnellerfassung aus jedem Programm',
  labels: {
    note: 'Notiz hinzufügen',
    session: 'Sitzung starten',
    park: 'Aktuelle Sitzung parken',
  },
  off: 'Aus',
  choose: 'Tasten wählen…',
  chooseOf: (label) => `Tasten wählen… ${label}`,
  change: 'Ändern…',
  changeOf: (label) => `Ändern… ${label}`,
  press: 'Tasten drücken, oder Esc',
  remove: 'Ausschalten',
  removeOf: (label) => `Ausschalten: ${label}`,
  impossible:
    'Verwenden Sie Strg, Alt oder die Windows-Taste zusammen mit einem Buchstaben, einer Ziffer oder einer Funktionstaste.',
  states: {
    on: null,
    off: null,
    taken:
      'Ein anderes Programm oder Ihr System verwendet diese Tasten schon, sie öffnen Baton deshalb nicht. Wählen Sie andere.',
    asked:
      'Ihr Desktop fragt nach, bevor Baton diese Tasten bekommt, und hat vielleicht andere vergeben. Sehen Sie in dessen Einstellungen nach.',
    refused:
      'Ihr Desktop vergibt keine Tasten an Programme. Öffnen Sie die Schnellerfassung über das Symbol im Infobereich oder in Baton mit Strg K.',
  },
}
