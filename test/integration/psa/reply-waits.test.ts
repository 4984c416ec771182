import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSnapshot } from '../../support/samples/make.ts'
import { boardsOf } from '../../support/psa/connectwise/connected.ts'
import { settingsFor } from '../../support/psa/connectwise/settings.ts'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { addNote, addTicket } from '../../../scripts/ticket-system/world.ts'
import { type PsaRig, startPsaRig } from '../../support/server/psa-rig.ts'
import { eventually, startPayload } from '../../support/server/sync-rig.ts'

let server: ConnectWiseServer
let rig: PsaRig
beforeAll(async () => {
  server = await startConnectWise(undefined, [50, 50])
  rig = await startPsaRig('connectwise', settingsFor(server.url, server.world), {
    memberId: 'tmarsh',
    boards: boardsOf(server.world),
  })
})
afterAll(async () => {
  await rig?.close()
  await server?.stop()
})

const hour = 3_600_000
const stamped = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/u, 'Z')

/** A session of Ann's about a new ticket that has one note, from two hours ago. */
const started = async (title: string) => {
  const ticket = addTicket(server.world, title)
  addNote(server.world, ticket.id, { text: 'It fails.', dateCreated: stamped(Date.now() - 2 * hour) })
  const { id: linkedTicketId } = await rig.read(String(ticket.id))
  const sessionId = uuid()
  const payload = { ...startPayload(sessionId), linkedTicketId }
  await rig.ann.push(rig.ann.intent('session.start', payload, { at: Date.now() - 2 * hour }))
  return { ticketId: ticket.id, sessionId }
}
/** Parks it until a reply, at a device's time. */
const park = async (sessionId: string, at = Date.now(), wakeAt: number | null = null) => {
  const handoffId = uuid()
  const payload = {
    handoffId,
    sessionId,
    intent: 'park' as const,
    wakeOnReply: true,
    wakeAt,
    snapshot: makeSnapshot(),
  }
  const answer = await rig.ann.push(rig.ann.intent('handoff.create', payload, { at }))
  expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
  return handoffId
}
const woken = async (handoffId: string) =>
  eventually('the session to wake', async () => {
    const handoff = await rig.document('handoffs', handoffId)
    return handoff.wokeAt !== null && handoff
  })
const changesOf = async (handoffId: string) =>
  (await woken(handoffId)).woken?.changes.map((line) => line.replace(/[⁨⁩]/gu, ''))

test('a reply that came between parking without a network and sending wakes it, and is told', async () => {
  const { ticketId, sessionId } = await started('Replied meanwhile')
  addNote(server.world, ticketId, { text: 'It works again.' })
  await rig.read(String(ticketId))
  const handoffId = await park(sessionId, Date.now() - hour)
  expect(await changesOf(handoffId)).toEqual(['The client replied: “It works again.”'])
  expect((await woken(handoffId)).ticketThen?.noteIds).toHaveLength(1)
})

test('a reply behind many internal notes wakes it all the same', async () => {
  const { ticketId, sessionId } = await started('Much is written')
  const handoffId = await park(sessionId)
  addNote(server.world, ticketId, { text: 'Any news?', dateCreated: stamped(Date.now() + 1000) })
  for (let count = 0; count < 6; count += 1)
    addNote(server.world, ticketId, {
      text: `Internal ${count}`,
      internalAnalysisFlag: true,
      detailDescriptionFlag: false,
      dateCreated: stamped(Date.now() + 2000 + count * 1000),
    })
  await rig.read(String(ticketId))
  expect(await changesOf(handoffId)).toContain('The client replied: “Any news?”')
})

test('once its ticket is unlinked or gone, it wakes and says why, unless a time wakes it', async () => {
  const unlinked = await started('Unlinked')
  const timed = await started('Unlinked, with a time')
  const parked = await park(unlinked.sessionId)
  const withTime = await park(timed.sessionId, Date.now(), Date.now() + 48 * hour)
  for (const { sessionId } of [timed, unlinked])
    await rig.act('ticket.link', { sessionId, linkedTicketId: null, number: null })
  expect(await changesOf(parked)).toContain('No ticket is linked, so no reply can wake this.')
  expect(await woken(parked)).toMatchObject({ state: 'open', wakeOnReply: false })
  expect((await rig.document('handoffs', withTime)).wokeAt).toBeNull()
})

test('once the connection is removed, whoever waits for a reply is told', async () => {
  const { sessionId } = await started('Disconnected')
  const handoffId = await park(sessionId)
  const { connectionId } = rig
  expect(await rig.olga.ask('connection:remove', { connectionId })).toEqual({ ok: true })
  expect(await changesOf(handoffId)).toEqual([
    'The ticket system was disconnected, so no reply can wake this.',
  ])
})
