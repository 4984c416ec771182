import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, staff, startPayload, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig({ tokenSeconds: 5 })
  await rig.addAccount('acme', staff())
})
afterAll(async () => rig.close())

test('a connection ends with the token it came by, and is told so', async () => {
  const ann = await rig.desk('acme', 'ann')
  expect(ann.welcome.expiresIn).toBeGreaterThan(1000)
  const ended = await new Promise((resolve) => ann.socket.once('ended', resolve))
  expect(ended).toMatchObject({ problem: { kind: 'session_expired' } })
  await eventually('the connection to be gone', () => !ann.socket.connected)
})

test('one that shows a fresh token goes on', async () => {
  const ann = await rig.desk('acme', 'ann')
  const other = await rig.desk('acme', 'bob')
  const answer = await ann.ask('access:renew', { token: `acme/ann/${Date.now() + 60_000}` })
  expect(answer).toMatchObject({ ok: true })
  await new Promise((resolve) => other.socket.once('ended', resolve))
  expect(await ann.push(ann.intent('session.start', startPayload(uuid())))).toMatchObject({ ok: true })
})

test('a token of someone else, or of no one, renews nothing', async () => {
  const ann = await rig.desk('acme', 'ann')
  const ended = new Promise((resolve) => ann.socket.once('ended', resolve))
  const until = Date.now() + 60_000
  expect(await ann.ask('access:renew', { token: `acme/bob/${until}` })).toMatchObject({
    problem: { kind: 'session_expired' },
  })
  expect(await ann.ask('access:renew', { token: `acme/nobody/${until}` })).toMatchObject({
    problem: { kind: 'unauthenticated' },
  })
  expect(await ended).toMatchObject({ problem: { kind: 'session_expired' } })
})
