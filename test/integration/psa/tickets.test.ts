import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import { checkWaiting } from '../../../server/psa/tickets/check-waiting.ts'
import { recentTickets } from '../../../server/psa/tickets/recent-tickets.ts'
import { makeContent } from '../../support/samples/psa.ts'
import { eventually, startPayload } from '../../support/server/sync-rig.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../support/psa/connectwise/connected.ts'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { settingsFor } from '../../support/psa/connectwise/settings.ts'
import { addNote, addTicket } from '../../../scripts/ticket-system/world.ts'

let rig: ConnectedConnectWise
beforeAll(async () => {
  rig = await startConnectedConnectWise()
})
afterAll(async () => {
  forgetFailures()
  await rig?.close()
})

const search = (text: string, over: object = {}) => ({
  connectionId: null,
  text,
  mine: false,
  openOnly: false,
  ...over,
})
const lookNow = async () => {
  await rig.sync.db
    .transaction()
    .execute(async (trx) =>
      rig.sync.jobs.enqueue(trx, [
        recentTickets.about(uuid(), { accountId: 'acme', connectionId: rig.connectionId }),
      ]),
    )
}
/** A time of the ticket system's that is still to come, whenever this runs. */
const inDays = (days: number) =>
  new Date(Math.floor(Date.now() / 1000) * 1000 + days * 86_400_000).toISOString().replace('.000', '')
const known = async (systemId: string) =>
  rig.document('tickets', ticketDocumentId(rig.connectionId, systemId)).catch(() => undefined)

test('tickets are found by number, words and client; one’s own only by those who are mapped', async () => {
  const mine = addTicket(rig.world, 'VPN drops', { ownerId: 1 })
  const answer = async (request: object) => {
    const found = await rig.ann.ask('tickets:search', { ...search(''), ...request })
    return found.ok ? found.tickets.map(({ number }) => number) : found.problem.message
  }
  expect(await answer({ text: String(mine.id) })).toEqual([String(mine.id)])
  expect(await answer({ text: 'vpn' })).toEqual([String(mine.id)])
  expect(await answer({ text: '', mine: true })).toEqual([String(mine.id)])
  const bob = await rig.sync.desk('acme', 'bob')
  expect(await bob.ask('tickets:search', search('', { mine: true }))).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('aren’t mapped') },
  })
  const vic = await rig.sync.desk('acme', 'vic')
  expect(await vic.ask('tickets:search', search('vpn'))).toMatchObject({ problem: { kind: 'forbidden' } })
})

test('a system that is down is a plain sentence', async () => {
  rig.proxy.always({ kind: 'answer', status: 503, body: '<html>' })
  const answer = await rig.ann.ask('tickets:search', search('vpn'))
  rig.proxy.always(null)
  expect(answer).toMatchObject({
    ok: false,
    problem: { kind: 'unavailable', message: expect.stringMatching(/^Tickets: .*\.$/u) },
  })
})

test('a ticket that is read is a document with its last notes, and bounded', async () => {
  const ticket = addTicket(rig.world, 'Large')
  for (let count = 0; count < 8; count += 1)
    addNote(rig.world, ticket.id, { text: `${count} ${'😀'.repeat(2000)}` })
  const read = await rig.read(String(ticket.id))
  expect(read.notes).toHaveLength(5)
  expect(read.notes.map(({ text }) => text[0])).toEqual(['3', '4', '5', '6', '7'])
  for (const { text } of read.notes) expect(text.length).toBeLessThanOrEqual(1000)
  expect(read.title).toBe('Large')
  expect(JSON.stringify(read)).not.toMatch(/\\ud83d(?!\\ude00)/u)
})

test('a typed number is looked up; what waited for it then goes to the ticket', async () => {
  const ticket = addTicket(rig.world, 'Typed offline')
  const sessionId = uuid()
  const writeUp = makeContent({ writeUpId: uuid(), seen: null, time: [], documentation: '' })
  // A device that was offline sends it all at once.
  const answer = await rig.ann.push(
    rig.ann.intent('session.start', { ...startPayload(sessionId), psaTicketId: String(ticket.id) }),
    rig.ann.intent('session.resolve', { sessionId, resolutionSummary: 'x', writeUp }),
  )
  expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }, { status: 'accepted' }] })
  await eventually('the note', () => rig.truth(String(ticket.id)).notes.length === 1)
  expect(await rig.document('sessions', sessionId)).toMatchObject({
    ticketCheck: 'found',
    client: 'Contoso Dental',
    linkedTicketId: ticketDocumentId(rig.connectionId, String(ticket.id)),
  })
})

test('a number that no system has is missing, and the write-up stays here', async () => {
  const sessionId = uuid()
  const writeUp = makeContent({ writeUpId: uuid(), seen: null })
  await rig.act('session.start', { ...startPayload(sessionId), psaTicketId: '999999' })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
  await eventually('the check', async () => {
    const { ticketCheck } = await rig.document('sessions', sessionId)
    return ticketCheck === 'missing' || undefined
  })
  expect(await rig.document('writeups', writeUp.writeUpId)).toMatchObject({ outcome: 'resolved_local' })
})

/** Leaves out that look-ups failed: on a slow machine one is tried more often than a test waits for. */
const forgetFailures = () => {
  const { errors } = rig.sync
  errors.splice(0, errors.length, ...errors.filter((error) => !String(error).includes('ticket-check')))
}
// What failed once too often in one test is not what the next one waits for.
beforeEach(forgetFailures)
/** A look-up that can't be finished is an error of its job, which comes back later. */
const lookUpThatFailed = async () => {
  const failed = () => rig.sync.errors.findIndex((error) => String(error).includes('ticket-check'))
  const index = await eventually('a look-up that failed', () => failed() !== -1 && [failed()])
  rig.sync.errors.splice(index[0] ?? 0, 1)
}
const checkOf = async (sessionId: string) => (await rig.document('sessions', sessionId)).ticketCheck
/** Asks again for all numbers that wait, as whenever a system is back. */
const askAgain = async () => {
  const { db, jobs } = rig.sync
  await db
    .transaction()
    .execute(async (trx) => jobs.enqueue(trx, [checkWaiting.about('acme', { accountId: 'acme' })]))
}
/** The look-ups of a session's number that are still to come. */
const lookUpsOf = async (sessionId: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select name from pgboss.job
    where name like 'ticket-check%' and state < 'completed' and data->>'sessionId' = ${sessionId}`.execute(
    rig.sync.db,
  )
  return rows.map(({ name }) => name)
}

test('a number that a system fails at keeps nothing else waiting, and is asked again', async () => {
  const { id } = addTicket(rig.world, 'Fails alone')
  const sessionId = uuid()
  rig.proxy.about(`id+%3D+${id}&`, { kind: 'answer', status: 500, body: '<html>' })
  await rig.act('session.start', { ...startPayload(sessionId), psaTicketId: String(id) })
  await lookUpThatFailed()
  expect(await rig.document('connections', rig.connectionId)).toMatchObject({ state: 'ready', problem: null })
  const alone = { time: [], documentation: '' }
  await rig.reaches(await rig.resolve(rig.addTicket('Goes on'), alone), 'posted')
  expect(await checkOf(sessionId)).toBe('unchecked')
  await eventually('its next look-up', async () => (await lookUpsOf(sessionId)).length === 1)
  rig.proxy.about(`id+%3D+${id}&`, null)
  await sql`update pgboss.job set start_after = now()
    where name = 'ticket-check' and state = 'retry' and data->>'sessionId' = ${sessionId}`.execute(
    rig.sync.db,
  )
  await eventually('the ticket', async () => (await checkOf(sessionId)) === 'found')
})

test('however often a system comes back and fails again, one look-up of a number is still to come', async () => {
  const { id } = addTicket(rig.world, 'On and off')
  const sessionId = uuid()
  rig.proxy.about(`id+%3D+${id}&`, { kind: 'answer', status: 500, body: '<html>' })
  await rig.act('session.start', { ...startPayload(sessionId), psaTicketId: String(id) })
  await lookUpThatFailed()
  for (let times = 0; times < 3; times += 1) {
    await askAgain()
    await lookUpThatFailed()
  }
  await eventually('the end of the last one', async () => (await lookUpsOf(sessionId)).length <= 1)
  expect(await lookUpsOf(sessionId)).toEqual(['ticket-check'])
  rig.proxy.about(`id+%3D+${id}&`, null)
  await askAgain()
  await eventually('the ticket', async () => (await checkOf(sessionId)) === 'found')
})

test('a number that two systems have is asked about: both tickets are here to choose from, and nothing is posted before', async () => {
  const other = await startConnectWise()
  const mine = addTicket(rig.world, 'Printer in the warehouse')
  const theirs = addTicket(other.world, 'Printer at the branch', { id: mine.id })
  const saved = await rig.olga.ask('connection:save', {
    connectionId: null,
    system: 'connectwise',
    name: 'Branch tickets',
    credentials: settingsFor(other.url, other.world),
  })
  if (!saved.ok) throw new Error(saved.problem.message)
  const sessionId = uuid()
  const number = String(mine.id)
  const writeUp = makeContent({ writeUpId: uuid(), seen: null, time: [], documentation: '' })
  await rig.act('session.start', { ...startPayload(sessionId), psaTicketId: number })
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
  await eventually('the question', async () => {
    const { ticketCheck } = await rig.document('sessions', sessionId)
    return ticketCheck === 'ambiguous' || undefined
  })
  const linkedTicketId = ticketDocumentId(saved.connectionId, number)
  expect((await known(number))?.title).toBe('Printer in the warehouse')
  expect((await rig.document('tickets', linkedTicketId)).title).toBe('Printer at the branch')
  expect(await rig.document('writeups', writeUp.writeUpId)).toMatchObject({ writebackId: null })

  await rig.act('ticket.link', { sessionId, linkedTicketId, number })
  const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
  await rig.reaches(writebackId ?? '', 'posted')
  expect(other.world.notes.filter(({ ticketId }) => ticketId === theirs.id)).toHaveLength(1)
  expect(rig.truth(number).notes).toEqual([])
  expect(await rig.olga.ask('connection:remove', { connectionId: saved.connectionId })).toEqual({ ok: true })
  await other.stop()
})

/** Connects a second system, does something, and removes it again. */
const withBranch = async (work: (other: ConnectWiseServer, connectionId: string) => Promise<void>) => {
  const other = await startConnectWise()
  const credentials = settingsFor(other.url, other.world)
  const branch = { connectionId: null, system: 'connectwise', name: 'Branch tickets', credentials } as const
  const saved = await rig.olga.ask('connection:save', branch)
  if (!saved.ok) throw new Error(saved.problem.message)
  await work(other, saved.connectionId)
  expect(await rig.olga.ask('connection:remove', { connectionId: saved.connectionId })).toEqual({ ok: true })
  await other.stop()
}

test('a number is not settled before every system could be asked; once the last one can, it is', async () => {
  await withBranch(async (other) => {
    const { id } = addTicket(rig.world, 'Scanner at the branch')
    addTicket(other.world, 'Scanner at headquarters', { id })
    const sessionId = uuid()
    rig.proxy.always({ kind: 'answer', status: 503, body: '<html>' })
    await rig.act('session.start', { ...startPayload(sessionId), psaTicketId: String(id) })
    await lookUpThatFailed()
    expect(await checkOf(sessionId)).toBe('unchecked')
    expect(await rig.document('connections', rig.connectionId)).toMatchObject({ state: 'failing' })
    rig.proxy.always(null)
    await eventually('it to be asked again', async () => {
      await lookNow()
      return (await rig.document('connections', rig.connectionId)).state === 'ready'
    })
    await eventually('the question', async () => (await checkOf(sessionId)) === 'ambiguous')
  })
})

test('a number is not missing while the credentials of a system can’t be read, and admins are told', async () => {
  await withBranch(async (other, connectionId) => {
    const { id } = addTicket(other.world, 'Kept in the branch', { id: 987_654 })
    const { db } = rig.sync
    const ofBranch = async (credentials: string) =>
      db
        .updateTable('connection_secrets')
        .set({ credentials })
        .where('connection_id', '=', connectionId)
        .execute()
    await ofBranch('sealed with another secret')
    const sessionId = uuid()
    const writeUp = makeContent({ writeUpId: uuid(), seen: null, time: [], documentation: '' })
    await rig.act('session.start', { ...startPayload(sessionId), psaTicketId: String(id) })
    await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
    await lookUpThatFailed()
    expect(await checkOf(sessionId)).toBe('unchecked')
    expect(await rig.document('writeups', writeUp.writeUpId)).toMatchObject({ outcome: 'resolved' })
    expect(await rig.document('connections', connectionId)).toMatchObject({
      state: 'failing',
      problem: 'Its credentials can’t be read, so nothing is looked up or posted. Connect it again.',
    })
    const again = { connectionId, system: 'connectwise', name: 'Branch tickets' } as const
    const credentials = settingsFor(other.url, other.world)
    expect(await rig.olga.ask('connection:save', { ...again, credentials })).toMatchObject({ ok: true })
    await eventually('the ticket', async () => (await checkOf(sessionId)) === 'found')
    await eventually('the note', () => other.world.notes.some(({ ticketId }) => ticketId === id))
  })
})

test('a ticket linked after the write-up was confirmed gets it once, as the ticket is then', async () => {
  const ticketId = rig.addTicket('Linked too late')
  const sessionId = uuid()
  const writeUp = makeContent({ writeUpId: uuid(), time: [], documentation: '' })
  await rig.act('session.start', startPayload(sessionId))
  await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
  expect(await rig.document('writeups', writeUp.writeUpId)).toMatchObject({ outcome: 'resolved_local' })
  addNote(rig.world, Number(ticketId), { text: 'Any news?', author: 'Maya Okafor' })
  await rig.read(ticketId)
  const linkedTicketId = ticketDocumentId(rig.connectionId, ticketId)
  await rig.act('ticket.link', { sessionId, linkedTicketId, number: null })
  const { writebackId, outcome } = await rig.document('writeups', writeUp.writeUpId)
  expect(outcome).toBe('resolved')
  await rig.reaches(writebackId ?? '', 'posted')
  // Away and back again posts nothing more.
  await rig.act('ticket.link', { sessionId, linkedTicketId: null, number: null })
  await rig.act('ticket.link', { sessionId, linkedTicketId, number: null })
  expect((await rig.document('writeups', writeUp.writeUpId)).writebackId).toBe(writebackId)
  expect(rig.truth(ticketId)).toMatchObject({ status: 'Resolved', notes: { length: 2 } })
})

test('the open tickets of mapped people are known, follow their changes, and let go of what is not theirs any more', async () => {
  const mine = addTicket(rig.world, 'Mine', { ownerId: 1 })
  const closed = addTicket(rig.world, 'Mine, closed', { ownerId: 1, statusId: 103 })
  const theirs = addTicket(rig.world, 'Theirs', { ownerId: 2 })
  await lookNow()
  await eventually('mine', async () => (await known(String(mine.id)))?.assignedTo === 'ann' || undefined)
  expect([await known(String(closed.id)), await known(String(theirs.id))]).toEqual([undefined, undefined])

  Object.assign(mine, { statusId: 101, lastUpdated: inDays(1) })
  await lookNow()
  await eventually(
    'the new status',
    async () => (await known(String(mine.id)))?.statusId === '101' || undefined,
  )

  mine.ownerId = 2
  mine.lastUpdated = inDays(2)
  await lookNow()
  await eventually('it to be no one’s here', async () => {
    const ticket = await known(String(mine.id))
    return (ticket !== undefined && ticket.assignedTo === null) || undefined
  })
})

test('writebacks are listed by person, client, ticket and state, in pages', async () => {
  const ids: string[] = []
  for (let count = 0; count < 3; count += 1) {
    const ticket = addTicket(rig.world, `Listed ${count}`)
    ids.push(await rig.resolve(String(ticket.id), { time: [], documentation: '' }))
  }
  for (const id of ids) await rig.reaches(id, 'posted')
  const all = { personId: null, client: '', ticket: '', states: [], from: null, to: null, after: null }
  const list = async (over: object) => {
    const answer = await rig.ann.ask('writebacks:list', { ...all, ...over })
    if (!answer.ok) throw new Error(answer.problem.message)
    return answer
  }
  const { rows } = await list({})
  expect(rows.map(({ writeback }) => writeback.id).slice(0, 3)).toEqual(ids.toReversed())
  expect(rows[0]).toMatchObject({ client: 'Contoso Dental', ownerId: 'ann' })
  const { ticketNumber } = rows[0]?.writeback ?? { ticketNumber: '' }
  expect((await list({ ticket: ticketNumber })).rows).toHaveLength(1)
  expect((await list({ client: 'contoso', states: ['posted'], personId: 'ann' })).rows.length).toBe(
    rows.length,
  )
  for (const none of [
    { client: '%' },
    { states: ['failed'] },
    { personId: 'bob' },
    { from: Date.now() + 60_000 },
  ])
    expect((await list(none)).rows).toEqual([])
  const [first, second] = rows
  const behind = { at: first?.writeback.createdAt ?? 0, id: first?.writeback.id ?? '' }
  expect((await list({ after: behind })).rows[0]?.writeback.id).toBe(second?.writeback.id)
})
