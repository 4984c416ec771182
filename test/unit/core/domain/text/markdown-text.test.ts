import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { markdownLine, markdownText } from '../../../../../core/domain/text/markdown-text.ts'

const parser = new MarkdownIt({ html: true })

/** What a reader sees of a document: the kinds of its blocks, and the text in them. Anything but text is named. */
const shown = (markdown: string): { blocks: string[]; text: string[] } => {
  const tokens = parser.parse(markdown, {})
  return {
    blocks: tokens.filter(({ type }) => type !== 'inline').map(({ type }) => type),
    text: tokens.flatMap(({ children }) =>
      children === null
        ? []
        : [
            children
              .map(({ type, content }) =>
                type === 'text' || type === 'text_special'
                  ? content
                  : type === 'hardbreak'
                    ? '\n'
                    : `(${type})`,
              )
              .join(''),
          ],
    ),
  }
}
const isolates = /[\u2068\u2069]/g

const unit = fc.constantFrom(...Array.from('ab1é \\`*_[]()<>#-+!|~&.:=;x/@$\nש'))
const typed = fc.oneof(
  fc.string({ unit, maxLength: 24 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '- ',
          '1. ',
          '# ',
          '> ',
          '---',
          '|-|',
          '**',
          '__',
          '~~',
          '[a](b)',
          '[a]: b',
          '![',
          '\n',
        ),
        fc.constantFrom(
          '<b>',
          '<!--',
          '<http://a.b>',
          '&amp;',
          '&#35;',
          '`',
          '``',
          '\\',
          '[ ] ',
          'a|b',
          ' #',
          '===',
        ),
        fc.string({ unit, maxLength: 3 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)

describe('text in Markdown', () => {
  test('shows a line exactly as typed, as a paragraph, a list item and a heading', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const line = text.replace(/\s+/g, ' ').trim()
        fc.pre(line !== '')
        const markdown = markdownLine(text)
        const seen = (document: string) => {
          const { blocks, text: lines } = shown(document)
          return [blocks.join(' '), lines.join('\n').replace(isolates, '')]
        }
        expect(seen(markdown)).toEqual(['paragraph_open paragraph_close', line])
        expect(seen(`# ${markdown}`)).toEqual(['heading_open heading_close', line])
        expect(seen(`- ${markdown}`)).toEqual([
          'bullet_list_open list_item_open paragraph_open paragraph_close list_item_close bullet_list_close',
          line,
        ])
        expect(seen(`- Ticket: ${markdown} (open)`)[1]).toBe(`Ticket: ${line} (open)`)
      }),
      { numRuns: 3000 },
    )
  })

  test('shows several lines exactly as typed, each on a line of its own', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const paragraphs = text
          .trim()
          .split(/\n{2,}/)
          .map((paragraph) =>
            paragraph
              .split('\n')
              .map((line) => line.trim())
              .join('\n'),
          )
        fc.pre(paragraphs.every((paragraph) => paragraph.split('\n').every((line) => line !== '')))
        const { blocks, text: lines } = shown(markdownText(text))
        expect(new Set(blocks)).toEqual(new Set(['paragraph_open', 'paragraph_close']))
        expect(lines.map((line) => line.replace(isolates, ''))).toEqual(paragraphs)
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    'Ticket #48213 (DESKTOP-01): 2 of 3 done!',
    'svc_backup_nightly can’t read D:\\Data\\Share_01 & E:\\Logs',
    'https://portal.example/?a_b=1&c=2',
    '[ERROR] 12:03 disk full (C:) - 5 * 3 > 14, 3 < 4 | ~5 min',
    'One | two',
  ])('leaves %s as it is', (text) => {
    expect(markdownText(text)).toBe(text)
  })
})
