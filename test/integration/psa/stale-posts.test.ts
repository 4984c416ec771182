import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seenOf, ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import { isOpenPart, isTicketBehind } from '../../../core/domain/write-up/writeback-state.ts'
import { makeContent } from '../../support/samples/psa.ts'
import { escalatePayload, eventually } from '../../support/server/sync-rig.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../support/psa/connectwise/connected.ts'
import { addNote } from '../../../scripts/ticket-system/world.ts'

let rig: ConnectedConnectWise
beforeAll(async () => {
  rig = await startConnectedConnectWise()
})
afterAll(async () => rig?.close())

const alone = { time: [], documentation: '' }
const inWorld = (ticketId: string) => {
  const ticket = rig.world.tickets.find(({ id }) => id === Number(ticketId))
  if (ticket === undefined) throw new Error(`No ticket ${ticketId}.`)
  return ticket
}

/** Drafts against the ticket as it is, lets it change, then confirms. */
const confirmAfter = async (ticketId: string, change: () => void): Promise<string> => {
  const sessionId = await rig.start(ticketId)
  const seen = seenOf(await rig.read(ticketId))
  change()
  const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
  return (await rig.document('writeups', writeUp.writeUpId)).writebackId ?? ''
}

test('a reply and a new status since the draft hold it, with what changed; posted only by whoever saw that', async () => {
  const ticketId = rig.addTicket('Changed')
  addNote(rig.world, Number(ticketId), { text: 'Since this morning.', author: 'Robin Vale' })
  const id = await confirmAfter(ticketId, () => {
    inWorld(ticketId).statusId = 101
    addNote(rig.world, Number(ticketId), { text: 'It also happens on my phone.', author: 'Robin Vale' })
  })
  const held = await rig.reaches(id, 'held')
  expect(held.changes).toEqual([
    'Its status changed from New to In Progress.',
    'Robin Vale wrote: “It also happens on my phone.”',
  ])
  expect(rig.truth(ticketId)).toMatchObject({ status: 'In Progress', notes: { length: 2 } })

  addNote(rig.world, Number(ticketId), { text: 'And on the tablet.', author: 'Robin Vale' })
  await rig.act('writeback.retry', { writebackId: id, despite: held.changesVersion })
  const again = await eventually('what changed next', async () => {
    const now = await rig.document('writebacks', id)
    return now.changesVersion > held.changesVersion && now.state === 'held' && now
  })
  expect(again.changes).toEqual(['Robin Vale wrote: “And on the tablet.”'])
  await rig.act('writeback.retry', { writebackId: id, despite: again.changesVersion })
  await rig.reaches(id, 'posted')
  expect(rig.truth(ticketId).status).toBe('Resolved')
})

test('what Baton itself posted in between is no change', async () => {
  const ticketId = rig.addTicket('Own echo')
  const sessionId = await rig.start(ticketId)
  const seen = seenOf(await rig.read(ticketId))
  const handoffId = uuid()
  const escalation = makeContent({ ...alone, writeUpId: uuid(), seen })
  await rig.act('handoff.create', { ...escalatePayload(sessionId, handoffId), writeUp: escalation })
  const bob = await rig.sync.desk('acme', 'bob')
  await rig.request('handoff.claim', { handoffId }, bob)
  // Drafted before the escalation had arrived.
  const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp }, bob)
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  await rig.reaches(writebackId ?? '', 'posted')
  expect(rig.truth(ticketId)).toMatchObject({ status: 'Resolved', notes: { length: 2 } })
})

test.each([
  { how: 'with its status', statusSkipped: null, status: 'Resolved', reason: 'A later write-up' },
  { how: 'and left as it was', statusSkipped: 'I chose so.', status: 'New', reason: 'no longer escalated' },
])(
  'an escalation that failed and is tried again late doesn’t escalate a ticket that was resolved $how',
  async ({ statusSkipped, status, reason }) => {
    const ticketId = rig.addTicket('Tried again late')
    const sessionId = await rig.start(ticketId)
    const handoffId = uuid()
    const escalation = makeContent({ ...alone, writeUpId: uuid(), seen: null })
    rig.world.rights.delete('notes')
    await rig.act('handoff.create', { ...escalatePayload(sessionId, handoffId), writeUp: escalation })
    const old = (await rig.document('writeups', escalation.writeUpId)).writebackId ?? ''
    await rig.reaches(old, 'failed')
    rig.world.rights.add('notes')
    const bob = await rig.sync.desk('acme', 'bob')
    await rig.request('handoff.claim', { handoffId }, bob)
    const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen: null, statusSkipped })
    await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp }, bob)
    await rig.reaches((await rig.document('writeups', writeUp.writeUpId)).writebackId ?? '', 'posted')

    await rig.act('writeback.retry', { writebackId: old })
    const posted = await rig.reaches(old, 'posted')
    expect(posted.parts.at(-1)).toMatchObject({ state: 'skipped', reason: expect.stringContaining(reason) })
    expect(rig.truth(ticketId)).toMatchObject({ status, notes: { length: 2 } })
  },
)

test('an escalated status that couldn’t be read back is still known as ours once its session was resolved', async () => {
  const { db } = rig.sync
  const ticketId = rig.addTicket('Not read back')
  const sessionId = await rig.start(ticketId)
  const seen = seenOf(await rig.read(ticketId))
  const handoffId = uuid()
  const escalation = makeContent({ ...alone, writeUpId: uuid(), seen })
  await rig.act('handoff.create', { ...escalatePayload(sessionId, handoffId), writeUp: escalation })
  const old = (await rig.document('writeups', escalation.writeUpId)).writebackId ?? ''
  await rig.reaches(old, 'posted')
  const bob = await rig.sync.desk('acme', 'bob')
  await rig.request('handoff.claim', { handoffId }, bob)
  // The ledger as it is when the status was set and the ticket couldn't be read after that.
  await rig.pause(new Date(Date.now() + 3_600_000))
  await db
    .updateTable('writeback_parts')
    .set({ state: 'sending', psa_id: null })
    .where('writeback_id', '=', old)
    .where('key', '=', 'status')
    .execute()
  await db
    .updateTable('writeback_queue')
    .set({ due_at: new Date() })
    .where('writeback_id', '=', old)
    .execute()
  // Drafted before the escalation had arrived.
  const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp }, bob)
  await rig.pause(null)
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  await rig.reaches(writebackId ?? '', 'posted', 'held')
  expect(
    await db
      .selectFrom('writeback_parts')
      .select(['state', 'reason'])
      .where('writeback_id', '=', old)
      .where('key', '=', 'status')
      .executeTakeFirst(),
  ).toEqual({ state: 'read_back', reason: null })
  expect(await rig.document('writebacks', writebackId ?? '')).toMatchObject({ state: 'posted' })
  expect(rig.truth(ticketId)).toMatchObject({ status: 'Resolved', notes: { length: 2 } })
})

test('a resolution that is tried again leaves a ticket escalated that another session escalated meanwhile, until that one has ended', async () => {
  const ticketId = rig.addTicket('Two sessions')
  rig.proxy.next('PATCH', { kind: 'answer', status: 400, body: '{"message":"Not now."}' })
  const resolution = await rig.resolve(ticketId, { ...alone, seen: null })
  await rig.reaches(resolution, 'partly')
  const sessionId = await rig.start(ticketId)
  const escalation = makeContent({ ...alone, writeUpId: uuid(), seen: null })
  const handoffId = uuid()
  await rig.act('handoff.create', { ...escalatePayload(sessionId, handoffId), writeUp: escalation })
  await rig.reaches((await rig.document('writeups', escalation.writeUpId)).writebackId ?? '', 'posted')
  expect(rig.truth(ticketId).status).toBe('Escalated')

  const again = async () => {
    const { rev } = await rig.document('writebacks', resolution)
    await rig.act('writeback.retry', { writebackId: resolution })
    return eventually('the end of the try', async () => {
      const now = await rig.document('writebacks', resolution)
      return now.rev > rev + 1 && now.parts.every((part) => !isOpenPart(part)) && now
    })
  }
  const left = await again()
  expect(left).toMatchObject({ state: 'partly', problem: { kind: 'not_verified' } })
  expect(left.parts.at(-1)).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('was left at Escalated, because the ticket was escalated after this'),
  })
  expect(isTicketBehind(left)).toBe(true)
  expect(rig.truth(ticketId)).toMatchObject({ status: 'Escalated', notes: { length: 2 } })

  // Whoever claimed it is still at it.
  const bob = await rig.sync.desk('acme', 'bob')
  await rig.request('handoff.claim', { handoffId }, bob)
  expect((await again()).state).toBe('partly')

  await rig.act('session.abandon', { sessionId }, bob)
  expect(await again()).toMatchObject({ state: 'posted', statusRead: 'Resolved' })
  expect(rig.truth(ticketId)).toMatchObject({ status: 'Resolved', notes: { length: 2 } })
})

test('a resolution that is tried again leaves a ticket to the later one that resolved it', async () => {
  const ticketId = rig.addTicket('Resolved twice')
  rig.proxy.next('PATCH', { kind: 'answer', status: 400, body: '{"message":"Not now."}' })
  const first = await rig.resolve(ticketId, { ...alone, seen: null })
  await rig.reaches(first, 'partly')
  await rig.reaches(await rig.resolve(ticketId, { ...alone, seen: null }), 'posted')
  inWorld(ticketId).statusId = 101
  await rig.act('writeback.retry', { writebackId: first })
  const posted = await rig.reaches(first, 'posted')
  expect(posted.parts.at(-1)).toMatchObject({
    state: 'skipped',
    reason: expect.stringContaining('A later write-up'),
  })
  expect(rig.truth(ticketId).status).toBe('In Progress')
})

test('a ticket that was merged gets nothing: its parent does, keeps its status, and that is said', async () => {
  const parent = rig.addTicket('Parent')
  const ticketId = rig.addTicket('Child')
  const id = await confirmAfter(ticketId, () => void (inWorld(ticketId).mergedInto = Number(parent)))
  const posted = await rig.reaches(id, 'posted')
  expect(posted).toMatchObject({ mergedInto: parent })
  expect(posted.parts.at(-1)).toMatchObject({ state: 'skipped', reason: expect.stringContaining('merged') })
  expect(rig.truth(ticketId).notes).toEqual([])
  expect(rig.truth(parent)).toMatchObject({ status: 'New', notes: { length: 1 } })
})

test('a deleted ticket holds it: told, not dropped', async () => {
  const ticketId = rig.addTicket('Deleted')
  const id = await confirmAfter(ticketId, () => {
    rig.world.tickets.splice(rig.world.tickets.indexOf(inWorld(ticketId)), 1)
  })
  const held = await rig.reaches(id, 'held')
  expect(held.problem).toMatchObject({ kind: 'gone', message: expect.stringContaining('no longer exists') })
})

test('a ticket that is closed to notes holds it, and is not opened again', async () => {
  const ticketId = rig.addTicket('Locked')
  Object.assign(inWorld(ticketId), { boardId: 30, statusId: 303 })
  const id = await rig.resolve(ticketId, { ...alone, seen: null })
  const held = await rig.reaches(id, 'held')
  expect(held.problem?.kind).toBe('locked')
  expect(rig.truth(ticketId)).toMatchObject({ status: 'Closed', notes: [] })
})

test('nothing is posted for a session that was reopened before it went out', async () => {
  const ticketId = rig.addTicket('Reopened')
  const sessionId = await rig.start(ticketId)
  rig.proxy.always({ kind: 'answer', status: 429, headers: { 'retry-after': '1' } })
  const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen: null })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
  await rig.act('session.reopen', { sessionId })
  rig.proxy.always(null)
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  const left = await rig.document('writebacks', writebackId ?? '')
  expect(left).toMatchObject({
    state: 'left',
    left: { by: 'ann', reason: 'The session was reopened before this was posted.' },
  })
  // Resolved again, it gets the new note alone.
  const again = makeContent({ ...alone, writeUpId: uuid(), seen: null })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp: again })
  const next = (await rig.document('writeups', again.writeUpId)).writebackId
  await rig.reaches(next ?? '', 'posted')
  expect(rig.truth(ticketId).notes).toHaveLength(1)
})

test('what reopening kept from its ticket is posted once after that was undone', async () => {
  const ticketId = rig.addTicket('Reopened by mistake')
  const sessionId = await rig.start(ticketId)
  rig.proxy.always({ kind: 'answer', status: 429, headers: { 'retry-after': '1' } })
  const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen: null })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
  await rig.act('session.reopen', { sessionId })
  rig.proxy.always(null)
  const again = { writeUpId: writeUp.writeUpId, toldId: null }
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', again })
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  await rig.reaches(writebackId ?? '', 'posted')
  expect(rig.truth(ticketId).notes).toHaveLength(1)
})

test('what waits for someone who lost their access waits for an admin', async () => {
  const bob = await rig.sync.desk('acme', 'bob')
  const ticketId = rig.addTicket('Left the company')
  const sessionId = uuid()
  await rig.read(ticketId)
  await rig.act(
    'session.start',
    {
      sessionId,
      title: 'x',
      problemSummary: 'x',
      linkedTicketId: ticketDocumentId(rig.connectionId, ticketId),
    },
    bob,
  )
  rig.proxy.always({ kind: 'answer', status: 429, headers: { 'retry-after': '1' } })
  const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen: null })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp }, bob)
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  // Otherwise the first try, which reads who it is for at its beginning, may take until after the system answers again.
  await eventually('it to wait', async () => {
    const { nextTryAt } = await rig.document('writebacks', writebackId ?? '')
    return nextTryAt !== null
  })
  await rig.request('person.update', { personId: 'bob', active: false }, rig.olga)
  rig.proxy.always(null)
  const held = await rig.reaches(writebackId ?? '', 'held')
  expect(held.problem?.kind).toBe('person_left')
  await rig.act('writeback.retry', { writebackId: writebackId ?? '' }, rig.olga)
  expect(await rig.reaches(writebackId ?? '', 'posted')).toMatchObject({ personId: 'olga' })
})

test('what waits when its connection is removed is held and told', async () => {
  const ticketId = rig.addTicket('Removed')
  const sessionId = uuid()
  await rig.read(ticketId)
  await rig.act('session.start', {
    sessionId,
    title: 'x',
    problemSummary: 'x',
    linkedTicketId: ticketDocumentId(rig.connectionId, ticketId),
  })
  rig.proxy.always({ kind: 'answer', status: 429, headers: { 'retry-after': '60' } })
  const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen: null })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  expect(await rig.olga.ask('connection:remove', { connectionId: rig.connectionId })).toEqual({ ok: true })
  const held = await rig.reaches(writebackId ?? '', 'held')
  expect(held.problem?.kind).toBe('connection_removed')
  expect(rig.truth(ticketId).notes).toEqual([])
})
