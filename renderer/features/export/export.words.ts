import { counted, plural } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

const maskedWords = (masked: number): string =>
  masked === 0 ? '' : ` ${counted(masked, 'secret')} masked: read it before you post it.`

/** Every sentence of exporting a session; the words in what is exported and printed are core's. */
export const exportWords = inLanguage('exportWords', {
  notHere: 'Not all of this session is on this device. Reconnect, then try again.',
  saved: (file: string) => `Saved as ${file}.`,
  savedWithout: (file: string, missing: number) =>
    `Saved as ${file}, without ${counted(missing, 'file')} that couldn’t be loaded. Reconnect and export again to include ${plural(missing, 'it', 'them')}.`,
  failed: 'Couldn’t export this session. Try again.',
  noteCopied: (masked: number) => `Copied as a ticket note.${maskedWords(masked)}`,
  timeCopied: (hours: number, masked: number) =>
    `Copied as a time entry of ${hours} h.${maskedWords(masked)}`,
  linkCopied: 'Link to this session copied.',
  noTime: 'You haven’t worked on this session, so there’s no time to copy.',
  notCopied: 'Couldn’t reach the clipboard. Click in the window, then try again.',
})
