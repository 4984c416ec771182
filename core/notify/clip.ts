/** UTF-8 length of a text. */
export const utf8Length = (text: string): number => {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Control characters that no channel shows, except for line breaks and tabs. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0085\u2028\u2029]/gu

/** Text of someone as any channel takes it: line breaks are `\n`, other control characters are spaces. */
export const plainText = (text: string): string => text.replace(/\r\n?/gu, '\n').replace(controls, ' ')

/** The same in one line: for subjects, headers and titles. */
export const oneLine = (text: string): string => plainText(text).replace(/\s+/gu, ' ').trim()

/**
 * Escapes a text and cuts it so that what goes out has at most `max` units, with an ellipsis for the rest. It is never cut
 * within an escape or a visible character.
 *
 * @param escape of one visible character at a time
 * @param sizeOf units of a piece; UTF-16 code units if left out
 */
export const clipped = (
  text: string,
  max: number,
  escape: (character: string) => string = (character) => character,
  sizeOf: (piece: string) => number = (piece) => piece.length,
): string => {
  const ellipsis = '…'
  const room = max - sizeOf(ellipsis)
  // No visible character escapes to less than one unit, so more than this can't fit.
  const looked = text.slice(0, max * 4 + 64)
  const kept: string[] = []
  let size = 0
  let fits = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(looked)) {
    const piece = escape(segment)
    size += sizeOf(piece)
    if (size > max) return `${kept.slice(0, fits).join('').trimEnd()}${ellipsis}`
    kept.push(piece)
    if (size <= room) fits = kept.length
  }
  if (looked.length < text.length) return `${kept.slice(0, fits).join('').trimEnd()}${ellipsis}`
  return kept.join('')
}
