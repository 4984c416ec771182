import { expect, test } from 'vitest'
import { historyLines } from '../../../../../../renderer/features/handoffs/dialogs/history-lines.ts'
import { handoff, nameOf, noon } from '../../../../../support/desk/shown-documents.ts'
import { minute } from '../../../../../support/samples/make.ts'

test('historyLines lists each handoff, newest first, with how long it took', () => {
  const lines = historyLines(
    [
      handoff({
        id: 'h1',
        intent: 'park',
        state: 'closed',
        closedAt: noon + 3 * 60 * minute,
        closedBecause: 'resumed',
      }),
      handoff({
        id: 'h2',
        createdAt: noon + 1,
        targetUserId: 'ana',
        state: 'claimed',
        claimedBy: 'ana',
        claimedAt: noon + 4 * minute,
      }),
      handoff({ id: 'h3', createdAt: noon + 2 }),
    ],
    noon + 10 * minute,
    nameOf,
  )
  expect(lines.map((line) => [line.handoff.id, line.title, line.outcome])).toEqual([
    ['h3', 'Escalated to everyone', 'Waiting 10 min so far'],
    ['h2', 'Escalated to Ana Silva', 'Claimed by Ana Silva after 4 min'],
    ['h1', 'Parked', 'Resumed after 3 h'],
  ])
})
