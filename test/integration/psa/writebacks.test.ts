import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import { ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import type { WriteUpContent } from '../../../core/domain/write-up/write-up.ts'
import { sha256 } from '../../support/samples/images.ts'
import { makeContent } from '../../support/samples/psa.ts'
import { escalatePayload, eventually, startPayload } from '../../support/server/sync-rig.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../support/psa/connectwise/connected.ts'

const alone = { time: [], documentation: '' }
let rig: ConnectedConnectWise
beforeAll(async () => {
  rig = await startConnectedConnectWise()
})
afterAll(async () => rig?.close())

test('a resolved session arrives at its ticket: note, documentation, time, status, each once and read back', async () => {
  const ticketId = rig.addTicket('Outlook does not sync')
  const id = await rig.resolve(ticketId)
  const posted = await rig.reaches(id, 'posted')
  expect(posted.parts.map(({ key, state }) => `${key} ${state}`)).toEqual([
    'note read_back',
    'documentation read_back',
    'time:0 read_back',
    'status read_back',
  ])
  expect(posted).toMatchObject({ statusBefore: 'New', statusRead: 'Resolved', problem: null })
  const { notes, time, status } = rig.truth(ticketId)
  expect(notes).toHaveLength(2)
  expect(notes[0]).toMatch(/^PROBLEM\n|^Problem/u)
  expect(time).toMatchObject([{ member: 'tmarsh', actualHours: 1.25 }])
  expect(status).toBe('Resolved')
})

test('an escalation is one internal note with its documentation, names its note, and sets the status', async () => {
  const ticketId = rig.addTicket('Escalated')
  const sessionId = await rig.start(ticketId)
  const handoffId = uuid()
  const writeUp = makeContent({
    writeUpId: uuid(),
    seen: null,
    time: [],
    documentation: 'SESSION DOCUMENTATION: ESCALATED',
    visibility: 'client',
  })
  await rig.act('handoff.create', { ...escalatePayload(sessionId, handoffId), writeUp })
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  await rig.reaches(writebackId ?? '', 'posted')
  const [note, ...others] = rig.world.notes.filter((one) => one.ticketId === Number(ticketId))
  expect(others).toEqual([])
  expect(note).toMatchObject({ internalAnalysisFlag: true, detailDescriptionFlag: false })
  expect(note?.text).toContain('SESSION DOCUMENTATION: ESCALATED')
  expect(rig.truth(ticketId).status).toBe('Escalated')
  expect((await rig.document('handoffs', handoffId)).psaNoteId).toBe(String(note?.id))
  expect(rig.world.mails).toEqual([])
})

test('what no one set a status for, or mapped a member for, is skipped and says where to set it', async () => {
  const ticketId = rig.addTicket('Skipped')
  const sessionId = await rig.start(ticketId)
  await rig.act('ticket.link', {
    sessionId,
    linkedTicketId: ticketDocumentId(rig.connectionId, ticketId),
    number: null,
  })
  const bob = await rig.sync.desk('acme', 'bob')
  const mine = uuid()
  await rig.act(
    'session.start',
    { ...startPayload(mine), linkedTicketId: ticketDocumentId(rig.connectionId, ticketId) },
    bob,
  )
  const writeUp = makeContent({ writeUpId: uuid(), seen: null, statusSkipped: 'You chose to leave it.' })
  await rig.act('session.resolve', { sessionId: mine, resolutionSummary: 'x', writeUp }, bob)
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  const posted = await rig.reaches(writebackId ?? '', 'posted')
  expect(posted.parts.find(({ key }) => key === 'time:0')).toMatchObject({
    state: 'skipped',
    reason: expect.stringContaining('Settings, under Connections'),
  })
  expect(posted.parts.find(({ key }) => key === 'status')).toMatchObject({
    state: 'skipped',
    reason: 'You chose to leave it.',
  })
  expect(rig.truth(ticketId)).toMatchObject({ time: [], status: 'New' })
  // Without a member of his own, the note names him.
  expect(rig.truth(ticketId).notes[0]).toMatch(/Bob via Baton \([2-9a-z]{12}\)$/u)

  const members = [
    { personId: 'ann', memberId: 'tmarsh', name: 'Tess' },
    { personId: 'bob', memberId: 'jsmith', name: 'Jo' },
  ]
  await rig.request('connection.settings', { connectionId: rig.connectionId, members }, rig.olga)
  await rig.act('writeback.retry', { writebackId: writebackId ?? '' }, bob)
  await eventually('the time', () => rig.truth(ticketId).time.length === 1)
  await rig.reaches(writebackId ?? '', 'posted')
  expect(rig.truth(ticketId)).toMatchObject({
    time: [{ member: 'jsmith' }],
    notes: [expect.any(String), expect.any(String)],
  })
})

/** A file as a desk uploads it, for a write-up. */
const upload = async (name: string, text: string): Promise<WriteUpContent['files'][number]> => {
  const body = Buffer.from(text)
  const hash = sha256(body)
  const key = { account_id: 'acme', hash }
  await rig.sync.db
    .insertInto('files')
    .values({
      ...key,
      type: 'application/octet-stream',
      bytes: body.length,
      person_id: 'ann',
      touched_at: new Date(),
      complete_at: new Date(),
    })
    .execute()
  await rig.sync.db
    .insertInto('file_chunks')
    .values({ ...key, index: 0, body })
    .execute()
  return { hash, name, type: 'text/plain', size: body.length, visibility: 'internal' }
}

test('files go along one by one, private unless chosen otherwise', async () => {
  const file = await upload('netlogon.log', 'netlogon says no')
  const { hash } = file
  const ticketId = rig.addTicket('With a file')
  const id = await rig.resolve(ticketId, { files: [file, file] })
  const posted = await rig.reaches(id, 'posted')
  expect(posted.parts.filter(({ key: part }) => part.startsWith('file:'))).toMatchObject([
    { state: 'read_back' },
  ])
  const documents = () => rig.world.documents.filter((one) => one.ticketId === Number(ticketId))
  expect(documents()).toMatchObject([{ fileName: 'netlogon.log', privateFlag: true }])

  // A ledger that doesn't know whether it arrived finds it by its name and length.
  const { db } = rig.sync
  await db
    .updateTable('writeback_parts')
    .set({ state: 'sending' })
    .where('key', '=', `file:${hash}`)
    .execute()
  await db.updateTable('writeback_queue').set({ due_at: new Date() }).where('writeback_id', '=', id).execute()
  await eventually('the ledger to know', async () => {
    const row = await db
      .selectFrom('writeback_parts')
      .select('state')
      .where('key', '=', `file:${hash}`)
      .executeTakeFirstOrThrow()
    return row.state === 'read_back' || undefined
  })
  expect(documents()).toHaveLength(1)
})

test('two files of one name and length are there both, although one looks like the other', async () => {
  const files = [await upload('ping.log', 'host 1 is up'), await upload('ping.log', 'host 2 is up')]
  const ticketId = rig.addTicket('Two files')
  const id = await rig.resolve(ticketId, { ...alone, files })
  await rig.reaches(id, 'posted')
  const documents = () => rig.world.documents.filter((one) => one.ticketId === Number(ticketId))
  expect(documents()).toHaveLength(2)
  // So does a ledger that doesn't know whether they arrived, and the file of another write-up stays that one's.
  const { db } = rig.sync
  await db
    .updateTable('writeback_parts')
    .set({ state: 'planned', psa_id: null })
    .where('key', 'like', 'file:%')
    .where('writeback_id', '=', id)
    .execute()
  await db.updateTable('writeback_queue').set({ due_at: new Date() }).where('writeback_id', '=', id).execute()
  await eventually('the ledger to know', async () => {
    const { rows } = await sql<{ id: string }>`select distinct psa_id as id from writeback_parts
      where writeback_id = ${id} and key like 'file:%' and state = 'read_back'`.execute(db)
    return rows.length === 2
  })
  const third = await upload('ping.log', 'host 3 is up')
  await rig.reaches(await rig.resolve(ticketId, { ...alone, files: [third], seen: null }), 'posted')
  // The same file again is there already.
  await rig.reaches(await rig.resolve(ticketId, { ...alone, files: [third], seen: null }), 'posted')
  expect(documents()).toHaveLength(3)
})

test('several write-ups of one ticket arrive in their order', async () => {
  const ticketId = rig.addTicket('Twice')
  const first = await rig.resolve(ticketId, { markdown: 'First.', time: [], documentation: '' })
  const second = await rig.resolve(ticketId, { markdown: 'Second.', time: [], documentation: '', seen: null })
  await rig.reaches(first, 'posted')
  await rig.reaches(second, 'posted')
  expect(rig.truth(ticketId).notes.map((text) => text.split('\n')[0])).toEqual(['First.', 'Second.'])
})

test('what needs someone stays on every device, however long ago its session was closed', async () => {
  const ticketId = rig.addTicket('Long ago')
  rig.proxy.next('PATCH', { kind: 'answer', status: 400, body: '{"message":"Not now."}' })
  const id = await rig.resolve(ticketId, { time: [], documentation: '', seen: null })
  await rig.reaches(id, 'partly')
  const { sessionId } = await rig.document('writebacks', id)
  /** What a device of someone else gets that keeps nothing of closed sessions but what it must. */
  const pulled = async () => {
    const bob = await rig.sync.desk('acme', 'bob')
    const wholeSince = Date.now() + 3_600_000
    const answer = await bob.ask('sync:pull', { after: nothingYet, limit: 1000, wholeSince })
    if (!answer.ok || answer.more) throw new Error('There was more.')
    return { ids: answer.changes.map(({ document }) => document.id), left: answer.left }
  }
  const before = await pulled()
  expect(before.left).not.toContain(sessionId)
  expect(before.ids).toContain(id)
  await rig.act('writeback.leave', { writebackId: id, reason: 'Set by hand.' })
  const after = await pulled()
  expect(after.left).toContain(sessionId)
  expect(after.ids).not.toContain(id)
})
