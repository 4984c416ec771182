import { expect, test } from 'vitest'
import { tasksOf } from '../../../../../../renderer/features/sessions/lane/task-lists.ts'
import { stepEntry } from '../../../../../support/desk/shown-documents.ts'

test('tasksOf puts open questions first and keeps the order within', () => {
  const entries = [
    stepEntry(1, { type: 'question', freeText: 'No' }),
    stepEntry(2, { type: 'check' }),
    stepEntry(3, { type: 'question' }),
    stepEntry(4, { type: 'question' }),
  ]
  expect(
    tasksOf(entries, 'question').map((task) => [task.entry.step?.order, task.open, task.answer]),
  ).toEqual([
    [3, true, ''],
    [4, true, ''],
    [1, false, 'No'],
  ])
})
