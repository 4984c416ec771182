import { expect, it } from 'vitest'
import { attachedContents } from '../../../../../core/domain/entry/included.ts'
import { makeAnswerEntry, makeQuestionEntry } from '../../../../support/samples/assistant.ts'
import { attachmentOf, makePng } from '../../../../support/samples/images.ts'
import { makeEntry, makeStep } from '../../../../support/samples/make.ts'

it('notes and pasted texts are counted; attachments are named once each', () => {
  const png = attachmentOf(makePng())
  expect(
    attachedContents([
      makeEntry({ attachments: [{ ...png, name: 'Screenshot' }] }),
      makeEntry({ id: 'e2', kind: 'paste', attachments: [{ ...png, name: 'Again' }] }),
      makeEntry({ id: 'e3', kind: 'step', step: makeStep() }),
      makeEntry({ id: 'e4', kind: 'event', event: { name: 'parked', handoffId: null } }),
    ]),
  ).toEqual({ notes: 2, images: ['Again'], files: [] })
  expect(attachedContents([])).toEqual({ notes: 0, images: [], files: [] })
})

it('what people and the assistant say to each other is no note', () => {
  const entries = [makeEntry(), makeQuestionEntry({ id: 'e2' }), makeAnswerEntry({ id: 'e3' })]
  expect(attachedContents(entries).notes).toBe(1)
})

it('an entry without text is no note, and files of an open form count once', () => {
  const png = attachmentOf(makePng())
  const log = {
    ...png,
    hash: 'b'.repeat(64),
    name: 'setup.log',
    type: 'application/octet-stream' as const,
    format: 'text' as const,
    preview: '',
  }
  const entries = [makeEntry({ text: '', attachments: [png] })]
  expect(attachedContents(entries, [png, log])).toMatchObject({ notes: 0, files: ['setup.log'] })
  expect(attachedContents(entries, [png, log]).images).toHaveLength(1)
})
