import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  beginSending,
  claimWriteback,
  movePart,
  readParts,
} from '../../../server/store/psa/writeback-store.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../support/psa/connectwise/connected.ts'

let rig: ConnectedConnectWise
beforeAll(async () => {
  rig = await startConnectedConnectWise()
  // Nothing of this server takes anything: the test does. A pause would end with what still runs for the connection.
  await rig.sync.jobs.stop()
})
afterAll(async () => rig?.close())

const later = () => new Date(Date.now() + 7_200_000)
const claim = async (leaseMs = 60_000) => claimWriteback(rig.sync.db, rig.connectionId, later(), leaseMs)

test('of a ticket one writeback is worked on at a time, in order; other tickets go on', async () => {
  const ticketId = rig.addTicket('Two')
  const first = await rig.resolve(ticketId, { seen: null })
  const second = await rig.resolve(ticketId, { seen: null })
  const other = await rig.resolve(rig.addTicket('One'), { seen: null })
  const taken = [await claim(), await claim(), await claim()]
  expect(taken.map((one) => one?.writebackId)).toEqual([first, other, undefined])
  expect(second).not.toBe(first)
})

test('whoever let a lease run out can send and write down nothing any more, even in the same process', async () => {
  const { db } = rig.sync
  await db.updateTable('writeback_queue').set({ due_at: null, holder: null, held_until: null }).execute()
  await rig.resolve(rig.addTicket('Slow'), { seen: null })
  const slow = await claim(1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  const next = await claim()
  if (slow === null || next === null) throw new Error('Nothing was claimed.')
  expect(next.writebackId).toBe(slow.writebackId)
  expect(await beginSending(db, slow, 'note', 60_000)).toBe(false)
  expect(await beginSending(db, next, 'note', 60_000)).toBe(true)
  await movePart(db, slow, 'note', { state: 'planned' })
  expect((await readParts(db, 'acme', next.writebackId))[0]).toMatchObject({ key: 'note', state: 'sending' })
})
