import { describe, expect, it } from 'vitest'
import { makeWorldWithSession } from '../../../support/samples/make.ts'

const propose = (fixId: string) => ({ fixId, sessionId: 's1', text: `Fix ${fixId}` })
const proposed = () => makeWorldWithSession().must('fix.propose', propose('x1'), 'ann')

describe('suggested fixes', () => {
  it('stand one at a time: a newer one supersedes', () => {
    const world = proposed().wait(5).must('fix.propose', propose('x2'), 'bo')
    expect(world.get('fixes', 'x1').supersededAt).toBe(world.now)
    expect(world.get('fixes', 'x2')).toMatchObject({
      supersededAt: null,
      outcome: 'proposed',
      confidence: null,
      createdBy: 'bo',
    })
    expect(world.get('sessions', 's1').activeFixId).toBe('x2')
    const told = world.all('entries').filter((entry) => entry.event?.name === 'fix_proposed')
    expect(told.map((entry) => entry.text)).toEqual(['Fix x1', 'Fix x2\n“Fix x1” is set aside.'])
  })

  it.each([
    ['fix.decide', { decision: 'one_off' }],
    ['fix.decide', { decision: 'dismissed' }],
    ['fix.outcome', { outcome: 'applied_success' }],
  ] as const)('%s %o is rejected once superseded', (type, over) => {
    const world = proposed().must('fix.propose', propose('x2'), 'bo')
    expect(world.act(type, { fixId: 'x1', ...over }, 'ann')).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
    expect(world.get('sessions', 's1').activeFixId).toBe('x2')
    const told = world.all('entries').filter((entry) => entry.event?.name === 'fix_proposed')
    expect(told.map((entry) => entry.text)).toEqual(['Fix x1', 'Fix x2\n“Fix x1” is set aside.'])
  })

  it.each([
    ['fix.decide', { decision: 'dismissed' }],
    ['fix.outcome', { outcome: 'dismissed' }],
  ] as const)('%s %o takes it off the table, once', (type, over) => {
    const world = proposed().must(type, { fixId: 'x1', ...over }, 'bo')
    expect(world.get('sessions', 's1').activeFixId).toBeNull()
    expect(world.get('fixes', 'x1')).toMatchObject({ outcome: 'dismissed', supersededAt: world.now })
    expect(world.act(type, { fixId: 'x1', ...over }, 'bo')).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
  })

  it('tell the timeline how it went, and every change makes drafts old', () => {
    const world = proposed()
    expect(
      world.act('fix.outcome', { fixId: 'x1', outcome: 'applied_pending', reason: ' ' }, 'ann'),
    ).toMatchObject({ problem: { kind: 'bad_request' } })
    world
      .must('fix.outcome', { fixId: 'x1', outcome: 'applied_pending', reason: 'Reboot at noon' }, 'ann')
      .must('fix.decide', { fixId: 'x1', decision: 'draft_template' }, 'ann')
    expect(world.get('sessions', 's1').stateVersion).toBe(3)
    expect(
      world
        .all('entries')
        .map((entry) => entry.text)
        .slice(1),
    ).toEqual([
      'Fix x1',
      'Fix x1 is still being checked: Reboot at noon',
      'made a saved note from the fix: Fix x1',
    ])
  })

  it('name who suggested, decided on, and tried each, and who set it aside', () => {
    const world = proposed()
      .must('fix.outcome', { fixId: 'x1', outcome: 'applied_partial' }, 'bo')
      .wait(5)
      .must('fix.decide', { fixId: 'x1', decision: 'one_off' }, 'cy')
    const at = world.now
    expect(world.get('fixes', 'x1')).toMatchObject({
      createdBy: 'ann',
      outcomeBy: 'bo',
      outcomeAt: at - 5,
      decidedBy: 'cy',
      decidedAt: at,
      supersededBy: null,
    })
    world.must('fix.outcome', { fixId: 'x1', outcome: 'proposed' }, 'ann')
    expect(world.get('fixes', 'x1')).toMatchObject({ outcomeBy: null, outcomeAt: null })
    world.must('fix.propose', propose('x2'), 'olga')
    expect(world.get('fixes', 'x1')).toMatchObject({ supersededBy: 'olga', supersededAt: at })
  })

  it('keep how sure someone is, and that no one said', () => {
    const world = proposed().must('fix.propose', { ...propose('x2'), confidence: 50 }, 'bo')
    expect(world.all('fixes').map((fix) => fix.confidence)).toEqual([null, 50])
  })

  it.each([-1, 101, 50.5, Number.NaN])('refuse a confidence of %d', (confidence) => {
    expect(makeWorldWithSession().act('fix.propose', { ...propose('x1'), confidence }, 'ann')).toMatchObject({
      problem: { kind: 'bad_request' },
    })
  })
})
