import { expect, test } from 'vitest'
import { problem } from '../../../../../core/domain/document/problem.ts'
import type { DeskState } from '../../../../../renderer/data/contract/desk-state.ts'
import { hasUnsentWork } from '../../../../../renderer/features/shell/leave-warning.ts'

const ready = (over: object): DeskState =>
  ({ phase: 'ready', waiting: 0, filesWaiting: 0, problem: null, ...over }) as DeskState

test.each([
  ['nothing waiting', ready({}), false],
  ['an action', ready({ waiting: 1 }), true],
  ['a file', ready({ filesWaiting: 1 }), true],
  ['a full disk', ready({ problem: problem('storage_full', 'Full.') }), true],
  ['another problem', ready({ problem: problem('quota_reached', 'A limit.') }), false],
  ['no one signed in', { phase: 'starting' } satisfies DeskState, false],
] as const)('with %s, closing asks: %o', (_, state, asks) => {
  expect(hasUnsentWork(state)).toBe(asks)
})
