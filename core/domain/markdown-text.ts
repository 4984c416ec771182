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

const escapedLine = (line: string): string =>
  line
    .replace(/[\\`*_[\]<>&|~]/g, '\\$&')
    // Only meaningful at the start of a line: headings, lists, rules, underlines.
    .replace(/^(\s*)([-+=#])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/!\\\[/g, '\\!\\[')
    .trim()

/** Text as one line of Markdown, shown exactly as typed: nothing in it is markup or HTML. */
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
        .join('\\\n'),
    )
    .join('\n\n')

/** Text verbatim in a code block, with a longer fence than any inside it. */
export const markdownCode = (text: string): string => {
  const body = plain(text).replace(/\n+$/, '')
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${body}\n${fence}`
}
