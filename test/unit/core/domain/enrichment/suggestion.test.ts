import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  moveSuggestion,
  type Suggestion,
  suggestionEvents,
} from '../../../../../core/domain/enrichment/suggestion.ts'
import { makeAnswer, suggestionsIn } from '../../../../support/samples/assistant.ts'

const open = suggestionsIn(makeAnswer())[0] as Suggestion
const event = fc.record({
  what: fc.constantFrom(...suggestionEvents),
  by: fc.constantFrom('ann', 'bo', 'cy'),
  at: fc.nat(1000),
})

describe('a suggestion', () => {
  it('is open, dismissed or accepted, and says by whom and when exactly unless it is open', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let suggestion = open
        for (const { what, by, at } of events) {
          suggestion = moveSuggestion(suggestion, what, { by, at })
          expect(suggestion.by === null).toBe(suggestion.state === 'open')
          expect(suggestion.at === null).toBe(suggestion.state === 'open')
          expect(suggestion.body).toBe(open.body)
        }
      }),
    )
  })

  it('stays accepted by whoever accepted it first, whatever happens before and after', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 12 }), (events) => {
        const first = events.find(({ what }) => what === 'accept')
        const end = events.reduce((now, { what, ...done }) => moveSuggestion(now, what, done), open)
        if (first === undefined) expect(end.state).not.toBe('accepted')
        else expect(end).toMatchObject({ state: 'accepted', by: first.by, at: first.at })
      }),
    )
  })

  it('is the same object when nothing changes, so that nothing is written', () => {
    const dismissed = moveSuggestion(open, 'dismiss', { by: 'ann', at: 1 })
    expect(moveSuggestion(dismissed, 'dismiss', { by: 'bo', at: 2 })).toBe(dismissed)
    expect(moveSuggestion(open, 'restore', { by: 'bo', at: 2 })).toBe(open)
    expect(moveSuggestion(dismissed, 'accept', { by: 'bo', at: 2 })).toMatchObject({
      state: 'accepted',
      by: 'bo',
    })
  })
})
