import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerBlocks,
  type AnswerBlock,
  inlinesOf,
} from '../../../../../renderer/features/assistant/answer-blocks.ts'

const kinds = (text: string) => answerBlocks(text).map(({ kind }) => kind)
const textOf = (block: AnswerBlock): string =>
  block.kind === 'code'
    ? block.text
    : (block.kind === 'list' ? block.items : block.lines)
        .flat()
        .map(({ text }) => text)
        .join('')

describe('an answer in blocks', () => {
  it('has paragraphs, lists and code', () => {
    expect(kinds('First.\nStill.\n\n- one\n- two\n\n1. a\n2. b\n```\nping x\n```\nLast.')).toEqual([
      'paragraph',
      'list',
      'list',
      'code',
      'paragraph',
    ])
  })

  it('goes on with an item on an indented line, and starts a list where it says', () => {
    expect(answerBlocks('3. run\n   this')).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [
            { kind: 'text', text: 'run' },
            { kind: 'text', text: ' ' },
            { kind: 'text', text: 'this' },
          ],
        ],
      },
    ])
  })

  it('shows links, pictures and HTML as the text they are', () => {
    expect(inlinesOf('[a](https://x.example) ![b](y) <img src=x>')).toEqual([
      { kind: 'text', text: '[a](https://x.example) ![b](y) <img src=x>' },
    ])
  })

  it('leaves commands as they are', () => {
    expect(inlinesOf('Run `Get-Item --% *` and **not** 2*3*4')).toEqual([
      { kind: 'text', text: 'Run ' },
      { kind: 'code', text: 'Get-Item --% *' },
      { kind: 'text', text: ' and ' },
      { kind: 'strong', text: 'not' },
      { kind: 'text', text: ' 2*3*4' },
    ])
  })

  it('can end anywhere, also within code', () => {
    expect(kinds('Run:\n```\nping')).toEqual(['paragraph', 'code'])
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.array(fc.constantFrom('\n', '```', '- ', '1. ', '`', '**', 'a ')),
        (a, b) => {
          const blocks = answerBlocks(`${b.join('')}${a}`)
          expect(blocks.every((block) => textOf(block).length <= a.length + b.join('').length + 200)).toBe(
            true,
          )
        },
      ),
    )
  })
})
