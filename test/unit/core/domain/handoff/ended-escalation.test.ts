import { expect, test } from 'vitest'
import { escalationEndedBy } from '../../../../../core/domain/handoff/queue.ts'
import { handoff, noon } from '../../../../support/desk/shown-documents.ts'
import { minute } from '../../../../support/samples/make.ts'

test('which escalation a resolve ended: the latest handoff, or none', () => {
  const ended = handoff({ id: 'h2', createdAt: noon + minute, state: 'closed', closedBecause: 'resolved' })
  expect(escalationEndedBy([handoff(), ended])).toEqual(ended)
  expect(escalationEndedBy([ended, handoff({ id: 'h3', createdAt: noon + 2 * minute })])).toBeNull()
  expect(escalationEndedBy([{ ...ended, intent: 'park' }])).toBeNull()
  expect(escalationEndedBy([])).toBeNull()
})
