import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeWorld } from '../../support/make.ts'
import { makeDevice, openTestDesk, signInAs, until, untilState } from '../../support/open-test-desk.ts'
import { ScriptedServer } from '../../support/scripted-server.ts'
import type { Desk } from '../../../renderer/data/desk.ts'

let server: ScriptedServer
const desks: Desk[] = []
const track = (desk: Desk): Desk => {
  desks.push(desk)
  return desk
}

beforeEach(async () => {
  server = await new ScriptedServer(makeWorld()).start()
})
afterEach(async () => {
  await Promise.all(desks.splice(0).map(async (desk) => desk.close()))
  await server.stop()
})

const started = { title: 'Printer is offline', problemSummary: 'The printer on the second floor is offline' }

test('a session started here is seen here at once and elsewhere after', async () => {
  const annDevice = makeDevice()
  const ann = track(await openTestDesk(server.url, annDevice))
  const bo = track(await openTestDesk(server.url))
  await untilState(ann, (state) => state.phase === 'signed_out')
  await signInAs(ann, 'ann')
  await signInAs(bo, 'bo')
  await untilState(ann, (state) => state.synced, 'ann to be synced')
  await untilState(bo, (state) => state.synced, 'bo to be synced')

  const mine = ann.sessions({ scope: 'mine', limit: 50 })
  const all = bo.sessions({ scope: 'all', limit: 50 })
  const seen = until(all, (rows) => rows.length === 1, 'the session at Bo')
  const result = await ann.act('session.start', { sessionId: 's1', ...started })
  expect(result).toMatchObject({ ok: true })
  const [own] = await until(mine, (rows) => rows.length === 1, 'the session at Ann')
  expect(own).toMatchObject({ id: 's1', ownerId: 'ann', status: 'active' })
  const [theirs] = await seen
  expect(theirs).toMatchObject({ id: 's1', title: started.title, rev: 2 })
  await until(ann.document('sessions', 's1'), (session) => session?.rev === 2, 'the server’s version at Ann')
  await untilState(ann, (state) => state.waiting === 0)
  expect(ann.pendingDocuments.get().size).toBe(0)
  expect(annDevice.errors).toEqual([])
})
