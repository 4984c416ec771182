import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { intents } from '../../../../../core/intents/registry.ts'
import { attemptWords, fieldWords } from '../../../../../renderer/features/rejected/rejected.words.ts'
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

/** What a payload may hold, with a text in every place for one. */
type Shape = {
  type?: string
  enum?: unknown
  const?: unknown
  properties?: Record<string, Shape>
  anyOf?: Shape[]
  items?: Shape
}
const filledIn = (shape: Shape): unknown => {
  if (shape.anyOf !== undefined) return shape.anyOf.map(filledIn)
  if (shape.type === 'string') return shape.enum === undefined && shape.const === undefined ? 'typed' : null
  if (shape.items !== undefined) return [filledIn(shape.items)]
  return Object.fromEntries(
    Object.entries(shape.properties ?? {}).map(([key, inner]) => [key, filledIn(inner)]),
  )
}

describe('every field in which people type', () => {
  const known = new Set(Object.values(fieldWords))
  it.each(
    Object.entries(intents)
      .filter(([type, { minRole }]) => minRole !== 'system' && !/^(account|connection|person)\./u.test(type))
      .map(([type, { payload }]) => [type, payload] as const),
  )('of %s has a name', (_type, payload) => {
    const sample = filledIn(z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' }) as Shape)
    const labels = typedTexts(sample as Record<string, unknown>).map(({ label }) => label)
    expect(labels.filter((label) => !known.has(label))).toEqual([])
  })

  it('leaves out what was chosen, measured or shown by hand in a note for the ticket', () => {
    const writeUp = {
      markdown: 'Reset the profile.',
      documentation: 'VPN',
      unmask: ['hunter2'],
      time: [{ zone: 'Europe/Berlin', text: 'VPN drops' }],
      files: [{ hash: 'aa', name: 'log.txt' }],
      statusSkipped: 'Left as it was.',
    }
    expect(typedTexts({ sessionId: '0190', writeUp })).toEqual([
      { label: 'Note for the ticket', text: 'Reset the profile.' },
      { label: 'Documentation', text: 'VPN' },
    ])
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
