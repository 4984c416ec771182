import { expect, test } from 'vitest'
import { snapshotOf } from '../../../../../core/domain/snapshot.ts'
import { contextFacts, duration } from '../../../../../renderer/features/handoffs/context-facts.ts'
import { timelineRows } from '../../../../../renderer/features/sessions/timeline-rows.ts'
import { minute } from '../../../../support/make.ts'
import { entry, handoff, nameOf, noon, session } from '../../../../support/shown-documents.ts'

test('duration says hours and minutes, then days', () => {
  expect(
    [0, 12 * minute, 60 * minute, 100 * minute, 24 * 60 * minute, 51 * 60 * minute].map(duration),
  ).toEqual(['0 min', '12 min', '1 h', '1 h 40 min', '1 d', '2 d 3 h'])
})

test('contextFacts says what, how much in what time, how long it waits and from whom', () => {
  const snapshot = snapshotOf(session({ stepCount: 9, problemDomain: 'Network' }), [])
  const facts = (part: Parameters<typeof handoff>[0], startedAt: number | null = noon - 100 * minute) =>
    contextFacts(handoff({ snapshot, ...part }), startedAt, noon + 4 * minute, nameOf)
  expect(facts({})).toEqual(['Network', '9 steps in 1 h 40 min', 'Waiting 4 min', 'From Kim Roth'])
  expect(facts({ targetUserId: 'ana' }, null)).toEqual([
    'Network',
    '9 steps',
    'Waiting 4 min',
    'From Kim Roth',
    'To Ana Silva',
  ])
  expect(facts({ acceptedAt: null })).toContain('Not sent yet')
  expect(facts({ intent: 'park' })).toContain('Parked for 4 min')
  expect(facts({ state: 'claimed', claimedBy: 'ana', claimedAt: noon + minute })).toContain(
    'Claimed after 1 min',
  )
})

test('timelineRows heads each day but today, and names an author where another one writes', () => {
  const day = 24 * 60 * minute
  const rows = timelineRows(
    [
      entry({ seq: 1, at: noon - day }),
      entry({ seq: 2, at: noon - day + minute }),
      entry({ seq: 3, at: noon, authorId: 'ana' }),
      entry({ seq: 4, at: noon + minute, kind: 'event', event: { name: 'parked', handoffId: null } }),
      entry({ seq: 5, at: noon + 2 * minute }),
    ],
    noon,
  )
  expect(
    rows.map((row) => (row.kind === 'day' ? 'day' : `${row.entry.id}${row.named ? ' named' : ''}`)),
  ).toEqual(['day', 'e1 named', 'e2', 'day', 'e3 named', 'e4', 'e5'])
  expect(timelineRows([entry({ at: noon })], noon).map((row) => row.kind)).toEqual(['entry'])
})
