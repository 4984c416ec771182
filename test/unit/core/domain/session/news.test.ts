import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  maxFollowers,
  maxNews,
  NewsKind,
  withFollower,
  withNews,
  type SessionNews,
} from '../../../../../core/domain/session/news.ts'
import { nine } from '../../../../support/samples/make.ts'

const item = { kind: 'mention' as const, by: 'ann', entryId: 'e1', text: 'Look', at: nine }

it('news go to each once, and never to whoever caused them', () => {
  const once = withNews({ news: [] }, ['bo', 'ann', 'bo', 'cy'], item)
  expect(once.map(({ to }) => to)).toEqual(['bo', 'cy'])
  // A mention in a question that is for them anyway.
  expect(withNews({ news: once }, ['bo', 'dee'], { ...item, kind: 'question' }).map(({ to }) => to)).toEqual([
    'bo',
    'cy',
    'dee',
  ])
})

it('news are bounded, and the latest of each person stay', () => {
  const told = fc.record({
    people: fc.array(fc.constantFrom('ann', 'bo', 'cy', 'dee'), { maxLength: 4 }),
    by: fc.constantFrom('ann', 'bo'),
    kind: fc.constantFrom(...NewsKind.options),
    text: fc.string({ maxLength: 2000 }),
  })
  fc.assert(
    fc.property(fc.array(told, { maxLength: 60 }), (all) => {
      let news: SessionNews[] = []
      for (const [n, { people, by, kind, text }] of all.entries()) {
        news = withNews({ news }, people, { kind, by, entryId: `e${n}`, text, at: nine + n })
        for (const to of people.filter((id) => id !== by))
          expect(news.some((one) => one.to === to && one.entryId === `e${n}`)).toBe(true)
      }
      expect(news.length).toBeLessThanOrEqual(maxNews)
      expect(news.every(({ to, by }) => to !== by)).toBe(true)
      expect(news.every(({ text }) => text.length <= 1001)).toBe(true)
    }),
  )
})

it('followers are who handed it over, without whoever has it now', () => {
  expect(withFollower({ followers: [] }, 'ann', 'bo')).toEqual(['ann'])
  expect(withFollower({ followers: ['ann'] }, 'bo', 'cy')).toEqual(['ann', 'bo'])
  expect(withFollower({ followers: ['ann'] }, 'bo', 'ann')).toEqual(['bo'])
  const many = Array.from({ length: maxFollowers }, (_, n) => `p${n}`)
  expect(withFollower({ followers: many }, 'ann', 'bo')).toHaveLength(maxFollowers)
})
