import { expect, test } from 'vitest'
import type { Session } from '../../../../../core/domain/session/session.ts'
import { attentionAfter } from '../../../../../core/domain/write-up/writeback-state.ts'
import { untoldFor } from '../../../../../renderer/features/writebacks/use-untold.ts'
import { makePerson, makeSession, nine } from '../../../../support/samples/make.ts'
import { makeTicket, makeWriteUp } from '../../../../support/samples/psa.ts'

const ticket = makeTicket()
const resolved = (over: Partial<Session>) =>
  makeSession({ ownerId: 'ann', status: 'resolved', psaTicketId: '77777', updatedAt: nine, ...over })
const missing = resolved({ id: 's1', ticketCheck: 'missing', writeUpId: 'w1' })
const known = {
  sessions: [missing],
  writeUps: new Map([['w1', makeWriteUp({ writebackId: null, confirmedBy: 'bo' })]]),
  tickets: new Map([[ticket.id, ticket]]),
}
const found = (who: Parameters<typeof untoldFor>[0], over: Partial<typeof known> = {}, now = nine) =>
  untoldFor(who, { ...known, ...over }, now).map(({ session, why }) => [session.id, why])

test('a note without a ticket needs the owner and whoever wrote it, and after a day admins', () => {
  expect(found(makePerson('ann'))).toEqual([['s1', 'missing']])
  expect(found(makePerson('bo'))).toEqual([['s1', 'missing']])
  expect(found(makePerson('di'))).toEqual([])
  const admin = makePerson('di', { role: 'admin' })
  expect(found(admin)).toEqual([])
  expect(found(admin, {}, nine + attentionAfter)).toEqual([['s1', 'missing']])
  expect(found(makePerson('ann', { active: false }))).toEqual([])
})

test('what was confirmed for another ticket needs no one, and neither does a ticket that is closed', () => {
  const posted = new Map([['w1', makeWriteUp({ writebackId: 'wb1' })]])
  expect(found(makePerson('ann'), { writeUps: posted })).toEqual([])
  const sessions = [resolved({ id: 's2', ticketCheck: 'found', linkedTicketId: ticket.id })]
  expect(found(makePerson('ann'), { sessions })).toEqual([['s2', 'unwritten']])
  const tickets = new Map([[ticket.id, { ...ticket, closed: true }]])
  expect(found(makePerson('ann'), { sessions, tickets })).toEqual([])
})
