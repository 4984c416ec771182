import { describe, expect, test } from 'vitest'
import { editFrom } from '../../../../../../renderer/features/sessions/dialogs/edit-form.ts'
import { session } from '../../../../../support/desk/shown-documents.ts'

describe('editFrom', () => {
  const whose = { client: 'Contoso', contact: 'Helen Marsh', device: 'CON-FW-02' }
  const before = session({ problemCategory: 'Network', psaTicketId: '48190', ...whose })
  const form = {
    title: before.title,
    problem: before.problemSummary,
    category: 'Network',
    ticket: '48190',
    ...whose,
  }

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
