import { describe, expect, test } from 'vitest'
import { belowDraft } from '../../../../../renderer/features/forms/use-begun-text.ts'
import {
  changedSince,
  draftFromForm,
  formFromDraft,
} from '../../../../../renderer/features/forms/draft-form.ts'

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

describe('a draft of something that others edit as well', () => {
  const monday = { title: 'VPN', ticket: '100', client: '' }
  const begun = draftFromForm({ ...monday, title: 'VPN drops' }, monday)

  test('changes what was changed in it, and takes back nothing else', () => {
    const wednesday = { title: 'VPN', ticket: '200', client: 'Contoso' }
    expect(formFromDraft(begun, wednesday)).toEqual({ ...wednesday, title: 'VPN drops' })
    expect(changedSince(begun, wednesday)).toEqual({})
  })

  test('says what became of a field that both have changed, however often it is changed again here', () => {
    const wednesday = { ...monday, title: 'VPN of Contoso', client: 'Contoso' }
    expect(changedSince(begun, wednesday)).toEqual({ title: 'VPN of Contoso' })
    const again = draftFromForm({ ...wednesday, title: 'VPN drops at noon', client: '' }, wednesday, begun)
    expect(formFromDraft(again, wednesday)).toMatchObject({ title: 'VPN drops at noon', client: '' })
    expect(changedSince(again, wednesday)).toEqual({ title: 'VPN of Contoso' })
    expect(changedSince(again, { ...wednesday, client: 'Fabrikam' })).toMatchObject({ client: 'Fabrikam' })
  })

  test('has nothing to say where both made the same of it, or one of them took it back', () => {
    expect(changedSince(begun, { ...monday, title: 'VPN drops' })).toEqual({})
    expect(draftFromForm(monday, monday, begun)).toBe('')
    const named = draftFromForm({ ...monday, client: 'Contoso' }, monday)
    expect(changedSince(named, monday)).toEqual({})
    expect(changedSince(named, { ...monday, client: 'Fabrikam' })).toEqual({ client: 'Fabrikam' })
  })
})
