import { rightToLeft } from './text.ts'

/**
 * Marks that change the direction of whatever follows them, including other people's text. A name that is isolated and
 * ends where it began changes nothing, and stays.
 */
const directionSigns = /(\u2068[^\n\u202A-\u202E\u2066-\u2069]*\u2069)|[\u202A-\u202E\u2066-\u2069]/g
// oxlint-disable-next-line eslint/no-control-regex -- these are the characters to take out
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** The text without control characters and direction marks, which no document should contain. */
const plain = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(controls, '').replace(directionSigns, '$1')

/** Isolates a right-to-left line, so that it doesn't change the order of the text around it. */
const isolated = (line: string): string =>
  rightToLeft.test(line) && !/^\u2068[^\u2068]*\u2069$/.test(line) ? `\u2068${line}\u2069` : line

const punctuation = /[!-/:-@[-`{-~]/
const wordCharacter = /[\p{L}\p{N}]/u

/** Whether the character at `at` would be read as markup there, between what is before and after its run. */
const isMarkup = (line: string, at: number): boolean => {
  const character = line[at] ?? ''
  const next = line[at + 1] ?? ''
  switch (character) {
    case '\\':
      // At the end of a line it would be a line break.
      return next === '' || punctuation.test(next)
    case '`':
      return true
    case '<':
      return /^[^\s<]/.test(next)
    case '&':
      return /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i.test(line.slice(at, at + 40))
    case ']':
      return next === '(' || next === ':'
    case '*':
    case '_':
    case '~':
      return isEmphasis(line, at, character)
    default:
      return false
  }
}

/** A run between spaces never emphasizes, nor do underscores inside a word; a lone `~` in front of a word strikes nothing. */
const isEmphasis = (line: string, at: number, character: string): boolean => {
  let from = at
  let to = at + 1
  while (line[from - 1] === character) from -= 1
  while (line[to] === character) to += 1
  const before = line[from - 1] ?? ''
  const after = line[to] ?? ''
  if (/^\s$/.test(before) && /^\s$/.test(after)) return false
  if (character === '_') return !(wordCharacter.test(before) && wordCharacter.test(after))
  if (character === '~') return !(to - from === 1 && /^\s?$/.test(before))
  return true
}

/** What is only meaningful at the start of a line: headings, quotes, lists, rules, underlines, tasks, definitions. */
const startsBlock =
  /^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|=+\s*$|([-*_])(?:\s*\1)*\s*$|[|:\s]*-[-|:\s]*$|\[[ x]\](?:\s|$)|\[[^\]]*$|\[.*\]:)/iu

const escapedLine = (typed: string): string => {
  const line = typed.trim()
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(line)
  const escapeAt = number === null ? (startsBlock.test(line) ? 0 : -1) : (number[1]?.length ?? 0)
  // A heading may end in signs that don't show.
  const closing = /(?<=\s)#+$/.exec(line)?.index ?? -1
  // A line of nothing but dashes and bars makes a table of the one above.
  const isTable = line.includes('|') && /^[-|:\s]+$/.test(line)
  let escaped = ''
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    const must = at === escapeAt || at === closing || (isTable && character === '|') || isMarkup(line, at)
    escaped += must ? `\\${character}` : character
  }
  return escaped
}

/**
 * Text as one line of Markdown, shown exactly as typed: nothing in it is markup or HTML.
 *
 * Only what would be read as markup where it stands is escaped, so that `svc_backup` and `#48213` look the same in an
 * editor that shows the source.
 */
export const markdownLine = (text: string): string =>
  isolated(escapedLine(plain(text).replace(/\s+/g, ' ').trim()))

/** Multi-line text as Markdown paragraphs: line breaks stay, nothing in it is markup or HTML. */
export const markdownText = (text: string): string =>
  plain(text)
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => isolated(escapedLine(line)))
        // Two spaces break a line as a backslash does, and no one sees them.
        .join('  \n'),
    )
    .join('\n\n')

/** Text verbatim in a code block, with a longer fence than any inside it. */
export const markdownCode = (text: string): string => {
  const body = plain(text).replace(/\n+$/, '')
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${body}\n${fence}`
}
