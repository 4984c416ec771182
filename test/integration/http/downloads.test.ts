import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { v7 as uuid } from 'uuid'
import { afterEach, expect, test } from 'vitest'
import { chunkCount, chunkRange, fileLimits, plainFileType } from '../../../core/domain/files/attachment.ts'
import type { SignedIn } from '../../../core/protocol/auth.ts'
import { beginFile, completeFile, putChunk } from '../../../server/store/file-store.ts'
import { sha256 } from '../../support/samples/images.ts'
import { startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'
import { fileCalls, type FileCalls } from '../../support/server/file-calls.ts'

/** What downloads cost that no one reads, and connections on which nothing moves. */

let rig: AuthRig
const sockets: net.Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await rig.close()
})

const connect = async (): Promise<net.Socket> => {
  const socket = net.connect(Number(new URL(rig.url).port), '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return socket
}

/** Asks for a file, reads the first bytes that come, and nothing after them. */
const fetchAndForget = async ({ accessToken }: SignedIn, hash: string): Promise<net.Socket> => {
  const socket = await connect()
  const begun = new Promise((resolve) => socket.once('readable', resolve))
  socket.write(
    `GET /files/${hash} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${accessToken}\r\n\r\n`,
  )
  await begun
  return socket
}

const callsOf = ({ accessToken }: SignedIn): FileCalls => fileCalls(rig.url, accessToken)

/** The status of a download that is read to its end. */
const download = async (calls: FileCalls, hash: string): Promise<number> => {
  const answer = await calls.get(hash)
  await answer.arrayBuffer()
  return answer.status
}

/** A file of a hundred parts that is on the server. */
const large = async ({ identity: { accountId, personId } }: SignedIn): Promise<string> => {
  const bytes = randomBytes(fileLimits.bytes)
  const key = { accountId, hash: sha256(bytes) }
  const shape = { type: plainFileType, bytes: bytes.length } as const
  const at = new Date()
  await rig.db.transaction().execute(async (trx) => {
    await beginFile(trx, key, { ...shape, personId, at })
    let stamp: string | null = null
    for (let index = 0; index < chunkCount(bytes.length); index += 1) {
      const { start, end } = chunkRange(bytes.length, index)
      stamp = await putChunk(trx, key, { ...shape, index, body: bytes.subarray(start, end), at })
    }
    expect(await completeFile(trx, key, { stamp: stamp ?? '', at })).toBe(true)
  })
  return key.hash
}

/** How many parts have been read from the database. */
const partsRead = (): number =>
  rig.queries.filter((node) => {
    const { sql } = rig.db.getExecutor().compileQuery(node, { queryId: uuid() })
    return /^select (?:.*, )?(?:"file_chunks"\.)?"body".* from .*"file_chunks"/.test(sql)
  }).length

test('who never reads is sent no more than fits in between, and is cut off', async () => {
  rig = await startAuthRig({ limits: { partMs: 1000, downloadsPerPerson: 1 } })
  const owner = await rig.setUp()
  const hash = await large(owner)
  const already = partsRead()
  await fetchAndForget(owner, hash)
  let read = 0
  await expect
    .poll(async () => {
      read = partsRead() - already
      return download(callsOf(owner), hash)
    })
    .toBe(200)
  expect(read).toBeGreaterThan(1)
  expect(read).toBeLessThan(100)
})

test('a person and a workspace have so many downloads at once; others have theirs', async () => {
  rig = await startAuthRig({
    allowNewWorkspaces: true,
    limits: { downloadsPerPerson: 2, downloadsPerAccount: 3 },
  })
  const owner = await rig.setUp()
  const ana = await rig.join(owner, 'ana', 'engineer')
  const ben = await rig.join(owner, 'ben', 'engineer')
  const zoe = await rig.setUp('zoe')
  const hash = await large(ana)
  const first = await fetchAndForget(ana, hash)
  await fetchAndForget(ana, hash)
  const refused = await callsOf(ana).get(hash)
  expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
    429,
    '1',
    { error: { kind: 'rate_limited', message: 'Too many files at once. They’ll continue in a moment.' } },
  ])
  expect(await download(callsOf(owner), hash)).toBe(200)
  await fetchAndForget(ben, hash)
  expect(await download(callsOf(owner), hash)).toBe(429)
  expect(await download(callsOf(zoe), await large(zoe))).toBe(200)
  first.destroy()
  await expect.poll(async () => download(callsOf(ana), hash)).toBe(200)
})

test('a person sends so many parts at once, however slowly', async () => {
  rig = await startAuthRig({ limits: { uploadsPerPerson: 2 } })
  const owner = await rig.setUp()
  const hash = 'a'.repeat(64)
  const slow = new Set<net.Socket>()
  const sendSlowly = async (index: number): Promise<void> => {
    const socket = await connect()
    slow.add(socket)
    // Told to wait, because one of the parts below came first.
    socket.once('data', () => {
      slow.delete(socket)
      socket.destroy()
      void sendSlowly(index)
    })
    socket.write(
      `PUT /files/${hash}/${index}?type=application/octet-stream&bytes=500000 HTTP/1.1\r\nhost: 127.0.0.1\r\n` +
        `authorization: Bearer ${owner.accessToken}\r\ncontent-type: ${plainFileType}\r\ncontent-length: 250000\r\n\r\n`,
    )
  }
  await Promise.all([0, 1].map(sendSlowly))
  const put = async () => callsOf(owner).put(randomBytes(1000), 0, { type: 'application/octet-stream' })
  await expect.poll(async () => (await put()).status).toBe(429)
  for (const socket of slow) socket.destroy()
  await expect.poll(async () => (await put()).status).toBe(200)
})

test('a download that no one reads does not keep the server from stopping', { timeout: 60_000 }, async () => {
  rig = await startAuthRig({ limits: { closingMs: 100 } })
  const owner = await rig.setUp()
  await fetchAndForget(owner, await large(owner))
  await rig.close()
  await expect(connect()).rejects.toThrow('ECONNREFUSED')
  rig = await startAuthRig()
})

test('an answer on which nothing moves is cut', async () => {
  rig = await startAuthRig({ limits: { idleMs: 2000, downloadsPerPerson: 1 } })
  const owner = await rig.setUp()
  const hash = await large(owner)
  const socket = await fetchAndForget(owner, hash)
  await expect.poll(async () => download(callsOf(owner), hash)).toBe(200)
  expect(socket.bytesRead).toBeLessThan(fileLimits.bytes)
})

test.each([
  ['says nothing', ''],
  ['does not come to an end', 'GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nx-'],
])('a connection whose request %s is told so and closed', async (_, said) => {
  rig = await startAuthRig({ limits: { headersMs: 200, checkMs: 50 } })
  const socket = await connect()
  socket.write(said)
  const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())))
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /)
  await new Promise((resolve) => socket.resume().once('close', resolve))
})

test('the server takes so many connections and no more', async () => {
  rig = await startAuthRig({ limits: { connections: 2 } })
  const first = await connect()
  await connect()
  const third = await connect()
  third.resume()
  await new Promise((resolve) => third.once('close', resolve))
  first.destroy()
  await expect
    .poll(async () => rig.send({ method: 'GET', path: '/healthz' }).catch(() => ({ status: 0 })))
    .toMatchObject({ status: 200 })
})
