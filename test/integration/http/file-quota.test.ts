import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileLimits } from '../../../core/domain/files/attachment.ts'
import { removeUnused } from '../../../server/files/collect-files.ts'
import { createFiles } from '../../../server/files/files.ts'
import { lockAccount, writeChanges } from '../../../server/store/change-log.ts'
import { openAccountDatabases } from '../../support/server/account-databases.ts'
import { startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'
import { fileCalls, type FileCalls } from '../../support/server/file-calls.ts'
import { noQuotas } from '../../support/server/no-quotas.ts'
import { attachmentOf, makePng, sha256 } from '../../support/samples/images.ts'
import { makeEntry, makePerson } from '../../support/samples/make.ts'

/** What images may take of the disk, and when they are let go. */

const day = 86_400_000
const most = 450_000
let rig: AuthRig
let ana: FileCalls
let stranger: FileCalls
let accountId: string
beforeAll(async () => {
  rig = await startAuthRig({ allowNewWorkspaces: true, quotas: { workspaceFileBytes: most } })
  const owner = await rig.setUp()
  accountId = owner.identity.accountId
  ana = fileCalls(rig.url, (await rig.join(owner, 'ana', 'engineer')).accessToken)
  stranger = fileCalls(rig.url, (await rig.setUp('zoe')).accessToken)
})
afterAll(async () => rig.close())

const image = (width = 60) => {
  const bytes = makePng({ width, height: 400, noise: true, level: 0 })
  return { bytes, hash: sha256(bytes) }
}
const refer = async (bytes: Buffer) => {
  const entry = makeEntry({ id: uuid(), accountId, rev: 0, attachments: [attachmentOf(bytes)] })
  await rig.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    await writeChanges(trx, accountId, [{ collection: 'entries', document: entry }])
  })
}
const collectAfter = async (days: number) => removeUnused(rig.db, rig.clock.now + (days - 30) * day)

test('what no entry refers to goes after a month, whole or not; what one refers to stays', async () => {
  const begun = image(300)
  const unused = image(20)
  const used = image(21)
  await ana.put(begun.bytes, 0)
  await ana.putAll(unused.bytes)
  await ana.putAll(used.bytes)
  await refer(used.bytes)
  await collectAfter(29)
  expect(await ana.status(begun.hash)).toEqual({ complete: false, chunks: [0] })
  await collectAfter(31)
  expect(await ana.status(begun.hash)).toEqual({ complete: false, chunks: [] })
  expect((await ana.get(unused.hash)).status).toBe(404)
  expect((await ana.get(used.hash)).status).toBe(200)
  const left = await rig.db.selectFrom('file_chunks').select('hash').distinct().execute()
  expect(left).toEqual([{ hash: used.hash }])
})

test('what someone is about to refer to again stays: it was sent again', async () => {
  const { bytes, hash } = image(22)
  await ana.putAll(bytes)
  const later = createFiles({
    databaseOf: rig.accounts.files,
    clock: () => rig.clock.now + 20 * day,
    quotas: noQuotas,
  })
  const by = { accountId, personId: 'ana', family: 'rig', person: makePerson('ana') }
  expect(
    await later.put(by, { hash, type: 'image/png', bytes: bytes.length, index: 0, body: bytes }),
  ).toMatchObject({
    ok: true,
    value: { complete: true },
  })
  await collectAfter(35)
  expect((await ana.get(hash)).status).toBe(200)
  await collectAfter(51)
  expect((await ana.get(hash)).status).toBe(404)
})

test('one person fills no more than a day’s share, and has the next day’s again', async () => {
  const files = createFiles({
    databaseOf: rig.accounts.files,
    clock: () => rig.clock.now,
    quotas: { ...noQuotas, personDailyFileBytes: 100_000 },
  })
  const putAs = async (personId: string, bytes: Buffer, store = files) =>
    store.put(
      { accountId, personId, family: 'rig', person: makePerson(personId) },
      { hash: sha256(bytes), type: 'application/octet-stream', bytes: bytes.length, index: 0, body: bytes },
    )
  const first = randomBytes(80_000)
  const second = randomBytes(80_000)
  expect(await putAs('max', first)).toMatchObject({ ok: true })
  expect(await putAs('max', second)).toMatchObject({
    ok: false,
    problem: {
      kind: 'quota_reached',
      message: expect.stringMatching(/limit of 98 KB of files a day\. .+ automatically/),
    },
  })
  expect(await putAs('max', first)).toMatchObject({ ok: true, value: { complete: true } })
  expect(await putAs('eva', second)).toMatchObject({ ok: true })
  const third = randomBytes(80_000)
  const tomorrow = createFiles({
    databaseOf: rig.accounts.files,
    clock: () => rig.clock.now + day + 1,
    quotas: { ...noQuotas, personDailyFileBytes: 100_000 },
  })
  expect(await putAs('max', third, tomorrow)).toMatchObject({ ok: true })
  await removeUnused(rig.db, rig.clock.now + 2 * day)
})

test('a workspace that has no room is told so in a sentence; others have theirs', async () => {
  const large = image(300)
  expect((await ana.putAll(large.bytes)).status).toBe(200)
  const another = image(100)
  const { status, answer } = await ana.put(another.bytes, 0)
  expect([status, answer.error?.kind]).toEqual([507, 'quota_reached'])
  expect(answer.error?.message).toMatch(
    /^Your workspace has reached this server’s limit of 440 KB for files\. .+ on your device\. Ask an admin/,
  )
  // What it has it can send again, and someone else is not concerned.
  expect((await ana.put(large.bytes, 0)).answer.complete).toBe(true)
  expect((await stranger.putAll(another.bytes)).status).toBe(200)
})

test('files that are begun at the same time count each other, on every server', async () => {
  const quotas = { ...noQuotas, workspaceFileBytes: 1_000_000 }
  const { identity } = await rig.setUp('kim')
  const other = openAccountDatabases(rig.connection)
  const servers = [rig.accounts, other.accounts].map(({ files: databaseOf }) =>
    createFiles({ databaseOf, clock: () => rig.clock.now, quotas }),
  )
  const put = async (files: (typeof servers)[number], bytes: Buffer) =>
    files.put(
      { accountId: identity.accountId, personId: 'kim', family: 'rig', person: makePerson('kim') },
      { hash: sha256(bytes), type: 'application/octet-stream', bytes: bytes.length, index: 0, body: bytes },
    )
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => servers.map(async (files) => put(files, randomBytes(150_000)))).flat(),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(6)
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.kind]))).toEqual(
    Array.from({ length: 14 }, () => 'quota_reached'),
  )
  await other.close()
})

test('a file that was begun as a small one has no more room when it turns out to be large', async () => {
  const quotas = { ...noQuotas, workspaceFileBytes: 1_000_000 }
  const { identity } = await rig.setUp('lee')
  const files = createFiles({ databaseOf: rig.accounts.files, clock: () => rig.clock.now, quotas })
  const by = { accountId: identity.accountId, personId: 'lee', family: 'rig', person: makePerson('lee') }
  const bytes = randomBytes(2_000_000)
  const declared = { hash: sha256(bytes), type: 'application/octet-stream' as const, index: 0 }
  const body = bytes.subarray(0, fileLimits.chunkBytes)
  expect(await files.put(by, { ...declared, bytes: 300_000, body })).toMatchObject({
    ok: true,
    value: { complete: false, chunks: [0] },
  })
  expect(await files.put(by, { ...declared, bytes: 2_000_000, body })).toMatchObject({
    ok: false,
    problem: { kind: 'quota_reached' },
  })
})
