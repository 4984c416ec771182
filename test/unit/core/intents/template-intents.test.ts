import { describe, expect, it } from 'vitest'
import { Account } from '../../../../core/domain/account/account.ts'
import { maxTemplates, templatesSize } from '../../../../core/domain/entry/template.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import type { World } from '../../../support/samples/make.ts'
import { makeWorld } from '../../../support/samples/make.ts'

const steps: IntentInput<'template.save'>['steps'] = [
  { type: 'question', text: 'On the web too?', options: [{ value: 'yes', label: 'Yes' }] },
  { type: 'check', text: ' Free space in the mailbox ' },
  { type: 'action', text: 'Recreate the profile' },
]
const save = (over: Partial<IntentInput<'template.save'>> = {}): IntentInput<'template.save'> => ({
  templateId: 't1',
  title: 'Outlook doesn’t sync',
  steps,
  ...over,
})
const templatesIn = (world: World) =>
  Account.parse(world.everything().find((one) => one.collection === 'accounts')?.document).templates
const kindOf = (decision: ReturnType<World['act']>) =>
  decision.status === 'rejected' ? decision.problem.kind : decision.status

describe('templates', () => {
  it('are added by engineers, and changed and deleted by whoever made them or an admin', () => {
    const world = makeWorld().must('template.save', save(), 'ann')
    expect(templatesIn(world)).toMatchObject([
      {
        id: 't1',
        createdBy: 'ann',
        version: 1,
        whenToUse: '',
        steps: [{}, { text: 'Free space in the mailbox' }, {}],
      },
    ])
    expect(kindOf(world.act('template.save', save({ title: 'Mine', basedOn: 1 }), 'bo'))).toBe('forbidden')
    expect(kindOf(world.act('template.remove', { templateId: 't1' }, 'bo'))).toBe('forbidden')
    world.must('template.save', save({ title: 'Ann’s', basedOn: 1 }), 'ann')
    world.must('template.save', save({ title: 'Admin’s', basedOn: 2 }), 'cy')
    expect(templatesIn(world)).toMatchObject([{ title: 'Admin’s', createdBy: 'ann', version: 3 }])
    world.must('template.remove', { templateId: 't1' }, 'ann')
    expect(templatesIn(world)).toEqual([])
    expect(kindOf(world.act('template.remove', { templateId: 't1' }, 'bo'))).toBe('accepted')
  })

  it('are not for viewers to add, change or delete', () => {
    const world = makeWorld().must('template.save', save(), 'ann')
    expect(kindOf(world.act('template.save', save({ templateId: 't2' }), 'vic'))).toBe('forbidden')
    expect(kindOf(world.act('template.save', save({ basedOn: 1 }), 'vic'))).toBe('forbidden')
    expect(kindOf(world.act('template.remove', { templateId: 't1' }, 'vic'))).toBe('forbidden')
  })

  it('never overwrite what someone else saved or deleted in the meantime', () => {
    const world = makeWorld().must('template.save', save(), 'ann')
    world.must('template.save', save({ title: 'First', basedOn: 1 }), 'cy')
    expect(world.act('template.save', save({ title: 'Second', basedOn: 1 }), 'olga')).toMatchObject({
      status: 'rejected',
      problem: {
        kind: 'changed_at_source',
        message:
          'Someone else changed “First” in the meantime. Open it again, and make your change on theirs.',
      },
    })
    expect(kindOf(world.act('template.save', save({ title: 'New' }), 'ann'))).toBe('changed_at_source')
    expect(templatesIn(world)).toMatchObject([{ title: 'First', version: 2 }])
    world.must('template.remove', { templateId: 't1' }, 'cy')
    expect(kindOf(world.act('template.save', save({ basedOn: 2 }), 'ann'))).toBe('not_found')
  })

  it('have a limit in number, in steps, and in size', () => {
    const world = makeWorld()
    for (let n = 1; n <= maxTemplates; n += 1)
      world.must('template.save', save({ templateId: `t${n}` }), 'ann')
    expect(kindOf(world.act('template.save', save({ templateId: 'more' }), 'cy'))).toBe('too_large')
    world.must('template.save', save({ templateId: 't7', title: 'Still changes', basedOn: 1 }), 'ann')

    expect(kindOf(makeWorld().act('template.save', save({ steps: [] }), 'ann'))).toBe('bad_request')
    const many = Array.from({ length: 31 }, () => ({ type: 'check' as const, text: 'Cable' }))
    expect(kindOf(makeWorld().act('template.save', save({ steps: many }), 'ann'))).toBe('bad_request')

    const options = Array.from({ length: 12 }, (_, n) => ({ value: `v${n}`, label: 'x'.repeat(200) }))
    const wide = Array.from({ length: 30 }, () => ({
      type: 'check' as const,
      text: 'y'.repeat(500),
      options,
    }))
    const big = makeWorld().must('template.save', save({ templateId: 'b1', steps: wide }), 'ann')
    const perTemplate = templatesSize(templatesIn(big))
    let fits = 1
    while (
      kindOf(big.decide('template.save', save({ templateId: `b${fits + 1}`, steps: wide }), 'ann')) ===
      'accepted'
    )
      big.must('template.save', save({ templateId: `b${(fits += 1)}`, steps: wide }), 'ann')
    expect(fits).toBe(Math.floor(200_000 / perTemplate))
  })
})

describe('starting a session from a template', () => {
  it('adds its steps in order, open, after the session was started', () => {
    const world = makeWorld().must(
      'session.start',
      { sessionId: 's9', title: 'Outlook', problemSummary: 'Outlook doesn’t sync', steps },
      'ann',
    )
    const entries = world
      .everything()
      .filter(({ collection }) => collection === 'entries')
      .map(({ document }) => document)
    expect(entries).toMatchObject([
      { seq: 1, kind: 'event' },
      {
        seq: 2,
        kind: 'step',
        text: 'On the web too?',
        step: { order: 1, type: 'question', selected: null, result: null, skipped: false },
      },
      { seq: 3, text: 'Free space in the mailbox', step: { order: 2, type: 'check', toDo: false } },
      { seq: 4, step: { order: 3, type: 'action', toDo: true } },
    ])
    expect(world.everything().find(({ collection }) => collection === 'sessions')?.document).toMatchObject({
      entryCount: 4,
      stepCount: 3,
    })
  })

  it('whose steps are to be done until someone says so, with or without a word, and can be set back', () => {
    const started = makeWorld().must(
      'session.start',
      { sessionId: 's9', title: 'Outlook', problemSummary: 'Outlook doesn’t sync', steps },
      'ann',
    )
    const planned = started
      .everything()
      .find(({ document }) => 'seq' in document && document.seq === 4)?.document
    const entryId = planned?.id ?? ''
    const stepIn = (world: typeof started) => world.get('entries', entryId)?.step
    const open = { toDo: true, answeredBy: null }
    expect(stepIn(started)).toMatchObject(open)
    const done = started.must('step.answer', { entryId, freeText: null, toDo: false }, 'bo')
    expect(stepIn(done)).toMatchObject({ toDo: false, freeText: null, answeredBy: 'bo' })
    expect(stepIn(done.must('step.answer', { entryId, toDo: true }, 'bo'))).toMatchObject(open)
    const skipped = started.must('step.answer', { entryId, skipped: true }, 'bo')
    expect(stepIn(skipped)).toMatchObject({ toDo: false, answeredBy: 'bo' })
    expect(stepIn(skipped.must('step.answer', { entryId, skipped: false, toDo: true }, 'bo'))).toMatchObject(
      open,
    )
  })
})
