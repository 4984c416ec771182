/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
/** Signs that turn the direction of what follows them, also of what someone else wrote. */
const directionSigns = /[\u202A-\u202E\u2066-\u2069]/g
// oxlint-disable-next-line eslint/no-control-regex -- these are the characters to take out
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** A text without what no document should hold: control characters, and signs that turn what follows them around. */
const plain = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(controls, '').replace(directionSigns, '')

/** A line that is written from right to left, kept from changing the order of what stands around it. */
const isolated = (line: string): string => (rightToLeft.test(line) ? `\u2068${line}\u2069` : line)

const escapedLine = (line: string): string =>
  line
    .replace(/[\\`*_[\]<>&|~]/g, '\\$&')
    // What means something only where a line begins: headings, lists, rules, underlines.
    .replace(/^(\s*)([-+=#])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/!\\\[/g, '\\!\\[')
    .trim()

/** A text on one line of Markdown, shown as it was typed: nothing in it is markup or HTML. */
export const markdownLine = (text: string): string =>
  isolated(escapedLine(plain(text).replace(/\s+/g, ' ').trim()))

/** A text of several lines as Markdown paragraphs: its line breaks stay, nothing in it is markup or HTML. */
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

/** A text as it is, in a block of code whose fence is longer than any in it. */
export const markdownCode = (text: string): string => {
  const body = plain(text).replace(/\n+$/, '')
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${body}\n${fence}`
}
