import { expect, test } from 'vitest'
import { isStillEscalated } from '../../../../../core/domain/ticket/connection.ts'
import { makeConnection, makeTicket } from '../../../../support/samples/psa.ts'

test('a ticket is still escalated while it has the status that escalating gives on its board, and is open', () => {
  const connection = makeConnection()
  const escalated = { statusId: '13', status: 'Escalated' }
  expect(isStillEscalated(makeTicket(escalated), connection)).toBe(true)
  expect(isStillEscalated(makeTicket(), connection)).toBe(false)
  expect(isStillEscalated(makeTicket({ ...escalated, boardId: '9' }), connection)).toBe(false)
  expect(isStillEscalated(makeTicket({ ...escalated, closed: true }), connection)).toBe(false)
  expect(isStillEscalated(makeTicket({ ...escalated, gone: true }), connection)).toBe(false)
})
