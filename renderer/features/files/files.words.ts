import { fileLimits } from '../../../core/domain/files/attachment.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { byteSize } from '../../../core/domain/text/byte-size.ts'
import { counted, numberText, plural } from '../../../core/domain/text/plural.ts'
import type { TextEncoding } from '../../../core/domain/text/text-encoding.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What files and images say about themselves, and what can be done with them. */
export const filesWords = inLanguage('filesWords', {
  images: 'Images',
  withHandoff: 'Pictures and files are added to the timeline first.',
  files: 'Files',
  file: 'File',
  add: 'Attach files',
  toSend: 'Files to send',
  drop: 'Drop to attach',
  attachHint: 'Attach, drop, or paste files.',
  remove: (name: string): string => `Remove ${isolated(name)}`,
  preparing: (n: number): string => plural(n, 'Preparing a file…', `Preparing ${counted(n, 'file')}…`),
  alt: (name: string): string => `${isolated(name)}, image`,
  noRoomForText: (most: number): string =>
    `A text this long becomes a file, and there are already ${most}. Remove one, then try again.`,
  pastedAsFile: (bytes: number): string => `Pasted text, ${byteSize(bytes)}, attached as a file.`,
  pasteTooLarge: (bytes: number): string =>
    `This text is ${byteSize(bytes)}, and files can be up to ${byteSize(fileLimits.bytes)}. It’s still on your clipboard: save it as a file, then compress or split it.`,
  textOnly: 'This field takes text only. Paste the picture or file into a session’s note instead.',

  // Where a file is
  device: 'On this device, not sent yet',
  sending: 'Sending…',
  sendingShare: (share: number): string => `Sending ${Math.floor(share * 100)}%`,
  stuck: (reason: string): string => `Couldn’t send. ${reason}`.trim(),
  fetching: 'Loading…',
  offline: 'Not loaded yet. It loads when you’re back online.',
  awaited: 'Not loaded yet. It’s still on the device it was added on.',
  failed: 'Couldn’t load. Retrying.',
  rejected: (reason: string): string => `Couldn’t show this image. ${reason}`,

  // What can be done with a file
  openFile: (name: string): string => `Open ${isolated(name)}`,
  saveFile: (name: string): string => `Save ${isolated(name)} as…`,
  saveAs: 'Save as…',
  notSaved: (name: string, reason: string): string => `Couldn’t save “${isolated(name)}”. ${reason}`,
  notText: 'This isn’t a text file, so it can’t be shown here. Save it, then open it in another program.',
  notOpened: 'Couldn’t open this file. Try again, or save it and open it in another program.',
  tryAgain: 'Try again',

  // The viewer of text files
  lines: (n: number): string => counted(n, 'line'),
  lineNumber: (line: number): string => `Line ${line}: `,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    'windows-1252': 'Latin-1',
  } satisfies Record<TextEncoding, string>,
  findInFile: 'Find in this file',
  found: (number: number | null, all: number, isWhole: boolean): string => {
    if (all === 0) return 'No matches'
    const most = `${numberText(all)}${isWhole ? '' : '+'}`
    return number === null ? `${most} ${plural(all, 'match', 'matches')}` : `${numberText(number)} of ${most}`
  },
  previousFound: 'Previous match',
  nextFound: 'Next match',
  wrap: 'Wrap lines',
  part: (from: number, to: number, all: number): string =>
    `Lines ${numberText(from)} to ${numberText(to)} of ${numberText(all)}`,
  earlierLines: 'Earlier lines',
  laterLines: 'Later lines',
  copyLines: (n: number): string => plural(n, 'Copy line', `Copy ${counted(n, 'line')}`),
  linesCopied: (n: number): string => plural(n, 'Line copied.', `${counted(n, 'line')} copied.`),
  linesNotCopied: 'Couldn’t copy. Select the text and press Ctrl+C.',

  // The viewer of images
  facts: (width: number, height: number, bytes: number): string => `${width} × ${height}, ${byteSize(bytes)}`,
  position: (index: number, all: number): string => `${numberText(index)} of ${numberText(all)}`,
  actualSize: 'Actual size',
  fitWindow: 'Fit to window',
  previous: 'Previous image',
  next: 'Next image',
  copy: 'Copy',
  copied: 'Image copied.',
  notCopied: 'Couldn’t copy the image. Save it instead.',
  close: 'Close',
})
