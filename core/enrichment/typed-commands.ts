import { programs } from './command-words.ts'

/** What a command begins with: a cmdlet, or a program, shells and the like included: a switch or a quote has to follow anyway. */
const command = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:[A-Z][a-z]{2,12}-[A-Z][A-Za-z]{2,40}|(?:${programs}|net|sc|reg|cmd|powershell|pwsh|ssh)(?:\\.exe)?)(?=[^\\S\\n])`,
  'u',
)

const ascii = (text: string): string =>
  text
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‘’‚‛]/gu, "'")
    // A long dash is what an editor makes of two hyphens, a short one of one.
    .replace(/(?<=^|\s)[—―](?=\S)/gu, '--')
    .replace(/(?<=^|\s)[–−‐‑](?=\S)/gu, '-')
    .replace(/\u00A0/gu, ' ')

/**
 * A text in which what someone would type stays typeable: in code, and from a command to the end of its line, quotes and dashes
 * are those of a keyboard. Prose keeps its own.
 */
export const asTyped = (text: string): string =>
  text
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]*`)/u)
    .map((part, index) =>
      index % 2 === 1
        ? ascii(part)
        : part
            .split('\n')
            .map((line) => {
              const start = command.exec(line)?.index
              return start === undefined ? line : `${line.slice(0, start)}${inCommand(line.slice(start))}`
            })
            .join('\n'),
    )
    .join('')

/** Up to where prose goes on: a full stop that a new sentence follows. */
const inCommand = (text: string): string => {
  const end = /[.!?](?=\s+\p{Lu})/u.exec(text)?.index ?? text.length
  // Without a switch or a quote it is a sentence that only names a program, whose apostrophes are its own.
  const said = text.slice(0, end)
  return /\s[-–—−/]\S|["“„]/u.test(said) ? `${ascii(said)}${text.slice(end)}` : text
}
