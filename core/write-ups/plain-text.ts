import { sectionsIn } from './section.ts'

/** The Markdown that drafts and people use most, taken out of one line: emphasis, code, links, escapes. */
const inline = (line: string): string => {
  let plain = ''
  let rest = line
  while (rest !== '') {
    const escaped = /^\\([!-/:-@[-`{-~])/u.exec(rest)
    const code = /^(`+)(?!`)(.+?)(?<!`)\1(?!`)/u.exec(rest)
    const link = /^!?\[([^\][\\]{0,500})\]\((\S{1,2000}?)\)/u.exec(rest)
    // Two underscores inside a word are part of it.
    const inWord = rest.startsWith('__') && /[\p{L}\p{N}_]$/u.test(plain)
    const strong = inWord
      ? null
      : /^(\*\*|__(?!_))(?=\S)([^*_\n]{1,2000}?\S)\1(?!(?<=_)[\p{L}\p{N}_])/u.exec(rest)
    if (escaped) plain += escaped[1]
    else if (code) plain += code[2]?.trim()
    else if (link) plain += link[1] === link[2] ? link[1] : `${link[1]} (${link[2]})`
    else if (strong) plain += inline(strong[2] ?? '')
    const taken = (escaped ?? code ?? link ?? strong)?.[0].length ?? 0
    if (taken === 0) {
      // Up to the next character that could be markup, so that long plain text is copied in one piece.
      const next = rest.slice(1).search(/[\\`[!*_]/u)
      const end = next === -1 ? rest.length : next + 1
      plain += rest.slice(0, end)
      rest = rest.slice(end)
    } else rest = rest.slice(taken)
  }
  return plain
}

const plainBody = (body: string): string => {
  let fence: string | null = null
  return body
    .split('\n')
    .flatMap((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
      if (mark !== undefined && (fence === null || (mark.startsWith(fence) && line.trim() === mark))) {
        fence = fence === null ? mark : null
        return []
      }
      // What is typed in a code block is meant to be kept as it is.
      if (fence !== null) return [line]
      const said = line
        .replace(/\\$/u, '')
        .replace(/^(\s*)#{1,6}\s+/u, '$1')
        .trimEnd()
      const bullet = /^(\s*)[*+-]\s+/u.exec(said)
      return [bullet === null ? inline(said) : `${bullet[1]}- ${inline(said.slice(bullet[0].length))}`]
    })
    .join('\n')
}

/**
 * A write-up as the plain text that ticket systems take: headings in capitals, lists with dashes, no Markdown.
 *
 * What people typed comes out as they typed it, `\\server\share$` and `# not a heading` included.
 */
export const plainText = (markdown: string): string =>
  sectionsIn(markdown)
    .map(({ heading, body }) =>
      [heading === '' ? '' : inline(heading).toUpperCase(), plainBody(body)]
        .filter((part) => part !== '')
        .join('\n'),
    )
    .join('\n\n')
