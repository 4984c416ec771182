import { expect, test } from 'vitest'
import { belowDraft } from '../../../../../renderer/features/forms/use-begun-text.ts'
import { draftFromForm, formFromDraft } from '../../../../../renderer/features/forms/draft-form.ts'

const empty = { note: '', wake: 'none' }

test('a form survives the way through its draft', () => {
  const form = { note: 'Waits for the driver', wake: 'tomorrow' }
  expect(formFromDraft(draftFromForm(form, empty), empty)).toEqual(form)
})

test('an untouched form leaves no draft', () => {
  expect(draftFromForm({ ...empty }, empty)).toBe('')
  expect(formFromDraft('', empty)).toEqual(empty)
})

test('what an older app stored is read as far as it is known', () => {
  expect(formFromDraft('{"note":"kept","gone":"x","wake":7}', empty)).toEqual({ note: 'kept', wake: 'none' })
  expect(formFromDraft('[]', empty)).toEqual(empty)
  expect(formFromDraft('null', empty)).toEqual(empty)
})

test('a draft that is no form keeps its words', () => {
  expect(formFromDraft('just text', empty)).toEqual({ note: 'just text', wake: 'none' })
})

test('a draft cannot reach beyond the fields of its form', () => {
  const form = formFromDraft('{"__proto__":{"note":"bad"},"toString":"bad"}', empty)
  expect(form.note).toBe('')
  expect(Object.keys(form)).toEqual(['note', 'wake'])
})

test('what was begun elsewhere goes below a draft, and replaces nothing', () => {
  expect(belowDraft('', 'Restart')).toBe('Restart')
  expect(belowDraft(' \n', 'Restart')).toBe('Restart')
  expect(belowDraft('Check DNS\n', 'Restart')).toBe('Check DNS\nRestart')
})
