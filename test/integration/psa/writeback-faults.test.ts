import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drainWritebacks } from '../../../server/psa/writebacks/drain-writebacks.ts'
import { makeContent } from '../../support/samples/psa.ts'
import { eventually } from '../../support/server/sync-rig.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../support/psa/connectwise/connected.ts'

let rig: ConnectedConnectWise
beforeAll(async () => {
  rig = await startConnectedConnectWise()
})
afterAll(async () => rig?.close())

/** Writebacks that wait for a system that is down; `BATON_WAITING=1000` for a day’s worth. */
const waiting = Number(process.env['BATON_WAITING'] ?? 5)

const alone = { time: [], documentation: '' }
/** What the ticket holds, in numbers: an entry that is there twice counts twice. */
const held = (ticketId: string) => {
  const { notes, time, status } = rig.truth(ticketId)
  return [notes.length, time.reduce((sum, { actualHours }) => sum + actualHours, 0), status]
}

test.each(['cut_after', 'stall_after', 'cut_before'] as const)(
  'a note whose answer is lost (%s) is looked for before it is sent again: it is there once',
  async (kind) => {
    const ticketId = rig.addTicket(kind)
    rig.proxy.next('POST', { kind })
    await rig.reaches(await rig.resolve(ticketId), 'posted')
    expect(held(ticketId)).toEqual([2, 1.25, 'Resolved'])
  },
)

test('a run that is told to end lets go of what it has in hand, and the next one goes on with it', async () => {
  const { db, decider, psa } = rig.sync
  await rig.pause(new Date(Date.now() + 3_600_000))
  const ticketId = rig.addTicket('Told to end')
  const writebackId = await rig.resolve(ticketId)
  const run = async (signal: AbortSignal) =>
    drainWritebacks.start(
      { accountId: 'acme', connectionId: rig.connectionId },
      {
        db,
        act: decider.act,
        enqueue: async () => undefined,
        // Past the pause, which keeps everyone else away.
        clock: () => Date.now() + 7_200_000,
        psa: { ...psa, process: 'another' },
      },
      signal,
    )
  const stop = new AbortController()
  rig.proxy.always({ kind: 'stall_after' })
  const before = rig.proxy.passed.length
  const stopped = run(stop.signal)
  await eventually('the first question', async () => rig.proxy.passed.length > before || undefined)
  stop.abort()
  await stopped
  rig.proxy.always(null)
  expect(
    await db
      .selectFrom('writeback_queue')
      .select(['holder', 'tries'])
      .where('writeback_id', '=', writebackId)
      .executeTakeFirst(),
  ).toEqual({ holder: null, tries: 0 })
  expect(held(ticketId)).toEqual([0, 0, 'New'])
  await run(new AbortController().signal)
  await rig.reaches(writebackId, 'posted')
  expect(held(ticketId)).toEqual([2, 1.25, 'Resolved'])
  await rig.pause(null)
})

test('a status whose answer is lost is read back, and not set twice', async () => {
  const ticketId = rig.addTicket('Lost status')
  rig.proxy.next('PATCH', { kind: 'cut_after' })
  const patches = () =>
    rig.proxy.passed.filter((call) => call === `PATCH /v2025_1/apis/3.0/service/tickets/${ticketId}`)
  await rig.reaches(await rig.resolve(ticketId, alone), 'posted')
  expect(patches()).toHaveLength(1)
  expect(held(ticketId)).toEqual([1, 0, 'Resolved'])
})

test('a server that fails for a moment is asked again, with what is missing only', async () => {
  const ticketId = rig.addTicket('Moment')
  rig.proxy.next('PATCH', { kind: 'answer', status: 503, body: '<html>Down</html>' })
  await rig.reaches(await rig.resolve(ticketId), 'posted')
  expect(held(ticketId)).toEqual([2, 1.25, 'Resolved'])
})

test('being asked to slow down is obeyed, and is no failure', async () => {
  const ticketId = rig.addTicket('Slow down')
  const at = Date.now()
  rig.proxy.next('POST', {
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': '1' },
    body: '<h1>429</h1>',
  })
  const posted = await rig.reaches(await rig.resolve(ticketId, alone), 'posted')
  expect(Date.now() - at).toBeGreaterThanOrEqual(1000)
  expect(posted.tries).toBe(0)
  expect(held(ticketId)).toEqual([1, 0, 'Resolved'])
})

test('a refused time entry fails alone, in the system’s own words, and a retry sends that alone', async () => {
  const ticketId = rig.addTicket('Closed period')
  rig.world.rights.delete('time')
  const id = await rig.resolve(ticketId)
  const partly = await rig.reaches(id, 'partly')
  expect(partly.problem?.message).toContain('Your security role does not allow this.')
  expect(partly.attentionSince).not.toBeNull()
  expect(partly.parts.filter(({ state }) => state === 'failed').map(({ key }) => key)).toEqual(['time:0'])
  expect(held(ticketId)).toEqual([2, 0, 'Resolved'])
  rig.world.rights.add('time')
  await rig.act('writeback.retry', { writebackId: id })
  await rig.reaches(id, 'posted')
  expect(held(ticketId)).toEqual([2, 1.25, 'Resolved'])
})

test('a status that does not stick is a failure, whatever was answered', async () => {
  const ticketId = rig.addTicket('False yes')
  const partly = await rig.reaches(await rig.resolve(ticketId, { ...alone, statusId: '106' }), 'partly')
  expect(partly.parts.at(-1)).toMatchObject({ key: 'status', state: 'failed' })
  expect(partly.problem).toEqual({
    kind: 'not_verified',
    message: 'Tickets accepted Needs approval, but the ticket is still New. Set it there, or try again.',
  })
  expect(partly.statusRead).toBe('New')
})

test('without its note a ticket is not resolved', async () => {
  const ticketId = rig.addTicket('No note')
  rig.world.rights.delete('notes')
  const failed = await rig.reaches(await rig.resolve(ticketId, alone), 'failed')
  rig.world.rights.add('notes')
  expect(failed.parts.map(({ state }) => state)).toEqual(['failed', 'failed'])
  expect(held(ticketId)).toEqual([0, 0, 'New'])
})

test('what keeps failing is tried three more times, then waits for a person', async () => {
  const ticketId = rig.addTicket('Again and again')
  const others = rig.addTicket('Others go on')
  for (let tries = 0; tries < 4; tries += 1) rig.proxy.next('POST', { kind: 'cut_before' })
  const id = await rig.resolve(ticketId, alone)
  const failed = await rig.reaches(id, 'failed')
  expect(failed.parts.map(({ state }) => state)).toEqual(['failed', 'failed'])
  expect(failed.parts[0]?.reason).toContain('It may have arrived.')
  await rig.reaches(await rig.resolve(others, alone), 'posted')
  await rig.act('writeback.retry', { writebackId: id })
  await rig.reaches(id, 'posted')
  expect(held(ticketId)).toEqual([1, 0, 'Resolved'])
})

test('a writeback that someone left is not touched again', async () => {
  const ticketId = rig.addTicket('Left')
  rig.world.rights.delete('notes')
  const id = await rig.resolve(ticketId, alone)
  await rig.reaches(id, 'failed')
  rig.world.rights.add('notes')
  await rig.act('writeback.leave', { writebackId: id, reason: 'Written by hand.' })
  const row = await rig.sync.db
    .selectFrom('writeback_queue')
    .select('due_at')
    .where('writeback_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row.due_at).toBeNull()
})

test('one that is left while a try is under way stays left, however that ends', async () => {
  const ticketId = rig.addTicket('Left meanwhile')
  const sessionId = await rig.start(ticketId)
  const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen: null })
  rig.proxy.always({ kind: 'stall_after' })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
  const writebackId = (await rig.document('writeups', writeUp.writeUpId)).writebackId ?? ''
  const row = async () =>
    rig.sync.db
      .selectFrom('writeback_queue')
      .select(['due_at', 'holder'])
      .where('writeback_id', '=', writebackId)
      .executeTakeFirstOrThrow()
  await eventually('the try', async () => (await row()).holder !== null)
  await rig.act('writeback.leave', { writebackId, reason: 'Written by hand.' })
  expect((await row()).holder).not.toBeNull()
  rig.proxy.always(null)
  await eventually('the end of the try', async () => (await row()).holder === null)
  expect((await row()).due_at).toBeNull()
  // Nor is it posted by a ledger that doesn't know of it.
  await rig.sync.db
    .updateTable('writeback_queue')
    .set({ due_at: new Date() })
    .where('writeback_id', '=', writebackId)
    .execute()
  await eventually('the ledger to know', async () => (await row()).due_at === null)
  expect(await rig.document('writebacks', writebackId)).toMatchObject({ state: 'left', nextTryAt: null })
  expect(held(ticketId)).toEqual([0, 0, 'New'])
})

test('a system that is down pauses the connection; nothing counts as failed, and all of it goes out afterwards', async () => {
  const tickets = Array.from({ length: waiting }, (_, index) => rig.addTicket(`Down ${index}`))
  for (const ticketId of tickets) await rig.read(ticketId)
  rig.proxy.always({ kind: 'answer', status: 503 })
  const ids: string[] = []
  for (const ticketId of tickets) {
    const sessionId = uuid()
    const writeUpId = uuid()
    await rig.act('session.start', {
      sessionId,
      title: 'Down',
      problemSummary: 'Down',
      linkedTicketId: `${rig.connectionId}.${ticketId}`,
    })
    await rig.act('session.resolve', {
      sessionId,
      resolutionSummary: 'x',
      writeUp: makeContent({ ...alone, writeUpId, seen: null }),
    })
    ids.push((await rig.document('writeups', writeUpId)).writebackId ?? '')
  }
  await eventually('the connection to be seen failing', async () => {
    const { state } = await rig.document('connections', rig.connectionId)
    return state === 'failing' || undefined
  })
  rig.proxy.always(null)
  for (const id of ids) expect(await rig.reaches(id, 'posted')).toMatchObject({ tries: 0 })
  expect(await rig.document('connections', rig.connectionId)).toMatchObject({ state: 'ready', problem: null })
  for (const ticketId of tickets) expect(held(ticketId)).toEqual([1, 0, 'Resolved'])
}, 1_200_000)

test('a restored ledger that forgot everything finds at the ticket what it sent', async () => {
  const ticketId = rig.addTicket('Restored')
  const id = await rig.resolve(ticketId)
  await rig.reaches(id, 'posted')
  await rig.sync.db
    .updateTable('writeback_parts')
    .set({ state: 'planned', sent_at: null, psa_id: null })
    .where('writeback_id', '=', id)
    .execute()
  await rig.sync.db
    .updateTable('writeback_queue')
    .set({ due_at: new Date() })
    .where('writeback_id', '=', id)
    .execute()
  await eventually('the ledger to know again', async () => {
    const open = await rig.sync.db
      .selectFrom('writeback_parts')
      .select('key')
      .where('writeback_id', '=', id)
      .where('state', '<>', 'read_back')
      .execute()
    return open.length === 0 || undefined
  })
  expect(held(ticketId)).toEqual([2, 1.25, 'Resolved'])
})
