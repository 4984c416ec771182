/**
 * A word of a text, and its position: start and end (exclusive), in code units.
 *
 * `parts` are what it can also be found by: the inside of an identifier, or a compound without its hyphens. In scripts
 * without spaces, a word is two characters, or the last one alone; `firstEnd` is then where the first one ends.
 */
export type Token = {
  term: string
  start: number
  end: number
  firstEnd: number
  parts: readonly string[]
}

/** Scripts without spaces between words. */
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('')

/**
 * What counts as a word: numbers with dots or colons (addresses, versions, times) as a whole, with a few letters in
 * front (`v7.2.1`); a character of a script without spaces; letters and digits of any script, with an English ending
 * after an apostrophe; flags; emoji.
 */
const words = new RegExp(
  String.raw`[A-Za-z]{0,4}\d+(?:[.:]\d+)+(?![\p{L}\p{N}\p{M}])|[${unspaced}]\p{M}*|[[\p{L}\p{N}\p{M}]--[${unspaced}]]+(?:['’](?:[stdmSTDM]|ll|re|ve|LL|RE|VE)(?![\p{L}\p{M}]))?|\p{RI}{2}|\p{Extended_Pictographic}`,
  'gv',
)
const startsUnspaced = new RegExp(`^[${unspaced}]`, 'v')

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

/** Cut to the longest, but never within a character. */
const shortened = (word: string): string => word.slice(0, longestTerm).replace(/[\uD800-\uDBFF]$/, '')

/** A word without case, accents, vowel marks, presentation forms and endings after an apostrophe. */
const fold = (word: string): string => {
  const bare = word.replace(/['’].*$/, '')
  if (ascii.test(bare)) return shortened(bare.toLowerCase())
  const folded = bare
    .normalize('NFKD')
    .replace(dropped, '')
    .toLowerCase()
    .replace(byHand, (letter) => lettersByHand[letter] ?? letter)
    .replace(easternDigits, (digit) => String(digit.charCodeAt(0) & 0xf))
  return shortened(folded)
}

/** Words without an inside: nearly all of them. Times have one that no one looks for. */
const plain = /^(?:[A-Z]?[a-z]+|[A-Z]+|\d+|\d{1,2}:\d{2}(?::\d{2})?)$/
/** Where a part of an identifier begins: between letters and digits, before a capital, after a dot or colon. */
const borders = /(?<=\p{L}\p{M}*)(?=\p{N})|(?<=\p{N}\p{M}*)(?=\p{L})|(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=[.:])/gu
const hexadecimal = /^0x[\da-f]{3,}$/i
/** A word with more parts is a key or a hash; an address has more. */
const mostBorders = (word: string): number => (/[.:]/.test(word) ? 6 : 3)
/** Shorter parts say nothing. */
const shortestPart = 3

const none: readonly string[] = []

/**
 * The parts of an identifier that it can be found by: from each border to its end, every longer number in it, and the
 * letters that it begins with. `KB5034441`: `5034441`, `kb`; `10.150.5.1`: `150.5.1`, `5.1`, `150`.
 */
const partsOf = (word: string): readonly string[] => {
  if (plain.test(word)) return none
  if (hexadecimal.test(word)) return [fold(word.slice(2))]
  const at = [...word.matchAll(borders)].map(({ index }) => index)
  const [first] = at
  if (first === undefined || at.length > mostBorders(word)) return none
  const parts = at.map((index) => word.slice(index))
  const numbers = word.match(/\p{N}{3,}/gu) ?? []
  const found = [...parts, ...numbers].filter((part) => part.length >= shortestPart)
  const begins = word.slice(0, first)
  // Longer ones are found anyway, because the word begins with them.
  if (found.length > 0 && /^\p{L}{2,3}$/u.test(begins)) found.push(begins)
  return found.map(fold).filter((part) => part !== '')
}

/** A hardware address, however it is written. */
const hardwareAddress = /^[\da-f]{12}$/
const compound = { least: 6, most: 20, words: 8 }

/** A compound with a number in it without its hyphens (`SRV-DC01`: `srvdc01`), or a hardware address; or null. */
const joinedOf = (group: readonly Token[], separators: string): string | null => {
  const joined = group.map(({ term }) => term.replace(/[.:]/g, '')).join('')
  if (/[.:]/.test(separators)) return hardwareAddress.test(joined) ? joined : null
  const fits = joined.length >= compound.least && joined.length <= compound.most
  return fits && /\d/.test(joined) ? joined : null
}

/** The compounds among the words of a text: which words, and as what they can be found together. */
const compoundsOf = (
  text: string,
  tokens: readonly Token[],
): { from: number; to: number; joined: string }[] => {
  const found: { from: number; to: number; joined: string }[] = []
  let from = 0
  let separators = ''
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]
    const between = next?.start === token.end + 1 ? (text[token.end] ?? '') : ''
    if (between !== '' && '-_.:'.includes(between)) {
      separators += between
      return
    }
    const group = tokens.slice(from, index + 1)
    const joined = group.length > 1 && group.length <= compound.words ? joinedOf(group, separators) : null
    if (joined !== null) found.push({ from, to: index + 1, joined })
    from = index + 1
    separators = ''
  })
  return found
}

const plainTokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  let previous: Token | null = null
  for (const { 0: word, index } of text.matchAll(words)) {
    const term = fold(word)
    if (term === '') continue
    const end = index + word.length
    const isUnspaced = startsUnspaced.test(word)
    // The next character of a script without spaces belongs to this word too.
    if (isUnspaced && previous !== null && previous.end === index) {
      previous.term += term
      previous.end = end
    }
    const token: Token = { term, start: index, end, firstEnd: end, parts: isUnspaced ? none : partsOf(word) }
    previous = isUnspaced ? token : null
    tokens.push(token)
  }
  return tokens
}

/** The words of a text, in order. Case, accents and spacing make no difference. */
export const tokensOf = (text: string): Token[] => {
  const tokens = plainTokensOf(text)
  for (const { from, to, joined } of compoundsOf(text, tokens))
    for (const token of tokens.slice(from, to)) token.parts = [...token.parts, joined]
  return tokens
}

/** The words of a text without their positions. */
export const termsOf = (text: string): string[] => plainTokensOf(text).map(({ term }) => term)

/** Everything that a text can be found by: its words, and the insides of its identifiers. */
export const indexTermsOf = (text: string): string[] => {
  const tokens = tokensOf(text)
  return [...tokens.map(({ term }) => term), ...new Set(tokens.flatMap(({ parts }) => parts))]
}

/** A ticket number in comparable form: `#CW-48 190` is `cw48190`. */
export const ticketKey = (ticket: string): string => termsOf(ticket).join('')

/** True for a character that is a word by itself. */
export const isUnspacedWord = (text: string): boolean => startsUnspaced.test(text)

/** Whether a query is worth searching for: two characters, or one that is a word. */
export const isWorthSearching = (query: string): boolean => query.length > 1 || startsUnspaced.test(query)

/**
 * Whether words that begin with a word of a query are searched for in all texts. `re` begins thousands of words, and a
 * list of all sessions with one of them is useless.
 */
export const isBeginning = (word: string): boolean =>
  word.length > (/\d/.test(word) ? 2 : 3) || isUnspacedWord(word)

/** How many words, and of how many characters, of a query are searched for. */
const mostWords = 12
export const longestQuery = 500

/** Distinct words; a single letter only if there is nothing else. */
const telling = (all: readonly string[]): string[] => {
  const distinct = [...new Set(all)]
  const some = distinct.filter((word) => word.length > 1 || /[^a-z]/.test(word))
  return (some.length > 0 ? some : distinct).slice(0, mostWords)
}

/** Letters and number of an identifier apart: `kb5034441` is `kb` and `5034441`, `0x80070005` is `80070005`. */
const apart = (term: string): string[] => {
  const pieces = term.match(/\p{L}+|[\p{N}.:]+/gu) ?? []
  const isNumber = (piece: string) => /^\p{N}/u.test(piece)
  // A short number says something only with the letters before it: `vlan120`, but not `m404`.
  const least = pieces.every((piece) => isNumber(piece) || piece.length > 1) ? 3 : 4
  if (pieces.length < 2 || !pieces.some((piece) => isNumber(piece) && piece.length >= least)) return [term]
  return pieces.filter((piece) => piece.length >= (isNumber(piece) ? least : 2))
}

/**
 * The words to search for, and other ways to write them, to try in order: compounds without their hyphens, and
 * identifiers with letters and number apart. Empty for a query without words.
 *
 * Bounded: 12 words of the first 500 characters.
 */
export const wordingsOf = (query: string): string[][] => {
  const text = query.slice(0, longestQuery)
  // The last character of a text without spaces is in the word before it.
  const tokens = plainTokensOf(text).filter(({ start }, index, all) => (all[index - 1]?.end ?? 0) <= start)
  const asWritten = telling(tokens.map(({ term }) => term))
  if (asWritten.length === 0) return []
  const compounds = compoundsOf(text, tokens)
  const joined = tokens.flatMap(({ term }, index) => {
    const within = compounds.find(({ from, to }) => index >= from && index < to)
    return within === undefined ? [term] : index === within.from ? [within.joined] : []
  })
  const wordings = [asWritten, telling(joined), telling(tokens.flatMap(({ term }) => apart(term)))]
  return wordings.filter(
    (wording, index) =>
      wording.length > 0 && wordings.findIndex((other) => other.join() === wording.join()) === index,
  )
}
