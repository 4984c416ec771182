import { counted, hundredths, plural } from '../../language/numbers.ts'
import type * as english from './export.words.ts'

const maskedWords = (masked: number): string =>
  masked === 0
    ? ''
    : ` ${counted(masked, 'Geheimnis', 'Geheimnisse')} maskiert: Lesen Sie nach, bevor Sie es einfügen.`

export const exportWords: typeof english.exportWords = {
  notHere:
    'Nicht alles von dieser Sitzung ist auf diesem Gerät. Stellen Sie die Verbindung her, und versuchen Sie es erneut.',
  saved: (file) => `Gespeichert als ${file}.`,
  savedWithout: (file, missing) =>
    `Gespeichert als ${file}, ohne ${counted(missing, 'Datei, die sich', 'Dateien, die sich')} nicht laden ${plural(missing, 'ließ', 'ließen')}. Exportieren Sie mit Verbindung noch einmal, um sie mitzunehmen.`,
  failed: 'Diese Sitzung ließ sich nicht exportieren. Versuchen Sie es erneut.',
  noteCopied: (masked) => `Als Ticketnotiz kopiert.${maskedWords(masked)}`,
  timeCopied: (hours, masked) =>
    `Als Zeiteintrag mit ${hundredths(hours)} Std. kopiert.${maskedWords(masked)}`,
  linkCopied: 'Link zu dieser Sitzung kopiert.',
  noTime: 'Sie haben an dieser Sitzung nicht gearbeitet. Es gibt keine Zeit zu kopieren.',
  notCopied:
    'Die Zwischenablage war nicht erreichbar. Klicken Sie in das Fenster, und versuchen Sie es erneut.',
}
