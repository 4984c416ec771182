import { expect, test } from 'vitest'
import {
  earlierTexts,
  whoseProblem,
} from '../../../../../../renderer/features/sessions/dialogs/whose-suggestions.ts'
import { matchingSuggestions } from '../../../../../../renderer/ui/form/suggest-input.tsx'
import { session } from '../../../../../support/desk/shown-documents.ts'

test('contacts of the chosen client come first, each once, as they were spelled last', () => {
  const ofClient = [session({ contact: 'Helen Marsh' }), session({ contact: 'HELEN MARSH' }), session()]
  const latest = [session({ contact: 'Raj Patel' }), session({ contact: 'Helen Marsh' })]
  expect(earlierTexts('contact', ofClient, latest)).toEqual(['Helen Marsh', 'Raj Patel'])
  expect(earlierTexts('device', ofClient, latest)).toEqual([])
})

test('what is too long is said, never cut', () => {
  const form = { client: 'Contoso', contact: '', device: '' }
  expect(whoseProblem(form)).toBeNull()
  expect(whoseProblem({ ...form, device: 'x'.repeat(121) })).toMatchObject({ field: 'device' })
})

test('suggestions contain what is typed; none once the last one is typed in full', () => {
  const names = ['Contoso', 'Fabrikam Finance', 'Contoso Dental']
  expect(matchingSuggestions(names, '')).toEqual(names)
  expect(matchingSuggestions(names, ' CONT')).toEqual(['Contoso', 'Contoso Dental'])
  expect(matchingSuggestions(names, 'finance')).toEqual(['Fabrikam Finance'])
  expect(matchingSuggestions(names, 'fabrikam finance')).toEqual([])
})
