import { expect, test } from 'vitest'
import { nextSuggestion } from '../../../../../renderer/features/assistant/use-suggestion-keys.ts'
import { makeAnswer, makeAnswerEntry, suggestionsIn } from '../../../../support/samples/assistant.ts'
import { makeEntry } from '../../../../support/samples/make.ts'

const all = suggestionsIn(makeAnswer())
const withStates = (id: string, ...states: ('open' | 'accepted' | 'dismissed')[]) =>
  makeAnswerEntry(
    { id },
    { suggestions: all.map((one, index) => ({ ...one, state: states[index] ?? 'dismissed' })) },
  )

test('the keys act on the first open suggestion of the latest answer, or of the current one', () => {
  const [older, newer] = [withStates('a1', 'open'), withStates('a2', 'accepted', 'dismissed', 'open', 'open')]
  const entries = [older, newer, makeEntry()]
  expect(nextSuggestion(entries, null)).toMatchObject({ entry: { id: 'a2' }, suggestion: { id: 's3' } })
  expect(nextSuggestion(entries, older)).toMatchObject({ entry: { id: 'a1' }, suggestion: { id: 's1' } })
  expect(nextSuggestion(entries, makeEntry())).toMatchObject({ entry: { id: 'a2' } })
})

test('where nothing is open, they do nothing', () => {
  expect(nextSuggestion([withStates('a1', 'open'), withStates('a2', 'accepted')], null)).toBeNull()
  expect(nextSuggestion([makeEntry()], null)).toBeNull()
})
