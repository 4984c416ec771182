import { markdownLine, markdownText } from '../domain/text/markdown-text.ts'

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

/** Where the sections of a write-up are, by its `##` headings: lines from the heading up to `to`, which isn't part of it. */
const spansIn = (lines: readonly string[]): { heading: string; from: number; to: number }[] => {
  const spans: { heading: string; from: number; to: number }[] = []
  let fence: string | null = null
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
    if (mark !== undefined) {
      if (fence === null) fence = mark
      else if (mark.startsWith(fence) && line.trim() === mark) fence = null
    }
    const heading = fence === null ? /^##\s+(.+?)\s*#*$/u.exec(line)?.[1] : undefined
    const last = spans.at(-1)
    if (heading !== undefined) spans.push({ heading, from: index, to: index + 1 })
    else if (last === undefined) spans.push({ heading: '', from: index, to: index + 1 })
    else last.to = index + 1
  }
  return spans
}

/**
 * The sections of a write-up that a person may have edited, by its `##` headings. Text above the first heading is a
 * section without one.
 */
export const sectionsIn = (markdown: string): Section[] => {
  const lines = markdown.split('\n')
  return spansIn(lines)
    .map(({ heading, from, to }) => ({
      heading,
      body: lines
        .slice(heading === '' ? from : from + 1, to)
        .join('\n')
        .trim(),
    }))
    .filter(({ heading, body }) => heading !== '' || body !== '')
}

/** The write-up with another body under a heading, or with that section at its end. Nothing else in it changes. */
export const withSection = (markdown: string, heading: string, body: string): string => {
  const lines = markdown.split('\n')
  const span = spansIn(lines).find((one) => one.heading.toLowerCase() === heading.toLowerCase())
  if (span === undefined) return `${markdown.trimEnd()}\n\n## ${heading}\n\n${body}\n`.trimStart()
  const head = heading === '' ? [] : [lines[span.from] ?? '', '']
  const rest = lines.slice(span.to)
  return [...lines.slice(0, span.from), ...head, body, ...(rest.length === 0 ? [''] : ['', ...rest])].join(
    '\n',
  )
}
