import { expect, test } from 'vitest'
import { snapshotOf } from '../../../../../../core/domain/session/snapshot.ts'
import {
  contextFacts,
  earlierNotes,
  progressWords,
} from '../../../../../../renderer/features/handoffs/context/context-facts.ts'
import { timelineRows } from '../../../../../../renderer/features/sessions/timeline/timeline-rows.ts'
import { minute } from '../../../../../support/samples/make.ts'
import { entry, handoff, nameOf, noon, session } from '../../../../../support/desk/shown-documents.ts'

test('contextFacts says what, how much in what time, how long it waits and from whom', () => {
  const snapshot = snapshotOf(session({ stepCount: 9, problemCategory: 'Network' }), [])
  const facts = (part: Parameters<typeof handoff>[0], startedAt: number | null = noon - 100 * minute) =>
    contextFacts(handoff({ snapshot, ...part }), null, startedAt, noon + 4 * minute, nameOf)
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

test('progressWords tells what was tried from what is open', () => {
  const words = (
    [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
      [9, 1],
    ] as const
  ).map(([tried, open]) => progressWords({ tried, open }))
  expect(words).toEqual([
    'No steps',
    '1 step tried',
    '1 step tried, 2 open',
    '2 open, none tried',
    '9 steps tried, 1 open',
  ])
  expect(contextFacts(handoff(), { tried: 1, open: 2 }, noon - 7 * minute, noon, nameOf)).toContain(
    '1 step tried, 2 open, in 7 min',
  )
})

test('earlierNotes are those of handoffs before this one that say something else', () => {
  const current = handoff({ id: 'h3', createdAt: noon, engineerNotes: 'Storage' })
  const parked = handoff({
    id: 'h1',
    intent: 'park',
    createdAt: noon - 2 * minute,
    engineerNotes: 'Waits for Weber',
  })
  const same = handoff({ id: 'h2', createdAt: noon - minute, engineerNotes: ' Storage' })
  const silent = handoff({ id: 'h0', createdAt: noon - minute, engineerNotes: ' ' })
  const later = handoff({ id: 'h4', createdAt: noon + minute, engineerNotes: 'Later' })
  expect(earlierNotes([current, same, silent, later, parked], current)).toEqual([parked])
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
    rows.map((row) => (row.kind === 'entry' ? `${row.entry.id}${row.named ? ' named' : ''}` : row.kind)),
  ).toEqual(['day', 'e1 named', 'e2', 'day', 'e3 named', 'e4', 'e5'])
  expect(timelineRows([entry({ at: noon })], noon).map((row) => row.kind)).toEqual(['entry'])
})
