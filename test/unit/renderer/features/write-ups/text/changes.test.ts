import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween, foldedChanges } from '../../../../../../renderer/features/write-ups/text/changes.ts'

const side = (parts: readonly { kind: string; text: string }[], without: string): string =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

const lines = fc.array(
  fc.constantFrom('## Problem', '', '- DNS fails', 'Outlook won’t sync', 'a b c', 'a x c'),
  {
    maxLength: 30,
  },
)

describe('what changed', () => {
  test('always adds up to both texts', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const parts = changesBetween(before.join('\n'), after.join('\n'))
        expect(side(parts, 'removed')).toBe(after.join('\n'))
        expect(side(parts, 'added')).toBe(before.join('\n'))
      }),
    )
  })

  test('names words inside of a line', () => {
    expect(changesBetween('The port was closed.\n', 'The port was open.\n')).toEqual([
      { kind: 'same', text: 'The port was ' },
      { kind: 'removed', text: 'closed' },
      { kind: 'added', text: 'open' },
      { kind: 'same', text: '.\n' },
    ])
  })

  test('gives up on words for two long texts that share nothing, and still adds up', () => {
    const word = (from: number) => (_: unknown, index: number) => `${(from + index * 7919) % 99_991}`
    const before = Array.from({ length: 20_000 }, word(1)).join(' ')
    const after = Array.from({ length: 20_000 }, word(50_000)).join(' ')
    const parts = changesBetween(before, after)
    expect(side(parts, 'removed')).toBe(after)
    expect(side(parts, 'added')).toBe(before)
  })

  test('folds long unchanged parts, keeping the lines next to a change', () => {
    const same = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n')
    const parts = foldedChanges(
      changesBetween(`${same}\nend\n`, `${same}\nthe end\n`),
      (left) => `${left} lines`,
    )
    expect(parts[0]).toEqual({ kind: 'left', text: '18 lines' })
    expect(parts[1]).toEqual({ kind: 'same', text: 'line 18\nline 19\n' })
  })

  test('leaves short ones whole', () => {
    const parts = changesBetween('one\ntwo\nthree\n', 'one\ntwo\nfour\n')
    expect(foldedChanges(parts, String)).toEqual(parts)
  })
})
