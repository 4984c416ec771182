import { describe, expect, it } from 'vitest'
import { attachmentOf, makePng } from '../../../support/samples/images.ts'
import {
  makeEntry,
  makeFact,
  makeStep,
  makeWorldWithSession,
  minute,
  nine,
} from '../../../support/samples/make.ts'

const step = { type: 'check' as const, options: [{ value: 'y', label: 'Yes' }] }

describe('adding to the timeline', () => {
  it('numbers entries and steps, on the active branch', () => {
    const world = makeWorldWithSession()
      .must('entry.add', { entryId: 'a', sessionId: 's1', kind: 'note', text: 'one' }, 'bo')
      .must('branch.fork', { sessionId: 's1', branches: [{ id: 'b1', label: 'Profile' }] }, 'ann')
      .must('entry.add', { entryId: 'b', sessionId: 's1', kind: 'step', text: 'two', step }, 'ann')
      .must(
        'entry.add',
        { entryId: 'c', sessionId: 's1', kind: 'step', text: 'three', step: { ...step, selected: 'y' } },
        'ann',
      )
    expect(world.get('entries', 'a')).toMatchObject({ seq: 2, authorId: 'bo', branchId: null, step: null })
    expect(world.get('entries', 'b')).toMatchObject({
      seq: 4,
      branchId: 'b1',
      step: { order: 1, selected: null, skipped: false, result: null },
    })
    expect(world.get('entries', 'c')).toMatchObject({ seq: 5, step: { order: 2, selected: 'y' } })
    expect(world.get('sessions', 's1')).toMatchObject({ entryCount: 5, stepCount: 2 })
  })

  it('takes images, each once, and then needs no words', () => {
    const image = attachmentOf(makePng())
    const other = attachmentOf(makePng({ width: 5 }), { width: 5 })
    const world = makeWorldWithSession()
      .must(
        'entry.add',
        { entryId: 'a', sessionId: 's1', kind: 'note', text: '', attachments: [image, other, image] },
        'ann',
      )
      .must(
        'entry.add',
        { entryId: 'b', sessionId: 's1', kind: 'step', text: 'Looked', step, attachments: [image] },
        'bo',
      )
    expect(world.get('entries', 'a')).toMatchObject({ text: '', attachments: [image, other] })
    expect(world.get('entries', 'b').attachments).toEqual([image])
    world.must('entry.edit', { entryId: 'a', text: 'The login page' }, 'ann')
    expect(world.get('entries', 'a')).toMatchObject({ text: 'The login page', attachments: [image, other] })
  })

  it('needs no images, as before there were any', () => {
    const payload = { entryId: 'a', sessionId: 's1', kind: 'note' as const, text: 'one' }
    expect(makeWorldWithSession().must('entry.add', payload, 'ann').get('entries', 'a')).toMatchObject({
      text: 'one',
      attachments: [],
    })
  })

  it('lets talk pass without making drafts old', () => {
    const world = makeWorldWithSession().must(
      'entry.add',
      { entryId: 'a', sessionId: 's1', kind: 'message', text: 'Hello' },
      'bo',
    )
    expect(world.get('sessions', 's1').stateVersion).toBe(0)
    world.must('entry.add', { entryId: 'b', sessionId: 's1', kind: 'note', text: 'Noted' }, 'bo')
    expect(world.get('sessions', 's1').stateVersion).toBe(1)
  })

  it.each([
    ['a step without details', { kind: 'step' }],
    ['a note with details', { kind: 'note', step }],
    ['an answer that was not offered', { kind: 'step', step: { ...step, selected: 'n' } }],
    ['an answer where none is offered', { kind: 'step', step: { type: 'check', selected: 'y' } }],
    ['an event', { kind: 'event' }],
    ['an empty text', { kind: 'note', text: ' \n ' }],
    ['a step of an image alone', { kind: 'step', text: '', step, attachments: [attachmentOf(makePng())] }],
    [
      'too many files',
      { kind: 'note', attachments: Array.from({ length: 21 }, () => attachmentOf(makePng())) },
    ],
    ['an image that is too large', { kind: 'note', attachments: [attachmentOf(makePng(), { bytes: 2e6 })] }],
    ['a text that is too long', { kind: 'note', text: 'x'.repeat(250_001) }],
  ])('refuses %s', (_, over) => {
    const world = makeWorldWithSession()
    expect(
      world.act('entry.add', { entryId: 'a', sessionId: 's1', text: 'x', ...over }, 'ann'),
    ).toMatchObject({ problem: { kind: 'bad_request' } })
    expect(world.find('entries', 'a')).toBeNull()
  })
})

describe('editing an entry', () => {
  it('is its author’s alone and keeps what it said, in order', () => {
    const world = makeWorldWithSession().must(
      'entry.add',
      { entryId: 'a', sessionId: 's1', kind: 'note', text: 'one' },
      'ann',
      { at: nine },
    )
    expect(world.act('entry.edit', { entryId: 'a', text: 'x' }, 'cy')).toMatchObject({
      problem: {
        kind: 'not_author',
        message: 'Ann wrote this, so only they can edit it. Add a note instead.',
      },
    })
    world
      .must('entry.edit', { entryId: 'a', text: 'two' }, 'ann', { at: nine + 1 })
      .must('entry.edit', { entryId: 'a', text: 'three' }, 'ann', { at: nine + 2 })
    expect(world.get('entries', 'a')).toMatchObject({
      text: 'three',
      at: nine,
      editedAt: nine + 2,
      history: [
        { text: 'one', at: nine },
        { text: 'two', at: nine + 1 },
      ],
    })
    const { rev } = world
    expect(world.decide('entry.edit', { entryId: 'a', text: 'three' }, 'ann')).toEqual({
      status: 'accepted',
      changes: [],
    })
    expect(world.rev).toBe(rev)
  })

  it('is not for events', () => {
    const world = makeWorldWithSession()
    const started = world.all('entries')[0]?.id
    expect(world.act('entry.edit', { entryId: started, text: 'x' }, 'ann')).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
  })

  it('keeps the first version and the newest, twenty in all, and of long ones as many as fit into a message', () => {
    const world = makeWorldWithSession().add('entries', makeEntry())
    for (let version = 1; version <= 30; version += 1)
      world.must('entry.edit', { entryId: 'e1', text: `version ${version}` }, 'ann')
    expect(world.get('entries', 'e1').history).toHaveLength(20)
    const [original, second] = world.get('entries', 'e1').history
    expect([original?.text, second?.text]).toEqual([makeEntry().text, 'version 11'])
    expect(world.get('entries', 'e1').history.at(-1)?.text).toBe('version 29')
    for (let version = 1; version <= 9; version += 1)
      world.must('entry.edit', { entryId: 'e1', text: `${version}`.repeat(100_000) }, 'ann')
    expect(world.get('entries', 'e1').history.map((one) => one.text.at(0))).toEqual(['A', '7', '8'])
    world
      .must('entry.edit', { entryId: 'e1', text: 'x'.repeat(250_000) }, 'ann')
      .must('entry.edit', { entryId: 'e1', text: 'end' }, 'ann')
    expect(world.get('entries', 'e1').history.map((one) => one.text.at(0))).toEqual(['A', 'x'])
  })
})

describe('answering a step', () => {
  const world = () =>
    makeWorldWithSession()
      .add(
        'entries',
        makeEntry({ id: 'q', kind: 'step', step: makeStep({ options: step.options, freeText: 'before' }) }),
        makeEntry(),
      )
      .add(
        'facts',
        makeFact({ id: 'of-q', source: 'check', sourceEntryId: 'q' }),
        makeFact({ id: 'of-other' }),
      )

  it('changes what is named alone, and the fact that came from it follows', () => {
    const answered = world().must(
      'step.answer',
      { entryId: 'q', selected: 'y', fact: { factId: 'of-q', text: 'Yes' } },
      'bo',
      { at: nine + minute },
    )
    expect(answered.get('entries', 'q').step).toEqual(
      makeStep({
        options: step.options,
        freeText: 'before',
        selected: 'y',
        answeredBy: 'bo',
        answeredAt: nine + minute,
      }),
    )
    expect(answered.get('facts', 'of-q')).toMatchObject({ text: 'Yes', updatedAt: nine + minute })
    answered.must('step.answer', { entryId: 'q', selected: null, freeText: null, skipped: true }, 'bo')
    expect(answered.get('entries', 'q').step).toMatchObject({ skipped: true, answeredBy: 'bo' })
    answered.must('step.answer', { entryId: 'q', skipped: false }, 'ann')
    expect(answered.get('entries', 'q').step).toEqual(makeStep({ options: step.options }))
  })

  it.each([
    ['what was not offered', { selected: 'n' }, 'bad_request'],
    ['with a fact from elsewhere', { selected: 'y', fact: { factId: 'of-other', text: 'x' } }, 'bad_request'],
    ['with a fact that is not there', { fact: { factId: 'missing', text: 'x' } }, 'not_found'],
    ['what is no step', { entryId: 'e1' }, 'wrong_status'],
  ])('refuses %s', (_, over, kind) => {
    const before = world()
    expect(before.act('step.answer', { entryId: 'q', ...over }, 'bo')).toMatchObject({ problem: { kind } })
    expect(before.get('entries', 'q').step?.selected).toBeNull()
  })
})
