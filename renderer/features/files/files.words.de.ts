import { fileLimits } from '../../../core/domain/files/attachment.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { byteSize } from '../../../core/domain/text/byte-size.ts'
import { counted, numberText, percent, plural } from '../../language/numbers.ts'
import type * as english from './files.words.ts'

const lines = (n: number): string => counted(n, 'Zeile', 'Zeilen')

export const filesWords: typeof english.filesWords = {
  images: 'Bilder',
  withHandoff: 'Bilder und Dateien kommen zuerst in den Verlauf.',
  files: 'Dateien',
  file: 'Datei',
  add: 'Dateien anhängen',
  toSend: 'Zu sendende Dateien',
  drop: 'Zum Anhängen ablegen',
  attachHint: 'Dateien anhängen, ablegen oder einfügen.',
  remove: (name) => `${isolated(name)} entfernen`,
  preparing: (n) => plural(n, 'Datei wird vorbereitet…', `${numberText(n)} Dateien werden vorbereitet…`),
  alt: (name) => `${isolated(name)}, Bild`,
  noRoomForText: (most) =>
    `Ein so langer Text wird zur Datei, und es sind schon ${most}. Entfernen Sie eine, und versuchen Sie es dann noch einmal.`,
  pastedAsFile: (bytes) => `Eingefügter Text, ${byteSize(bytes)}, als Datei angehängt.`,
  pasteTooLarge: (bytes) =>
    `Dieser Text ist ${byteSize(bytes)} groß, Dateien dürfen höchstens ${byteSize(fileLimits.bytes)} haben. Er ist noch in der Zwischenablage: Speichern Sie ihn als Datei, und komprimieren oder teilen Sie sie.`,
  textOnly:
    'In dieses Feld passt nur Text. Fügen Sie das Bild oder die Datei in die Notiz einer Sitzung ein.',

  device: 'Auf diesem Gerät, noch nicht gesendet',
  sending: 'Wird gesendet…',
  sendingShare: (share) => `Wird gesendet, ${percent(Math.floor(share * 100) / 100)}`,
  stuck: (reason) => `Konnte nicht gesendet werden. ${reason}`.trim(),
  fetching: 'Wird geladen…',
  offline: 'Noch nicht geladen. Das geschieht, sobald Sie wieder online sind.',
  awaited: 'Noch nicht geladen. Liegt noch auf dem Gerät, auf dem es hinzugefügt wurde.',
  failed: 'Konnte nicht geladen werden. Wird erneut versucht.',
  rejected: (reason) => `Dieses Bild lässt sich nicht anzeigen. ${reason}`,

  openFile: (name) => `${isolated(name)} öffnen`,
  saveFile: (name) => `${isolated(name)} speichern unter…`,
  saveAs: 'Speichern unter…',
  notSaved: (name, reason) => `„${isolated(name)}“ konnte nicht gespeichert werden. ${reason}`,
  notText:
    'Das ist keine Textdatei und lässt sich hier nicht anzeigen. Speichern Sie sie, und öffnen Sie sie in einem anderen Programm.',
  notOpened:
    'Diese Datei ließ sich nicht öffnen. Versuchen Sie es erneut, oder speichern Sie sie und öffnen Sie sie in einem anderen Programm.',
  tryAgain: 'Erneut versuchen',

  lines,
  lineNumber: (line) => `Zeile ${line}: `,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    'windows-1252': 'Latin-1',
  },
  findInFile: 'In dieser Datei suchen',
  found: (number, all, isWhole) => {
    if (all === 0) return 'Keine Treffer'
    const most = `${numberText(all)}${isWhole ? '' : '+'}`
    return number === null ? `${most} Treffer` : `${numberText(number)} von ${most}`
  },
  previousFound: 'Vorheriger Treffer',
  nextFound: 'Nächster Treffer',
  wrap: 'Zeilen umbrechen',
  part: (from, to, all) => `Zeilen ${numberText(from)} bis ${numberText(to)} von ${numberText(all)}`,
  earlierLines: 'Frühere Zeilen',
  laterLines: 'Spätere Zeilen',
  copyLines: (n) => plural(n, 'Zeile kopieren', `${lines(n)} kopieren`),
  linesCopied: (n) => plural(n, 'Zeile kopiert.', `${lines(n)} kopiert.`),
  linesNotCopied: 'Kopieren nicht möglich. Markieren Sie den Text, und drücken Sie Strg+C.',

  facts: (width, height, bytes) => `${width} × ${height}, ${byteSize(bytes)}`,
  position: (index, all) => `${numberText(index)} von ${numberText(all)}`,
  actualSize: 'Originalgröße',
  fitWindow: 'An Fenster anpassen',
  previous: 'Vorheriges Bild',
  next: 'Nächstes Bild',
  copy: 'Kopieren',
  copied: 'Bild kopiert.',
  notCopied: 'Das Bild ließ sich nicht kopieren. Speichern Sie es stattdessen.',
  close: 'Schließen',
}
