import { expect, test } from 'vitest'
import { takenOver, toConfirm } from '../../../../../renderer/features/enrichment/claimed-by-me.ts'
import { hour, makeHandoff, makeSession, nine } from '../../../../support/samples/make.ts'

const session = makeSession({ ownerId: 'ben', status: 'active' })
const claimed = makeHandoff({
  id: 'h1',
  intent: 'escalate',
  state: 'claimed',
  handedOffBy: 'ana',
  claimedBy: 'ben',
  claimedAt: nine,
})

test('the claimer is asked once they own it, for a day', () => {
  expect(toConfirm(session, [claimed], 'ben', nine + hour)?.id).toBe('h1')
  expect(toConfirm(session, [claimed], 'ben', nine + 25 * hour)).toBeNull()
})

test('no one else is asked, and no one about what they don’t work on', () => {
  expect(toConfirm(session, [claimed], 'tom', nine)).toBeNull()
  expect(toConfirm({ ...session, status: 'resolved' }, [claimed], 'ben', nine)).toBeNull()
  expect(toConfirm({ ...session, ownerId: 'tom' }, [claimed], 'ben', nine)).toBeNull()
})

test('a confirmation ends it, a question doesn’t: after the answer they usually confirm', () => {
  const said = { by: 'ben', at: nine, text: 'I take over.', question: false }
  expect(toConfirm(session, [{ ...claimed, confirmation: said }], 'ben', nine)).toBeNull()
  expect(
    toConfirm(session, [{ ...claimed, confirmation: { ...said, question: true } }], 'ben', nine)?.id,
  ).toBe('h1')
})

test('the last claim counts', () => {
  const later = { ...claimed, id: 'h2', claimedAt: nine + hour }
  expect(takenOver(session, [later, claimed])?.id).toBe('h2')
  expect(takenOver(session, [makeHandoff({ state: 'open' })])).toBeNull()
})
