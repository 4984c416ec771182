import { describe, expect, test } from 'vitest'
import {
  lightNames,
  lightsOf,
  missingLights,
  sessionLights,
  type HandoffDraft,
} from '../../../../core/enrichment/lights.ts'
import {
  makeBranch,
  makeEntry,
  makeFact,
  makeFix,
  makeSession,
  makeStep,
} from '../../../support/samples/make.ts'
import { makeMaterial } from '../../../support/samples/session-material.ts'

const nothing = { how_bad: false, what_it_is: false, done: false, next: false }
const draft = (over: Partial<HandoffDraft> = {}): HandoffDraft => ({
  need: '',
  priority: 'normal',
  reason: null,
  ...over,
})

describe('what a session tells by itself', () => {
  test('a bare one tells nothing', () => {
    const session = makeSession({ title: 'Printer', problemSummary: 'Printer' })
    expect(sessionLights(makeMaterial({ session }))).toEqual(nothing)
  })

  test.each([
    ['how_bad', makeMaterial({ session: makeSession({ problemSummary: 'Down', dueAt: 1 }) })],
    ['how_bad', makeMaterial({ session: makeSession({ problemSummary: '38 people lose their session' }) })],
    ['what_it_is', makeMaterial({ facts: [makeFact()] })],
    ['done', makeMaterial({ entries: [makeEntry({ kind: 'step', step: makeStep({ type: 'action' }) })] })],
    ['done', makeMaterial({ branches: [makeBranch({ status: 'dead_end' })] })],
    ['done', makeMaterial({ fixes: [makeFix({ outcome: 'applied_failed' })] })],
    ['next', makeMaterial({ branches: [makeBranch({ status: 'untried' })] })],
    ['next', makeMaterial({ entries: [makeEntry({ kind: 'step', step: makeStep({ type: 'question' }) })] })],
    ['next', makeMaterial({ session: makeSession({ activeFixId: 'x1' }), fixes: [makeFix()] })],
  ] as const)('%s', (name, material) => expect(sessionLights(material)[name]).toBe(true))

  test('a question no one has answered, a removed fact and a fix only suggested are nothing done', () => {
    const open = makeEntry({ kind: 'step', step: makeStep({ type: 'question' }) })
    expect(sessionLights(makeMaterial({ entries: [open], fixes: [makeFix()] })).done).toBe(false)
    const session = makeSession({ title: 'Printer', problemSummary: 'Printer' })
    expect(sessionLights(makeMaterial({ session, facts: [makeFact({ removedAt: 1 })] })).what_it_is).toBe(
      false,
    )
  })
})

describe('what the dialog tells', () => {
  test('an empty one of a bare session is missing everything, in order', () =>
    expect(missingLights(lightsOf(draft(), nothing))).toEqual(lightNames))

  test.each([
    ['The whole office can’t print, payroll is due at 15:00.', 'how_bad'],
    ['Niemand kann arbeiten.', 'how_bad'],
    ['Outlook crashes on start.', 'what_it_is'],
    ['I restarted the spooler, no change.', 'done'],
    ['Need someone with firewall rights, please.', 'next'],
    ['Bitte den Vertrag prüfen.', 'next'],
    ['If it drops again, fail over to LTE.', 'what_if'],
    ['Otherwise roll back to 7.4.1.', 'what_if'],
    ['Falls es schlimmer wird, auf LTE umschalten.', 'what_if'],
  ] as const)('%s tells %s', (need, name) => expect(lightsOf(draft({ need }), nothing)[name]).toBe('typed'))

  test.each(['Check if it works.', 'Please see if they answer.', 'Have a look if possible.'])(
    '%s says nothing of what to do if',
    (need) => expect(lightsOf(draft({ need }), nothing).what_if).toBeNull(),
  )

  test('what is chosen counts, and what is typed counts first', () => {
    expect(lightsOf(draft({ priority: 'urgent' }), nothing).how_bad).toBe('chosen')
    expect(lightsOf(draft({ reason: 'tried_everything' }), nothing).done).toBe('chosen')
    expect(lightsOf(draft({ reason: 'rights' }), nothing).how_bad).toBeNull()
    expect(lightsOf(draft({ priority: 'urgent', need: 'All sites are down.' }), nothing).how_bad).toBe(
      'typed',
    )
    expect(lightsOf(draft(), { ...nothing, done: true }).done).toBe('session')
  })
})
