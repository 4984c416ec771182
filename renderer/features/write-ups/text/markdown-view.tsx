import './markdown-view.css'
import MarkdownIt, { type Token } from 'markdown-it'
import { createElement, Fragment, useMemo, type ReactNode } from 'react'

/** No HTML, no pictures, nothing that is fetched. */
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable('image')

/** What a write-up can be made of; anything else is shown as its text. */
const tags: Record<string, string> = {
  h1: 'h3',
  h2: 'h3',
  h3: 'h4',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
  ...Object.fromEntries(
    [
      'p',
      'ul',
      'ol',
      'li',
      'strong',
      'em',
      's',
      'blockquote',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
    ].map((tag) => [tag, tag]),
  ),
}

type Open = { tag: string | typeof Fragment; href: string; children: ReactNode[] }

const nodesOf = (tokens: readonly Token[]): ReactNode[] => {
  const root: Open = { tag: Fragment, href: '', children: [] }
  const open: Open[] = [root]
  const add = (node: ReactNode) => open.at(-1)?.children.push(node)
  const make = (tag: Open['tag'], children: ReactNode[]) => createElement(tag, null, ...children)
  for (const token of tokens) {
    if (token.nesting === 1) {
      const tag = token.hidden ? Fragment : (tags[token.tag] ?? Fragment)
      open.push({ tag, href: token.tag === 'a' ? String(token.attrGet('href') ?? '') : '', children: [] })
    } else if (token.nesting === -1) {
      const closed = open.length > 1 ? open.pop() : undefined
      if (closed === undefined) continue
      const isNamed = closed.href !== '' && !closed.children.includes(closed.href)
      add(make(closed.tag, closed.children))
      // Where a link leads is shown, not followed: a preview isn't left by a slip.
      if (isNamed) add(createElement('span', { className: 'markdown-href' }, ` (${closed.href})`))
    } else if (token.type === 'inline') add(make(Fragment, nodesOf(token.children ?? [])))
    else if (token.type === 'softbreak' || token.type === 'hardbreak') add(createElement('br'))
    else if (token.type === 'hr') add(createElement('hr'))
    else if (token.type === 'code_inline') add(createElement('code', null, token.content))
    else if (token.type === 'fence' || token.type === 'code_block')
      add(createElement('pre', null, createElement('code', null, token.content)))
    else add(token.content)
  }
  return root.children
}

/** Markdown as it reads: headings, lists, emphasis, code, tables. Links are shown with their address. */
export const MarkdownView = ({ text }: { text: string }) => {
  const nodes = useMemo(() => nodesOf(markdown.parse(text, {})), [text])
  return (
    <div className="markdown" dir="auto">
      {createElement(Fragment, null, ...nodes)}
    </div>
  )
}
