import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeDrafts } from '../../../../../renderer/data/contract/merge-drafts.ts'

describe('two windows that typed into one draft', () => {
  test.each([
    ['only one typed', 'a', 'a', 'a and b', 'a and b'],
    ['only the other typed', 'a', 'a and c', 'a', 'a and c'],
    ['both began', '', 'from there', 'from here', 'from there\nfrom here'],
    ['both went on', 'Checked', 'Checked the cable', 'Checked, it holds', 'Checked the cable, it holds'],
    ['sent there while more was typed here', 'Sent', '', 'Sent and more', ' and more'],
    ['sent here while more was typed there', 'Sent', 'Sent and more', '', ' and more'],
    ['both rewrote it', 'one', 'two', 'three', 'two\nthree'],
    [
      'fields of a form',
      '{"text":"a","said":""}',
      '{"text":"a","said":"yes"}',
      '{"text":"a b","said":""}',
      '{"text":"a b","said":"yes"}',
    ],
    [
      'a list of images',
      '[{"hash":"1"},{"hash":"2"}]',
      '[{"hash":"1"},{"hash":"2"},{"hash":"3"}]',
      '[{"hash":"2"},{"hash":"4"}]',
      '[{"hash":"2"},{"hash":"3"},{"hash":"4"}]',
    ],
    ['a form that was sent there', '{"text":"a"}', '', '{"text":"a b"}', '{"text":"a b"}'],
  ])('%s', (_, base, theirs, mine, merged) => {
    expect(mergeDrafts(base, theirs, mine)).toBe(merged)
  })

  test('everything that either added is in it', () => {
    const words = fc.string({ minLength: 1 }).filter((text) => !/^\s*[[{]/.test(text))
    fc.assert(
      fc.property(words, words, words, (base, there, here) => {
        const merged = mergeDrafts(base, base + there, base + here)
        expect(merged).toContain(here)
        expect(merged).toContain(base + there)
      }),
    )
  })

  test('whoever changed nothing takes over what the other has, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, other) => {
        expect(mergeDrafts(base, other, base)).toBe(other)
        expect(mergeDrafts(base, base, other)).toBe(other)
      }),
    )
  })
})
