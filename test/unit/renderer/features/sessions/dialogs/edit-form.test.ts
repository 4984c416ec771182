import { describe, expect, test } from 'vitest'
import { draftFromForm, formFromDraft } from '../../../../../../renderer/features/forms/draft-form.ts'
import { editFrom, editFormOf } from '../../../../../../renderer/features/sessions/dialogs/edit-form.ts'
import { session } from '../../../../../support/desk/shown-documents.ts'

describe('editFrom', () => {
  const whose = { client: 'Contoso', contact: 'Helen Marsh', device: 'CON-FW-02' }
  const before = session({ problemCategory: 'Network', psaTicketId: '48190', ...whose })
  const form = editFormOf(before)

  test('sends only what changed', () => {
    expect(editFrom(form, before)).toEqual({ ok: true, changes: {} })
    expect(editFrom({ ...form, title: ' New ', ticket: '' }, before)).toEqual({
      ok: true,
      changes: { title: 'New', psaTicketId: null },
    })
    expect(editFrom({ ...form, category: ' ' }, before)).toEqual({
      ok: true,
      changes: { problemCategory: null },
    })
    expect(editFrom({ ...form, client: ' Fabrikam ', device: '' }, before)).toEqual({
      ok: true,
      changes: { client: 'Fabrikam', device: '' },
    })
  })

  test('an old draft takes back nothing that a colleague has corrected since', () => {
    const untouched = editFormOf(before)
    const draft = draftFromForm({ ...untouched, title: 'VPN drops' }, untouched)
    const since = { ...before, psaTicketId: '48191', client: 'Fabrikam', problemSummary: 'Since the move' }
    expect(editFrom(formFromDraft(draft, editFormOf(since)), since)).toEqual({
      ok: true,
      changes: { title: 'VPN drops' },
    })
  })

  test('says what is missing or too long', () => {
    expect(editFrom({ ...form, title: ' ' }, before)).toMatchObject({ ok: false })
    expect(editFrom({ ...form, problem: '' }, before)).toMatchObject({ ok: false })
    expect(editFrom({ ...form, problem: 'x'.repeat(4001) }, before)).toMatchObject({
      ok: false,
      problem: { field: 'problem', message: expect.stringContaining('the limit is 4,000') },
    })
    expect(editFrom({ ...form, contact: 'x'.repeat(241) }, before)).toMatchObject({
      ok: false,
      problem: { field: 'contact', message: expect.stringContaining('the limit is 240') },
    })
  })
})
