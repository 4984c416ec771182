import { describe, expect, it } from 'vitest'
import { intents } from '../../../../../core/intents/registry.ts'
import { attemptWords } from '../../../../../renderer/features/rejected/rejected.words.ts'
import { clipboardText, filesIn, typedTexts } from '../../../../../renderer/features/rejected/typed-text.ts'
import { attachmentOf, makePng } from '../../../../support/samples/images.ts'

describe('typedTexts', () => {
  it('finds what was typed at any depth and leaves out what was picked', () => {
    const payload = {
      sessionId: '0190',
      intent: 'escalate',
      priority: 'urgent',
      engineerNotes: 'Needs head-end rights.',
      branches: [{ id: 'b1', label: 'Permissions', reason: 'Groups do not map' }],
      empty: '  ',
      snapshot: { title: 'VPN drops', status: 'active' },
      wakeAt: 12,
    }
    expect(typedTexts(payload)).toEqual([
      { label: 'What you need, or your note', text: 'Needs head-end rights.' },
      { label: 'Label', text: 'Permissions' },
      { label: 'Reason', text: 'Groups do not map' },
    ])
  })

  it('leaves images to be shown as images', () => {
    const image = attachmentOf(makePng())
    const payload = { text: 'The login page', attachments: [image] }
    expect(typedTexts(payload)).toEqual([{ label: 'Text', text: 'The login page' }])
    expect(filesIn(payload)).toEqual([image])
    expect(filesIn({ text: 'x', attachments: 'nonsense' })).toEqual([])
  })

  it('keeps a text as it was typed', () => {
    expect(typedTexts({ text: '  two\n\nlines ' })).toEqual([{ label: 'Text', text: '  two\n\nlines ' }])
  })
})

describe('clipboardText', () => {
  it('names the fields only where there are several', () => {
    expect(clipboardText([{ label: 'Text', text: 'One.' }])).toBe('One.')
    expect(
      clipboardText([
        { label: 'Title', text: 'VPN' },
        { label: 'Problem', text: 'Drops.' },
      ]),
    ).toBe('Title: VPN\n\nProblem: Drops.')
    expect(clipboardText([])).toBe('')
  })
})

describe('attemptWords', () => {
  it('has words for every intent', () => {
    expect(Object.keys(attemptWords).toSorted()).toEqual(Object.keys(intents).toSorted())
  })
})
