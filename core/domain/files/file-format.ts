import { z } from 'zod'
import { extensionOf } from './file-name.ts'
import { textEncodingOf } from '../text/text-encoding.ts'

/** What a file holds, going by its first bytes. */
export const FileFormat = z.enum([
  'text',
  'pdf',
  'rtf',
  'archive',
  /** A ZIP inside, which also documents and packages are. */
  'zip',
  /** The container of old Office documents, Outlook messages and installers. */
  'compound',
  'program',
  'shortcut',
  'image',
  'media',
  'event_log',
  'capture',
  'registry',
  'dump',
  'database',
  'mailbox',
  'unknown',
])
export type FileFormat = z.infer<typeof FileFormat>

/** Bytes in hexadecimal; `..` stands for any. */
const signatures: readonly (readonly [FileFormat, string])[] = [
  ['pdf', '255044462d'],
  ['rtf', '7b5c727466'],
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['zip', '504b0708'],
  ['archive', '377abcaf271c'],
  ['archive', '526172211a07'],
  ['archive', '1f8b08'],
  ['archive', '425a68'],
  ['archive', 'fd377a585a00'],
  ['archive', '28b52ffd'],
  ['archive', '4d534346'],
  ['compound', 'd0cf11e0a1b11ae1'],
  ['program', '4d5a'],
  ['program', '7f454c46'],
  ['program', 'feedface'],
  ['program', 'feedfacf'],
  ['program', 'cefaedfe'],
  ['program', 'cffaedfe'],
  ['program', 'cafebabe'],
  ['shortcut', '4c0000000114020000000000c000000000000046'],
  ['image', '89504e470d0a1a0a'],
  ['image', 'ffd8ff'],
  ['image', '474946383761'],
  ['image', '474946383961'],
  ['image', '52494646........57454250'],
  ['image', '49492a00'],
  ['image', '4d4d002a'],
  ['image', '00000100'],
  ['image', '........6674797068656963'],
  ['image', '........667479706d696631'],
  ['image', '........6674797061766966'],
  ['media', '........66747970'],
  ['media', '52494646........57415645'],
  ['media', '52494646........41564920'],
  ['media', '1a45dfa3'],
  ['media', '4f676753'],
  ['media', '494433'],
  ['event_log', '456c6646696c6500'],
  ['capture', 'd4c3b2a1'],
  ['capture', 'a1b2c3d4'],
  ['capture', '4d3cb2a1'],
  ['capture', 'a1b23c4d'],
  ['capture', '0a0d0d0a'],
  ['registry', '72656766'],
  ['dump', '4d444d50'],
  ['dump', '5041474544554d50'],
  ['dump', '5041474544553634'],
  ['database', '53514c69746520666f726d6174203300'],
  ['mailbox', '2142444e'],
]

const bytesOf = (hex: string): readonly (number | null)[] =>
  (hex.match(/../g) ?? []).map((pair) => (pair === '..' ? null : Number.parseInt(pair, 16)))
const known = signatures.map(([format, hex]) => ({ format, bytes: bytesOf(hex) }))

const startsWith = (file: Uint8Array, bytes: readonly (number | null)[]): boolean =>
  file.length >= bytes.length && bytes.every((byte, at) => byte === null || file[at] === byte)

/** Only two letters long, so that what follows has to confirm it: where the header of Windows programs lies. */
const isWindowsProgram = (file: Uint8Array): boolean => file.length >= 64 && file.includes(0)

/** A BMP says its own length and where its picture begins. */
const isBitmap = (file: Uint8Array): boolean =>
  file[0] === 0x42 && file[1] === 0x4d && file.length >= 26 && file[6] === 0 && file[7] === 0 && file[8] === 0

/** TAR has its sign in its first header, after the name and rights of the first file. */
const isTar = (file: Uint8Array): boolean =>
  file.length > 262 && String.fromCharCode(...file.subarray(257, 262)) === 'ustar'

type Named = { word: string; formats: readonly FileFormat[] }
const named = (formats: readonly FileFormat[], words: Record<string, string>): [string, Named][] =>
  Object.entries(words).map(([extension, word]) => [extension, { word, formats }])

/** What an extension says that a file is, and what it may hold then. */
const extensions = new Map<string, Named>([
  ...named(['text'], {
    log: 'Log',
    txt: 'Text',
    csv: 'CSV',
    tsv: 'TSV',
    json: 'JSON',
    xml: 'XML',
    yml: 'YAML',
    yaml: 'YAML',
    ini: 'Settings',
    cfg: 'Settings',
    conf: 'Settings',
    inf: 'Settings',
    toml: 'Settings',
    md: 'Markdown',
    htm: 'HTML',
    html: 'HTML',
    svg: 'SVG',
    sql: 'SQL',
    eml: 'Mail',
    ics: 'Calendar',
    vcf: 'Contact',
    reg: 'Registry script',
    ps1: 'PowerShell script',
    psm1: 'PowerShell script',
    bat: 'Batch script',
    cmd: 'Batch script',
    vbs: 'VBScript',
    js: 'JavaScript',
    py: 'Python script',
    sh: 'Shell script',
    rdp: 'Remote Desktop file',
    pem: 'Certificate',
    url: 'Link',
  }),
  ...named(['pdf'], { pdf: 'PDF' }),
  ...named(['rtf', 'text'], { rtf: 'RTF document' }),
  ...named(['zip'], {
    zip: 'ZIP archive',
    docx: 'Word document',
    xlsx: 'Excel workbook',
    pptx: 'PowerPoint presentation',
    docm: 'Word document with macros',
    xlsm: 'Excel workbook with macros',
    odt: 'Text document',
    ods: 'Spreadsheet',
    jar: 'Java program',
    apk: 'Android app',
    msix: 'App package',
  }),
  ...named(['archive'], { '7z': '7z archive', rar: 'RAR archive', gz: 'GZ archive', bz2: 'BZ2 archive' }),
  ...named(['archive'], { tgz: 'TAR archive', xz: 'XZ archive', tar: 'TAR archive', zst: 'ZST archive' }),
  ...named(['archive'], { cab: 'CAB archive' }),
  ...named(['compound'], { msg: 'Outlook message', msi: 'Installer', msp: 'Installer' }),
  // A protected document of today is in the old container, and some programs save HTML or text under these names.
  ...named(['compound', 'rtf', 'text', 'zip'], { doc: 'Word document', xls: 'Excel workbook' }),
  ...named(['compound'], { ppt: 'PowerPoint presentation' }),
  ...named(['program'], { exe: 'Program', dll: 'Program library', sys: 'Driver', scr: 'Program' }),
  ...named(['program', 'unknown'], { com: 'Program' }),
  ...named(['shortcut'], { lnk: 'Shortcut' }),
  ...named(['image'], { png: 'PNG image', jpg: 'JPEG image', jpeg: 'JPEG image', gif: 'GIF image' }),
  ...named(['image'], { webp: 'WebP image', bmp: 'BMP image', tif: 'TIFF image', tiff: 'TIFF image' }),
  ...named(['image', 'media'], { heic: 'HEIC image', avif: 'AVIF image', ico: 'Icon' }),
  ...named(['media', 'unknown'], { mp4: 'Video', mov: 'Video', mkv: 'Video', webm: 'Video', avi: 'Video' }),
  ...named(['media', 'unknown'], { mp3: 'Audio', wav: 'Audio', m4a: 'Audio', ogg: 'Audio' }),
  ...named(['event_log'], { evtx: 'Event log' }),
  ...named(['unknown'], { etl: 'Trace log', evt: 'Event log', iso: 'Disk image', vhdx: 'Disk image' }),
  ...named(['capture'], { pcap: 'Packet capture', pcapng: 'Packet capture', cap: 'Packet capture' }),
  ...named(['registry'], { hiv: 'Registry hive' }),
  ...named(['dump', 'unknown'], { dmp: 'Memory dump', mdmp: 'Memory dump' }),
  ...named(['database'], { sqlite: 'SQLite database' }),
  ...named(['mailbox'], { pst: 'Outlook data', ost: 'Outlook data' }),
  ...named(['text', 'unknown', 'compound'], { cer: 'Certificate', crt: 'Certificate' }),
])

/** Whether its name says that a file is text. */
export const isNamedText = (name: string): boolean =>
  extensions.get(extensionOf(name))?.formats.includes('text') ?? false

/** What a file holds, by its first bytes: as many as `sampleBytes`, or all of a shorter one. */
export const fileFormatOf = (name: string, bytes: Uint8Array, cut = false): FileFormat => {
  for (const { format, bytes: signature } of known) {
    if (!startsWith(bytes, signature)) continue
    if (format === 'program' && signature.length === 2 && !isWindowsProgram(bytes)) continue
    return format
  }
  if (isBitmap(bytes)) return 'image'
  if (isTar(bytes)) return 'archive'
  return textEncodingOf(bytes, isNamedText(name), cut) === null ? 'unknown' : 'text'
}

const formatWords: Record<FileFormat, string> = {
  text: 'Text',
  pdf: 'PDF',
  rtf: 'RTF document',
  archive: 'Archive',
  zip: 'ZIP archive',
  compound: 'Office document',
  program: 'Program',
  shortcut: 'Shortcut',
  image: 'Image',
  media: 'Audio or video',
  event_log: 'Event log',
  capture: 'Packet capture',
  registry: 'Registry hive',
  dump: 'Memory dump',
  database: 'SQLite database',
  mailbox: 'Outlook data',
  unknown: 'Unknown type',
}

/** The same in a sentence, with its article. */
const formatParts: Record<FileFormat, string> = {
  text: 'text',
  pdf: 'a PDF',
  rtf: 'an RTF document',
  archive: 'an archive',
  zip: 'a ZIP archive',
  compound: 'an Office document or installer',
  program: 'a program',
  shortcut: 'a shortcut',
  image: 'an image',
  media: 'audio or video',
  event_log: 'an event log',
  capture: 'a packet capture',
  registry: 'a registry hive',
  dump: 'a memory dump',
  database: 'a database',
  mailbox: 'an Outlook mailbox',
  unknown: 'something else',
}

type File = { name: string; format: FileFormat }

/** What files are called. */
export type FileWords = {
  /** The word for a type that is known, or that word. */
  type: (word: string) => string
  ofExtension: (extension: string) => string
  holdsProgram: (extension: string) => string
  holds: (extension: string, format: FileFormat) => string
}

export const fileWords: FileWords = {
  type: (word) => word,
  ofExtension: (extension) => `${extension} file`,
  holdsProgram: (extension) => `Named .${extension}, but holds a program.`,
  holds: (extension, format) => `Named .${extension}, but holds ${formatParts[format]}.`,
}

/** Every word by which a type of file is called in English. */
export const fileTypeWords: ReadonlySet<string> = new Set([
  ...Object.values(formatWords),
  ...[...extensions.values()].map(({ word }) => word),
])

/** A file's type as people call it: by its extension where that fits what it holds, or else by what it holds. */
export const fileTypeWord = ({ name, format }: File, words: FileWords = fileWords): string => {
  const extension = extensionOf(name)
  const said = extensions.get(extension)
  if (said?.formats.includes(format) === true) return words.type(said.word)
  if (format !== 'unknown' || extension === '' || extension.length > 8 || said !== undefined)
    return words.type(formatWords[format])
  return words.ofExtension(extension.toUpperCase())
}

/** Says when a file isn't what its name claims: "Named .txt, but holds a program."; null when it may well be. */
export const formatMismatch = ({ name, format }: File, words: FileWords = fileWords): string | null => {
  const extension = extensionOf(name)
  const said = extensions.get(extension)
  if (said === undefined) {
    // Any other extension may stand for anything but what can be started.
    return format === 'program' && extension !== '' ? words.holdsProgram(extension) : null
  }
  return said.formats.includes(format) ? null : words.holds(extension, format)
}
