import { storableText } from '../text/text.ts'

/** How long a file's name may be, in bytes of UTF-8. File systems take 255, and saving may add a little. */
export const nameBytes = 240

/** The longest extension that is kept whole when a name has to be shortened, in characters. */
const longestExtension = 16

/** Marks that make text read differently from how it is written, to hide the end of a name, and those no one sees. */
const hidden = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu
const controls = /[\p{Cc}\u2028\u2029]+/gu

/** How many bytes of UTF-8 a text takes. */
const utf8Length = (text: string): number => {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** What follows the last dot of a name, in lowercase; '' if nothing does, or if the dot comes first. */
export const extensionOf = (name: string): string => /[^.]\.([^.\s]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''

/** The beginning of a text that takes at most `most` bytes, never ending in half a character. */
const headWithin = (text: string, most: number): string => {
  let head = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    bytes += utf8Length(segment)
    if (bytes > most) break
    head += segment
  }
  return head
}

/**
 * A file's name as it is stored and shown: no folders, nothing invisible, no marks that flip the reading direction, no
 * dots or spaces at the end, and at most `nameBytes` long. A shortened one has an ellipsis before its extension. The
 * same again for a name that already is one; '' if nothing is left.
 */
export const plainName = (file: string): string => {
  const name = storableText(file.slice(0, 8192))
    .replace(hidden, '')
    .replace(controls, ' ')
    .replaceAll('\\', '/')
    .replace(/\/+\s*$/u, '')
    .replace(/^.*\//su, '')
    .replace(/\s+/gu, ' ')
    .replace(/[. ]+$/u, '')
    .trim()
  if (utf8Length(name) <= nameBytes) return name
  const extension = extensionOf(name)
  const kept =
    extension.length <= longestExtension && extension !== '' ? name.slice(-extension.length - 1) : ''
  const head = headWithin(name, nameBytes - utf8Length(kept) - utf8Length('…'))
  return `${head.trimEnd()}…${kept}`
}

/** Names that Windows keeps for its devices, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/iu

/** The name a file is saved under: one that Windows, macOS and Linux accept. `otherwise` if nothing is left. */
export const savedName = (name: string, otherwise: string): string => {
  const accepted = plainName(name)
    .replace(/[<>:"/\\|?*]+/gu, '-')
    .replace(/[. ]+$/u, '')
    .trim()
  if (accepted === '') return otherwise
  return reserved.test(accepted) ? `_${accepted}` : accepted
}
