/** A word of a text as indexed, and its position: start and end (exclusive), in code units. */
export type Token = { term: string; start: number; end: number }

/** Scripts without spaces between words: each character counts as a word. */
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('')

/**
 * What counts as a word: numbers with dots or colons (addresses, versions, times) as a whole; letters and digits of any
 * script, with an English ending after an apostrophe; flags; emoji.
 */
const words = new RegExp(
  String.raw`\d+(?:[.:]\d+)+|[${unspaced}]\p{M}*|[[\p{L}\p{N}\p{M}]--[${unspaced}]]+(?:['’](?:[stdmSTDM]|ll|re|ve|LL|RE|VE)(?![\p{L}\p{M}]))?|\p{RI}{2}|\p{Extended_Pictographic}`,
  'gv',
)

/** Longer words are keys and hashes, which can be found by their beginning. */
const longestTerm = 40

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ascii = /^[\x00-\x7f]*$/
const lettersByHand: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}
const byHand = new RegExp(`[${Object.keys(lettersByHand).join('')}]`, 'gu')
/** Combining marks, the Arabic tatweel, variation selectors and joiners: they don't make a different word. */
const dropped = /[\p{M}\u0640\u200B-\u200F]/gu
/** Arabic and Persian digits. */
const easternDigits = /[\u0660-\u0669\u06F0-\u06F9]/g

/** A word without case, accents, vowel marks, presentation forms and endings after an apostrophe. */
const fold = (word: string): string => {
  const bare = word.replace(/['’].*$/, '')
  if (ascii.test(bare)) return bare.toLowerCase().slice(0, longestTerm)
  return bare
    .normalize('NFKD')
    .replace(dropped, '')
    .toLowerCase()
    .replace(byHand, (letter) => lettersByHand[letter] ?? letter)
    .replace(easternDigits, (digit) => String(digit.charCodeAt(0) & 0xf))
    .slice(0, longestTerm)
}

/** The words of a text, in order. Case, accents and spacing make no difference. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  for (const { 0: word, index } of text.matchAll(words)) {
    const term = fold(word)
    if (term !== '') tokens.push({ term, start: index, end: index + word.length })
  }
  return tokens
}

/** The words of a text without their positions. */
export const termsOf = (text: string): string[] => tokensOf(text).map(({ term }) => term)

/** A ticket number in comparable form: `#CW-48 190` is `cw48190`. */
export const ticketKey = (ticket: string): string => termsOf(ticket).join('')
