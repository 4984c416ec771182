import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findMentionable,
  mentionedIn,
  mentionParts,
  mentionQuery,
} from '../../../../../core/domain/people/mention.ts'

const people = [
  { id: 'ben', name: 'Ben Carter' },
  { id: 'be', name: 'Ben' },
  { id: 'zoe', name: 'Zoë Łuczak' },
  { id: 'dov', name: 'דוב לוי' },
]

describe('mentions in a text', () => {
  it('are whole names after an @, the longest that fits', () => {
    expect(mentionedIn('@Ben Carter, can you look? Or @ben.', people)).toEqual(['ben', 'be'])
    expect(mentionedIn('İzmir: @BEN', people)).toEqual(['be'])
    expect(mentionedIn('(@Zoë Łuczak) and @דוב לוי!', people)).toEqual(['zoe', 'dov'])
    expect(mentionParts('Ask @Ben Carter now', people)).toEqual([
      { text: 'Ask ', personId: null },
      { text: '@Ben Carter', personId: 'ben' },
      { text: ' now', personId: null },
    ])
  })

  it('are first names that only one person has', () => {
    const colleagues = [
      { id: 'ana', name: 'Ana Ruiz' },
      { id: 'tom', name: 'Tom Okafor' },
      { id: 'tom2', name: 'Tom Weber' },
      { id: 'zoe', name: 'Zoë Łuczak' },
    ]
    expect(mentionedIn('@ana bitte mitlesen, und @ZOË, wenn du kannst. @Ana', colleagues)).toEqual([
      'ana',
      'zoe',
    ])
    expect(mentionedIn('@Tom, or @Ana.Ruiz, or @ana-lt01, or @Ana Ruiz', colleagues)).toEqual(['ana'])
    expect(mentionedIn('@Tom', colleagues.slice(0, 2))).toEqual(['tom'])
    expect(mentionParts('Ask @ana now', colleagues)[1]).toEqual({ text: '@ana', personId: 'ana' })
  })

  it('are not addresses, longer names, or a bare @', () => {
    for (const text of ['mail ana@Ben', '@Benjamin', '@ Ben', 'Ben', '@', 'foo@ben.com', ''])
      expect(mentionedIn(text, people)).toEqual([])
  })

  it('of two people with one name are those picked, or both', () => {
    const twins = [...people, { id: 'ben2', name: 'Ben Carter' }]
    expect(mentionedIn('@Ben Carter', twins).toSorted()).toEqual(['ben', 'ben2'])
    expect(mentionedIn('@Ben Carter', twins, new Set(['ben2']))).toEqual(['ben2'])
    expect(mentionedIn('nothing', twins, new Set(['ben2']))).toEqual([])
  })

  it('leave the text as it is, whatever it is', () => {
    const piece = fc.constantFrom('@Ben', '@Ben Carter', '@zoë łuczak', 'İ', ' ', 'x', '@', '\n', '👍🏽')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        expect(
          mentionParts(text, people)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('typing a mention', () => {
  it('begins at an @ that no word precedes, and ends after a few words or a line', () => {
    expect(mentionQuery('Ask @be', 7)).toEqual({ at: 4, typed: 'be' })
    expect(mentionQuery('@', 1)).toEqual({ at: 0, typed: '' })
    expect(mentionQuery('@Ben Car and more', 8)).toEqual({ at: 0, typed: 'Ben Car' })
    expect(mentionQuery('ana@be', 6)).toBeNull()
    expect(mentionQuery('@ben\nnext', 9)).toBeNull()
    expect(mentionQuery('@ then', 6)).toBeNull()
    expect(mentionQuery('@one two three four five', 24)).toBeNull()
    expect(mentionQuery('no', 2)).toBeNull()
    expect(mentionQuery('', 0)).toBeNull()
  })

  it('finds names by the beginning of any word', () => {
    const names = (typed: string) => findMentionable(people, typed).map(({ name }) => name)
    expect(names('ca')).toEqual(['Ben Carter'])
    expect(names('BEN')).toEqual(['Ben', 'Ben Carter'])
    expect(names('ben c')).toEqual(['Ben Carter'])
    expect(names('x')).toEqual([])
    // Done with that name, unless a longer one goes on from there.
    expect(names('Ben Carter ')).toEqual([])
    expect(names('ben ')).toEqual(['Ben Carter'])
    expect(names('')).toHaveLength(4)
  })
})
