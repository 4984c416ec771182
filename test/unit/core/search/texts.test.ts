import { expect, test } from 'vitest'
import { searchTextOf } from '../../../../core/search/texts.ts'
import { attachmentOf, fileAttachmentOf, makePng } from '../../../support/samples/images.ts'
import { makeEntry } from '../../../support/samples/make.ts'

test('an entry is searched by the names of its files, however long its text; images have none of their own', () => {
  const attachments = [
    fileAttachmentOf(Buffer.from('x'), { name: 'netlogon.log' }),
    attachmentOf(makePng(), { name: 'Screenshot 2026-11-20' }),
    fileAttachmentOf(Buffer.from('y'), { name: 'Security.evtx' }),
  ]
  const textOf = (text: string) => {
    const searched = searchTextOf({ collection: 'entries', document: makeEntry({ text, attachments }) })
    return searched?.kind === 'entry' ? searched.text : null
  }
  expect(textOf('From the server')).toBe('From the server\nnetlogon.log\nSecurity.evtx')
  expect(textOf('')).toBe('netlogon.log\nSecurity.evtx')
  expect(textOf('x'.repeat(250_000))).toMatch(/\nnetlogon\.log\nSecurity\.evtx$/)
})
