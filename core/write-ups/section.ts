import { markdownLine, markdownText } from '../domain/markdown-text.ts'

/** A section of a write-up: its heading, and its body as Markdown. */
export type Section = { heading: string; body: string }

/** What a section says when the session holds nothing for it. It is never filled with anything invented. */
export const nothingRecorded = 'Nothing recorded.'

/** Lines as a Markdown list. */
export const listOf = (lines: readonly string[]): string =>
  lines.map((line) => `- ${markdownLine(line)}`).join('\n')

/** Paragraphs and lists as one body; the sentence for nothing if all are empty. */
export const bodyOf = (...parts: readonly string[]): string => {
  const said = parts.filter((part) => part.trim() !== '')
  return said.length === 0 ? nothingRecorded : said.join('\n\n')
}

/** Text that people typed, as Markdown that shows it exactly as typed. */
export const typed = (text: string): string => (text.trim() === '' ? '' : markdownText(text))

/** The sections as one Markdown document. */
export const markdownOf = (sections: readonly Section[]): string =>
  `${sections.map(({ heading, body }) => `## ${heading}\n\n${body}`).join('\n\n')}\n`

/**
 * The sections of a write-up that a person may have edited, by its `##` headings. Text above the first heading is a
 * section without one.
 */
export const sectionsIn = (markdown: string): Section[] => {
  const sections: { heading: string; lines: string[] }[] = []
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
    if (mark !== undefined) {
      if (fence === null) fence = mark
      else if (mark.startsWith(fence) && line.trim() === mark) fence = null
    }
    const heading = fence === null ? /^##\s+(.+?)\s*#*$/u.exec(line)?.[1] : undefined
    const last = sections.at(-1)
    if (heading !== undefined) sections.push({ heading, lines: [] })
    else if (last === undefined) sections.push({ heading: '', lines: [line] })
    else last.lines.push(line)
  }
  return sections
    .map(({ heading, lines }) => ({ heading, body: lines.join('\n').trim() }))
    .filter(({ heading, body }) => heading !== '' || body !== '')
}
