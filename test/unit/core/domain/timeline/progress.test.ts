import { describe, expect, test } from 'vitest'
import {
  answerOf,
  asOf,
  contextOf,
  knownOf,
  fixesOf,
  progressOf,
  stepState,
  stepWord,
} from '../../../../../core/domain/timeline/progress.ts'
import { makeBranch, makeFact, makeFix, minute } from '../../../../support/samples/make.ts'
import { branch, entry, fact, handoff, noon, stepEntry } from '../../../../support/desk/shown-documents.ts'

describe('stepState', () => {
  test('reads what came of a step', () => {
    expect(stepState(stepEntry(1))).toBe('done')
    expect(stepState(stepEntry(1, { type: 'check' }))).toBe('open')
    expect(stepState(stepEntry(1, { type: 'question' }))).toBe('open')
    expect(stepState(stepEntry(1, { type: 'question', freeText: 'No' }))).toBe('answered')
    expect(stepState(stepEntry(1, { result: { success: true, details: '' } }))).toBe('worked')
    expect(stepState(stepEntry(1, { result: { success: false, details: '' } }))).toBe('failed')
    expect(stepState(stepEntry(1, { skipped: true, result: { success: true, details: '' } }))).toBe('skipped')
  })
})

describe('answerOf', () => {
  test('joins the chosen option, the words and the finding', () => {
    const step = stepEntry(1, {
      type: 'question',
      options: [{ value: 'n', label: 'No' }],
      selected: 'n',
      freeText: 'web shows it',
      result: { success: true, details: 'for all 6' },
    })
    expect(answerOf(step)).toBe('No · web shows it · Good sign: for all 6')
  })

  test('says so when there are no words', () => {
    expect(answerOf(stepEntry(1))).toBe('')
    expect(answerOf(stepEntry(1, { skipped: true }))).toBe('Skipped')
    expect(answerOf(stepEntry(1, { result: { success: false, details: '' } }))).toBe('Didn’t help')
  })

  test.each([
    ['action', true, 'helped', 'Helped: two of six'],
    ['action', false, 'didn’t help', 'Didn’t help: two of six'],
    ['check', true, 'passed', 'Passed: two of six'],
    ['check', false, 'failed', 'Failed: two of six'],
  ] as const)('says of a %s in the words that were chosen: %s', (type, success, word, answer) => {
    const step = stepEntry(1, { type, result: { success, details: 'two of six' } })
    expect([stepWord(step), answerOf(step)]).toEqual([word, answer])
  })
})

describe('contextOf', () => {
  const branches = [
    branch({ id: 'b3', label: 'Head-end debug', order: 2, status: 'untried' }),
    branch({
      id: 'b1',
      label: 'Profile cache',
      order: 0,
      status: 'dead_end',
      reason: 'clean profile fails too',
    }),
    branch({ id: 'b2', label: 'Permissions', order: 1, status: 'active' }),
  ]

  test('puts what was tried first, then what is open, then what no one has tried', () => {
    const entries = [
      stepEntry(1, { result: { success: false, details: 'no change' } }, { text: 'Restarted the client' }),
      stepEntry(2, {}, { branchId: 'b1' }),
      stepEntry(3, {}, { branchId: 'b2' }),
    ]
    const { tried, untried } = contextOf(entries, branches, [])
    expect(tried.map((line) => [line.label, line.word, line.detail])).toEqual([
      ['Restarted the client', 'didn’t help', 'no change'],
      ['Profile cache', 'ruled out', 'clean profile fails too'],
      ['Permissions', 'active', ''],
    ])
    expect(tried[1]?.steps.map((step) => step.order)).toEqual([2])
    expect(untried.map((line) => [line.label, line.word])).toEqual([['Head-end debug', 'untried']])
  })

  test('a branch that was worked on and left was tried, with what is below it in its place', () => {
    const map = [
      branch({ id: 'a', label: 'Cabling', order: 0 }),
      branch({ id: 'b', label: 'Controller', order: 1, status: 'active' }),
      branch({ id: 'c', label: 'Ports', order: 2, parentId: 'a' }),
      branch({ id: 'd', label: 'Patch panel', order: 3, parentId: 'a' }),
    ]
    const swapped = stepEntry(
      2,
      { type: 'check', result: { success: false, details: '' } },
      { branchId: 'c' },
    )
    const event = { kind: 'event', event: { name: 'forked', handoffId: null } } as const
    const context = contextOf([swapped, entry({ seq: 3, branchId: 'd', ...event })], map, [])
    expect(context.tried.map((line) => [line.depth, line.label, line.word])).toEqual([
      [0, 'Cabling', 'set aside'],
      [1, 'Ports', 'set aside'],
      [0, 'Controller', 'active'],
    ])
    expect(context.tried[1]?.steps.map((step) => step.answer)).toEqual(['Failed'])
    expect(context.untried.map((line) => [line.label, line.detail])).toEqual([
      ['Patch panel', 'below Cabling'],
    ])
  })

  test('tells every question of the main line apart from what was tried: asking tries nothing', () => {
    const entries = [
      stepEntry(1, { type: 'question', freeText: 'No' }, { text: 'Is the pool degraded?' }),
      stepEntry(2, { type: 'question', skipped: true }, { text: 'Which firmware?' }),
      stepEntry(3, { type: 'question' }, { text: 'Since when?' }),
      stepEntry(4, { type: 'question', freeText: 'Tuesday' }, { id: 'known', text: 'Last update?' }),
      stepEntry(5, {}, { text: 'Restarted' }),
    ]
    const known = [makeFact({ text: 'Updated on Tuesday', source: 'question', sourceEntryId: 'known' })]
    const context = contextOf(entries, [], known)
    expect(context.tried.map((line) => line.label)).toEqual(['Restarted'])
    expect(context.answered.map((step) => [step.text, step.answer])).toEqual([
      ['Is the pool degraded?', 'No'],
      ['Which firmware?', 'Skipped'],
    ])
    expect(context.known.map((line) => line.text)).toEqual(['Updated on Tuesday'])
    expect(context.questions.map((step) => step.text)).toEqual(['Since when?'])
  })

  test('lists unanswered questions and checks apart from what was tried', () => {
    const entries = [
      stepEntry(1, { type: 'question' }, { text: 'Was the group nested?' }),
      stepEntry(2, { type: 'check' }, { text: 'Second profile' }),
      stepEntry(3, { type: 'check', result: { success: true, details: '' } }, { text: 'DNS answers' }),
    ]
    const context = contextOf(entries, [], [])
    expect(context.questions.map((step) => step.text)).toEqual(['Was the group nested?', 'Second profile'])
    expect(context.tried.map((line) => line.label)).toEqual(['DNS answers'])
  })

  test('keeps a step whose branch is unknown, so that nothing tried gets lost', () => {
    const { tried } = contextOf([stepEntry(1, {}, { branchId: 'gone' })], [], [])
    expect(tried).toHaveLength(1)
  })

  test('gives notes the newest first and leaves events and steps out', () => {
    const entries = [
      entry({ seq: 1, text: 'first' }),
      entry({ seq: 2, kind: 'event', event: { name: 'started', handoffId: null } }),
      stepEntry(3),
      entry({ seq: 4, kind: 'paste', text: 'log' }),
    ]
    expect(contextOf(entries, [], []).notes.map((note) => note.text)).toEqual(['log', 'first'])
  })

  test('tells an ended handoff as it was', () => {
    const entries = [
      entry({ seq: 1, at: noon, acceptedAt: noon }),
      entry({ seq: 2, at: noon + 10 * minute, acceptedAt: noon + 10 * minute, text: 'later' }),
      // Written before the handoff ended, without a network: no one could read it then.
      entry({ seq: 3, at: noon, acceptedAt: noon + 20 * minute, text: 'came later' }),
    ]
    const facts = [fact({ id: 'f1' }), fact({ id: 'f2', order: 1, createdAt: noon + 10 * minute })]
    const then = [makeBranch({ id: 'b2', label: 'Permissions' })]
    const context = contextOf(entries, branches, facts, noon + minute, then)
    expect(context.notes).toHaveLength(1)
    expect(context.known.map((line) => line.factId)).toEqual(['f1'])
    expect(context.tried).toEqual([])
    expect(context.untried.map((line) => line.state)).toEqual(['untried'])
  })
})

describe('who did it', () => {
  test('is told of every line: who ruled a branch out, found a fact, did or answered a step', () => {
    const entries = [
      stepEntry(1, {}, { authorId: 'ann', at: noon, text: 'Restarted' }),
      stepEntry(
        2,
        {
          type: 'check',
          result: { success: false, details: '' },
          answeredBy: 'bo',
          answeredAt: noon + minute,
        },
        { authorId: 'ann', text: 'DNS' },
      ),
      stepEntry(3, { type: 'question' }, { authorId: 'cy' }),
    ]
    const ruledOut = makeBranch({ status: 'dead_end', statusBy: 'bo', statusAt: noon + 2 * minute })
    const found = makeFact({ createdBy: 'cy', createdAt: noon })
    const context = contextOf(entries, [ruledOut], [found])
    expect(context.tried.map(({ label, by, at }) => [label, by, at])).toEqual([
      ['Restarted', 'ann', noon],
      ['DNS', 'bo', noon + minute],
      [ruledOut.label, 'bo', noon + 2 * minute],
    ])
    expect(context.known.map(({ by, at }) => [by, at])).toEqual([['cy', noon]])
    expect(context.questions.map(({ by }) => by)).toEqual(['cy'])
  })
})

describe('progressOf', () => {
  test('counts what was tried: neither questions nor what was skipped', () => {
    const entries = [
      stepEntry(1),
      stepEntry(2, { type: 'check', result: { success: true, details: '' } }),
      stepEntry(3, { type: 'check' }),
      stepEntry(4, { type: 'check', skipped: true }),
      stepEntry(5, { type: 'question', freeText: 'No' }),
      stepEntry(6, { type: 'question' }),
    ]
    expect(progressOf(entries, null)).toEqual({ tried: 2, open: 2 })
  })
})

describe('fixesOf', () => {
  const old = makeFix({ id: 'x1', createdAt: noon, supersededAt: noon + 2 * minute })
  const now = makeFix({ id: 'x2', createdAt: noon + 2 * minute, outcome: 'applied_failed' })
  const gone = makeFix({ id: 'x3', createdAt: noon + minute, outcome: 'dismissed', supersededAt: noon })

  test('tells the one that stands first, then those that were set aside, none that was dismissed', () => {
    expect(fixesOf([old, gone, now]).map(({ id }) => id)).toEqual(['x2', 'x1'])
  })

  test('as they stood then', () => {
    expect(fixesOf([old, now], noon + minute)).toEqual([{ ...old, supersededAt: null }])
  })
})

describe('knownOf', () => {
  test('keeps the numbers of facts when one before them was removed', () => {
    const facts = [
      fact({ id: 'f2', order: 1, text: 'second', removedAt: noon }),
      fact({ id: 'f1', order: 0, text: 'first' }),
      fact({ id: 'f3', order: 2, text: 'third' }),
    ]
    expect(knownOf(facts).map((line) => [line.number, line.text])).toEqual([
      [1, 'first'],
      [3, 'third'],
    ])
  })

  test('knows a fact at a time before its removal', () => {
    expect(knownOf([fact({ removedAt: noon + 5 * minute })], noon + minute)).toHaveLength(1)
    expect(knownOf([fact({ removedAt: noon + 5 * minute })], noon + 9 * minute)).toHaveLength(0)
  })
})

test('asOf is open-ended while a handoff waits and its end after', () => {
  expect(asOf(handoff())).toBeNull()
  expect(asOf(handoff({ state: 'claimed', claimedBy: 'ana', claimedAt: noon + 1 }))).toBe(noon + 1)
  expect(asOf(handoff({ state: 'withdrawn', withdrawnAt: noon + 2 }))).toBe(noon + 2)
  expect(asOf(handoff({ state: 'closed', closedAt: noon + 3 }))).toBe(noon + 3)
})
