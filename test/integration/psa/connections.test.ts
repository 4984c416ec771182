import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPsaParts } from '../../../server/psa/psa-parts.ts'
import { createVault } from '../../../server/auth/vault.ts'
import { backUp } from '../../../server/store/backup/backup.ts'
import { settingsFor } from '../../support/psa/connectwise/settings.ts'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { newWorld } from '../../../scripts/ticket-system/world.ts'
import { nowhere } from '../../support/psa/fault-proxy.ts'
import { staff, startSyncRig, type RigDesk, type SyncRig } from '../../support/server/sync-rig.ts'

let server: ConnectWiseServer
let rig: SyncRig
let olga: RigDesk
let ann: RigDesk
const secret = 'PrivateKeyOfTheLab'
const right = () => settingsFor(server.url, server.world)
beforeAll(async () => {
  server = await startConnectWise(newWorld())
  rig = await startSyncRig()
  await rig.addAccount('acme', staff())
  await rig.addAccount(
    'other',
    staff().map((person) => ({ ...person, id: `${person.id}2` })),
  )
  olga = await rig.desk('acme', 'olga')
  ann = await rig.desk('acme', 'ann')
  await rig.db
    .insertInto('credentials')
    .values({ person_id: 'ann', account_id: 'acme', email: 'TMarsh@lab.example', password_hash: 'x' })
    .execute()
})
afterAll(async () => {
  await rig?.close()
  await server?.stop()
})

const given = (over: object = {}) => ({
  connectionId: null,
  system: 'connectwise' as const,
  credentials: { ...right(), ...over },
})
const saved = async () => {
  const answer = await olga.ask('connection:save', { ...given(), name: 'ConnectWise' })
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.connectionId
}

test('a test gives a plain result, or says what is wrong', async () => {
  expect(await olga.ask('connection:test', given())).toMatchObject({
    ok: true,
    result: { mayWriteNotes: true, mayLogTime: true, boards: [{ name: 'Help Desk' }, {}, {}] },
  })
  const failures: [object, RegExp][] = [
    [{ privateKey: 'nonsense' }, /did not accept|not accepted|rejected/iu],
    [{ clientId: '' }, /client ID/iu],
    [{ address: await nowhere() }, /reached/iu],
    [{ address: 'http://example.com' }, /https/iu],
    [{ address: 'not an address' }, /address/iu],
  ]
  for (const [over, sentence] of failures) {
    const answer = await olga.ask('connection:test', given(over))
    expect(answer).toMatchObject({ ok: false, problem: { message: expect.stringMatching(sentence) } })
    expect(JSON.stringify(answer)).not.toContain(secret)
  }
})

test('only admins may, and only for their own workspace', async () => {
  const connectionId = await saved()
  const refused = { ok: false, problem: { kind: 'forbidden' } }
  expect(await ann.ask('connection:test', given())).toMatchObject(refused)
  expect(await ann.ask('connection:save', { ...given(), name: 'x' })).toMatchObject(refused)
  expect(await ann.ask('connection:remove', { connectionId })).toMatchObject(refused)
  expect(await ann.ask('connection:options', { connectionId })).toMatchObject(refused)
  expect(await ann.ask('connection:choices', { connectionId, boardId: '1' })).toMatchObject(refused)
  const theirs = await rig.desk('other', 'olga2')
  const foreign = { ok: false, problem: { kind: 'not_found' } }
  expect(await theirs.ask('connection:options', { connectionId })).toMatchObject(foreign)
  expect(await theirs.ask('connection:choices', { connectionId, boardId: '1' })).toMatchObject(foreign)
  expect(await theirs.ask('connection:remove', { connectionId })).toMatchObject(foreign)
  expect(await theirs.ask('connection:save', { ...given(), connectionId, name: 'x' })).toMatchObject(foreign)
  expect(await theirs.ask('tickets:read', { connectionId, systemId: '1' })).toMatchObject(foreign)
  expect(
    await theirs.ask('tickets:search', { connectionId, text: '', mine: false, openOnly: false }),
  ).toMatchObject({
    ok: false,
  })
})

test('credentials come in, are kept sealed, and are nowhere else', async () => {
  const connectionId = await saved()
  const everything = await rig.db.selectFrom('documents').selectAll().execute()
  const intents = await rig.db.selectFrom('intents').selectAll().execute()
  const rows = await rig.db.selectFrom('connection_secrets').selectAll().execute()
  expect(JSON.stringify([everything, intents, rows])).not.toContain(secret)
  expect(JSON.stringify(await olga.pullAll())).not.toContain(secret)
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'baton-')), 'backup')
  await backUp(rig.database.config, { file, version: '1', secretKey: null, at: new Date() })
  const backup = gunzipSync(readFileSync(file)).toString()
  expect(backup).toContain(connectionId)
  expect(backup).not.toContain(secret)

  // Under another key, or moved to another connection, they don't open.
  const stranger = createPsaParts({
    vault: createVault(Buffer.alloc(32, 9)),
    publicUrl: null,
    networks: [],
  })
  expect(await stranger.connections.open(rig.db, 'acme', connectionId)).toBeNull()
  const other = await saved()
  const [one] = rows
  await rig.db
    .updateTable('connection_secrets')
    .set({ credentials: one?.credentials ?? '' })
    .where('connection_id', '=', other)
    .execute()
  expect(await rig.psa.connections.open(rig.db, 'acme', other)).toBeNull()
})

test('what is stored is used where nothing is filled in, and never sent to another address', async () => {
  const connectionId = await saved()
  const edit = { connectionId, system: 'connectwise' as const }
  expect(await olga.ask('connection:test', { ...edit, credentials: null })).toMatchObject({ ok: true })
  expect(
    await olga.ask('connection:test', { ...edit, credentials: { address: server.url, publicKey: '' } }),
  ).toMatchObject({ ok: true })
  const thief = await startConnectWise(newWorld())
  const answer = await olga.ask('connection:test', { ...edit, credentials: { address: thief.url } })
  expect(answer).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('fill in everything again') },
  })
  expect(thief.calls).toEqual([])
  await thief.stop()
})

test('the options are what the system has, with a suggestion by e-mail', async () => {
  const connectionId = await saved()
  const answer = await olga.ask('connection:options', { connectionId })
  if (!answer.ok) throw new Error(answer.problem.message)
  const { boards, members, suggestions } = answer.options
  expect(boards[0]).toMatchObject({
    name: 'Help Desk',
    statuses: expect.arrayContaining([{ id: '103', name: 'Resolved', closed: true, noTime: false }]),
  })
  expect(members.map(({ id }) => id)).not.toContain('batonapi')
  expect(suggestions).toEqual([{ personId: 'ann', memberId: 'tmarsh' }])
  const ofBoard = await olga.ask('connection:choices', { connectionId, boardId: boards[0]?.id ?? '' })
  expect(ofBoard).toEqual({ ok: true, choices: answer.options.choices })
  expect(answer.options.choices.map(({ name }) => name)).toContain('workType')
})

test('a removed connection forgets its credentials and says so', async () => {
  const connectionId = await saved()
  expect(await olga.ask('connection:remove', { connectionId })).toEqual({ ok: true })
  expect(
    await rig.db
      .selectFrom('connection_secrets')
      .selectAll()
      .where('connection_id', '=', connectionId)
      .execute(),
  ).toEqual([])
  expect(await olga.ask('connection:options', { connectionId })).toMatchObject({ ok: false })
})
