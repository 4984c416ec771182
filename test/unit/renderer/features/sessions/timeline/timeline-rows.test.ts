import { expect, test } from 'vitest'
import { makeAnswerEntry, makeQuestionEntry } from '../../../../../support/samples/assistant.ts'
import { makeEntry } from '../../../../../support/samples/make.ts'
import { timelineRows } from '../../../../../../renderer/features/sessions/timeline/timeline-rows.ts'
import { branch, entry, noon } from '../../../../../support/desk/shown-documents.ts'

test('the timeline names a branch where it goes on there, and keeps every row of it along it', () => {
  const on = (seq: number, branchId: string | null) => entry({ seq, branchId })
  const forked = entry({ seq: 6, branchId: 'b', kind: 'event', event: { name: 'forked', handoffId: null } })
  const both = [branch({ id: 'a', label: 'A' }), branch({ id: 'b', label: 'B' })]
  const rows = timelineRows(
    [on(1, null), on(2, 'a'), on(3, 'a'), on(4, null), forked, on(7, 'b')],
    noon,
    both,
  ).map((row) => (row.kind === 'entry' ? [row.branch, row.along] : row.kind))
  expect(rows).toEqual([
    [null, null],
    ['A', 'A'],
    [null, 'A'],
    ['Main line', null],
    // A fork tells of its branches in its own words.
    [null, 'B'],
    ['B', 'B'],
  ])
  expect(timelineRows([on(9, 'a')], noon, both)[0]).toMatchObject({ branch: 'A' })
})

test('an answer that is awaited stands at the end, where the whole one will be, until there is one', () => {
  const asked = makeQuestionEntry({ at: noon })
  const later = makeEntry({ id: 'later', seq: 2, at: noon })
  expect(timelineRows([asked, later], noon).map((row) => row.kind)).toEqual(['entry', 'entry', 'saying'])
  const answered = makeQuestionEntry({ at: noon }, { state: 'answered', answerId: 'a1' })
  expect(timelineRows([answered, makeAnswerEntry({ at: noon })], noon).map((row) => row.kind)).toEqual([
    'entry',
    'entry',
  ])
})
