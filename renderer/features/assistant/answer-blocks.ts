/** A piece of a line: plain, strong, or as typed. */
export type Inline = { kind: 'text' | 'strong' | 'code'; text: string }

type List = { kind: 'list'; ordered: boolean; start: number; items: readonly Inline[][] }

export type AnswerBlock =
  | { kind: 'paragraph'; lines: readonly Inline[][] }
  | List
  | { kind: 'code'; text: string }

/** The pieces of one line. What isn't closed is as it was typed. */
export const inlinesOf = (line: string): Inline[] => {
  const pieces: Inline[] = []
  let done = 0
  for (const match of line.matchAll(/`([^`]+)`|\*\*(\S(?:[^*]*\S)?)\*\*/gu)) {
    if (match.index > done) pieces.push({ kind: 'text', text: line.slice(done, match.index) })
    pieces.push(
      match[1] === undefined ? { kind: 'strong', text: match[2] ?? '' } : { kind: 'code', text: match[1] },
    )
    done = match.index + match[0].length
  }
  if (done < line.length) pieces.push({ kind: 'text', text: line.slice(done) })
  return pieces
}

/** The list with a line more in its last item. */
const wentOn = (list: List, line: string): List => {
  const items = [...list.items]
  items.push([...(items.pop() ?? []), { kind: 'text', text: ' ' }, ...inlinesOf(line)])
  return { ...list, items }
}

const item = /^\s{0,3}(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/u

/**
 * An answer as blocks: paragraphs, lists, code. Of Markdown that is all; headings are lines, and links and pictures are the text that
 * they are made of. It can end anywhere, because it is shown while it is written.
 */
export const answerBlocks = (text: string): AnswerBlock[] => {
  const blocks: AnswerBlock[] = []
  let code: string[] | null = null
  let paragraph: Inline[][] = []
  let list: List | null = null
  const close = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', lines: paragraph })
    if (list !== null) blocks.push(list)
    paragraph = []
    list = null
  }
  for (const line of text.split('\n')) {
    const fence = /^\s{0,3}(?:`{3,}|~{3,})/u.test(line)
    if (code !== null) {
      if (fence) {
        blocks.push({ kind: 'code', text: code.join('\n') })
        code = null
      } else code.push(line)
      continue
    }
    if (fence) {
      close()
      code = []
      continue
    }
    const found = item.exec(line)
    if (found !== null) {
      const ordered = found[1] !== undefined
      if (list === null || list.ordered !== ordered) {
        close()
        list = { kind: 'list', ordered, start: Number(found[1] ?? 1), items: [] }
      }
      list = { ...list, items: [...list.items, inlinesOf(found[2] ?? '')] }
    } else if (line.trim() === '') close()
    else if (list !== null && /^\s+\S/u.test(line)) {
      // It goes on with the item above.
      list = wentOn(list, line.trim())
    } else {
      if (list !== null) close()
      paragraph.push(inlinesOf(line.replace(/^\s{0,3}#{1,6}\s+/u, '')))
    }
  }
  close()
  if (code !== null) blocks.push({ kind: 'code', text: code.join('\n') })
  return blocks
}
