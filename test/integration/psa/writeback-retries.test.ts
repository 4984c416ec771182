import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findSecrets } from '../../../server/store/psa/connection-store.ts'
import { makeContent } from '../../support/samples/psa.ts'
import { eventually } from '../../support/server/sync-rig.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../support/psa/connectwise/connected.ts'

const alone = { time: [], documentation: '' }
const minute = 60_000
const day = 86_400_000

/** A note that arrives after whoever sent it gave up waiting, and before the lease of what was sent is over. */
const lateNote = { kind: 'late', by: 6000 } as const
/** So that there are seconds from when it is given up to its arrival, and from there to the end of its lease. */
const lease = 10_000
const itsArrival = async () => new Promise((resolve) => setTimeout(resolve, lateNote.by))

describe('with minutes between tries', () => {
  let rig: ConnectedConnectWise
  beforeAll(async () => {
    rig = await startConnectedConnectWise({
      retries: [5 * minute, 15 * minute],
      outages: [2 * minute],
      lease,
    })
  })
  afterEach(() => rig.proxy.forget())
  afterAll(async () => rig?.close())

  const tried = async (id: string) =>
    eventually('a try that failed', async () => {
      const writeback = await rig.document('writebacks', id)
      return writeback.nextTryAt !== null && writeback
    })
  const pausedUntil = async () => (await findSecrets(rig.sync.db, rig.connectionId))?.pausedUntil?.getTime()

  test('a note that arrives late is there once, although someone tried again before it did', async () => {
    const ticketId = rig.addTicket('Slow to answer')
    rig.proxy.next('POST', lateNote)
    const id = await rig.resolve(ticketId, alone)
    await tried(id)
    expect(rig.truth(ticketId).notes).toEqual([])
    await rig.act('writeback.retry', { writebackId: id })
    await rig.reaches(id, 'posted')
    await itsArrival()
    expect(rig.truth(ticketId).notes).toHaveLength(1)
  })

  test('a system that asks to wait for less than usual is asked again as usual', async () => {
    const at = Date.now()
    rig.proxy.next('POST', { kind: 'answer', status: 503, headers: { 'retry-after': '0' } })
    const { nextTryAt } = await tried(await rig.resolve(rig.addTicket('At once'), alone))
    expect(nextTryAt).toBeGreaterThanOrEqual(at + 5 * minute)
  })

  test('one that asks to wait for years is asked again in a day', async () => {
    const at = Date.now()
    const headers = { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }
    rig.proxy.next('POST', { kind: 'answer', status: 503, headers })
    const { nextTryAt } = await tried(await rig.resolve(rig.addTicket('In years'), alone))
    expect(nextTryAt).toBeGreaterThanOrEqual(at + day)
    expect(nextTryAt).toBeLessThanOrEqual(Date.now() + day)
  })

  test('one that is down is left alone for as long as usual, whatever it asks for', async () => {
    const sessionId = await rig.start(rig.addTicket('Down'))
    const at = Date.now()
    rig.proxy.always({ kind: 'answer', status: 503, headers: { 'retry-after': '1' } })
    const writeUp = makeContent({ ...alone, writeUpId: uuid(), seen: null })
    await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
    expect(await eventually('the pause', pausedUntil)).toBeGreaterThanOrEqual(at + 2 * minute)
    rig.proxy.always(null)
    const { writebackId } = await rig.document('writeups', writeUp.writeUpId)
    await tried(writebackId ?? '')
    await rig.act('writeback.retry', { writebackId: writebackId ?? '' })
    await rig.reaches(writebackId ?? '', 'posted')
  })

  test('one that asks to slow down is believed once; if it does so again, it is left alone as usual', async () => {
    const slower = { kind: 'answer', status: 429, headers: { 'retry-after': '1' } } as const
    rig.proxy.next('POST', slower)
    await rig.reaches(await rig.resolve(rig.addTicket('Once'), alone), 'posted')
    const at = Date.now()
    rig.proxy.next('POST', slower)
    rig.proxy.next('POST', slower)
    await rig.resolve(rig.addTicket('Twice'), alone)
    const until = await eventually('the long pause', async () => {
      const time = await pausedUntil()
      return time !== undefined && time > at + minute && time
    })
    expect(until).toBeGreaterThanOrEqual(at + 2 * minute)
  })
})

test('a note that arrives after the last try had failed is there once, although someone tried again before it did', async () => {
  const rig = await startConnectedConnectWise({ retries: [], lease })
  try {
    const ticketId = rig.addTicket('Given up')
    rig.proxy.next('POST', lateNote)
    const id = await rig.resolve(ticketId, alone)
    await rig.reaches(id, 'failed')
    expect(rig.truth(ticketId).notes).toEqual([])
    await rig.act('writeback.retry', { writebackId: id })
    await rig.reaches(id, 'posted')
    await itsArrival()
    expect(rig.truth(ticketId).notes).toHaveLength(1)
  } finally {
    await rig.close()
  }
})
