import type * as english from './ui.words.ts'

export const uiWords: typeof english.uiWords = {
  priorities: {
    low: { letter: 'N', name: 'Niedrige Priorität' },
    normal: { letter: '–', name: 'Normale Priorität' },
    high: { letter: 'H', name: 'Hohe Priorität' },
    urgent: { letter: 'D', name: 'Dringend' },
  },
  savedOn: { device: 'Auf diesem Gerät, noch nicht gesendet', sent: 'Gesendet' },
  messages: 'Meldungen',
  dismiss: 'Ausblenden',
  next: 'Nächste Zeile',
  previous: 'Vorherige Zeile',
  open: 'Öffnen',
}

export const keyWords: typeof english.keyWords = {
  Ctrl: 'Strg',
  Alt: 'Alt',
  Shift: 'Umschalt',
  Enter: 'Enter',
  Esc: 'Esc',
  Space: 'Leertaste',
  Insert: 'Einfg',
  Home: 'Pos1',
  End: 'Ende',
  PageUp: 'Bild auf',
  PageDown: 'Bild ab',
}
