import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { chunkRange, fileLimits, imageLimits } from '../../../core/domain/files/attachment.ts'
import type { SignedIn } from '../../../core/protocol/auth.ts'
import { createFiles } from '../../../server/files/files.ts'
import { beginFile, completeFile, putChunk } from '../../../server/store/file-store.ts'
import { noQuotas } from '../../support/server/no-quotas.ts'
import { makePerson } from '../../support/samples/make.ts'
import { openAccountDatabases } from '../../support/server/account-databases.ts'
import { startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'
import { fileCalls, type FileCalls } from '../../support/server/file-calls.ts'
import { makePng, pngChunk, sha256 } from '../../support/samples/images.ts'

let rig: AuthRig
let owner: SignedIn
let ana: FileCalls
let ben: FileCalls
let vic: FileCalls
let stranger: FileCalls
const callsOf = ({ accessToken }: SignedIn) => fileCalls(rig.url, accessToken)

beforeAll(async () => {
  rig = await startAuthRig({ allowNewWorkspaces: true })
  owner = await rig.setUp()
  ana = callsOf(await rig.join(owner, 'ana', 'engineer'))
  ben = callsOf(await rig.join(owner, 'ben', 'engineer'))
  vic = callsOf(await rig.join(owner, 'vic', 'viewer'))
  stranger = callsOf(await rig.setUp('zoe'))
})
afterAll(async () => rig.close())

/** An image of its own of three chunks. */
const threeChunks = () => {
  const bytes = makePng({ width: 500, height: 400, noise: true, level: 0 })
  return { bytes, hash: sha256(bytes) }
}
const small = () => {
  const bytes = makePng({ noise: true })
  return { bytes, hash: sha256(bytes) }
}
const rowsOf = async (hash: string) =>
  rig.db.selectFrom('file_chunks').select('index').where('hash', '=', hash).execute()

describe('an image', () => {
  test('is sent in parts, in any order and more than once, and is whole when the last is there', async () => {
    const { bytes, hash } = threeChunks()
    expect(await ana.status(hash)).toEqual({ complete: false, chunks: [] })
    expect((await ana.put(bytes, 2)).answer).toEqual({ complete: false, chunks: [2] })
    expect((await ana.put(bytes, 2)).answer).toEqual({ complete: false, chunks: [2] })
    expect((await ana.put(bytes, 0)).answer).toEqual({ complete: false, chunks: [0, 2] })
    expect((await ana.get(hash)).status).toBe(404)
    expect(await ana.status(hash)).toEqual({ complete: false, chunks: [0, 2] })
    expect((await ana.put(bytes, 1)).answer).toEqual({ complete: true, chunks: [] })
    const got = await ben.get(hash)
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('is gone on with by someone else who has it too', async () => {
    const { bytes, hash } = threeChunks()
    await ana.put(bytes, 0)
    expect(await ben.status(hash)).toEqual({ complete: false, chunks: [0] })
    await ben.put(bytes, 1)
    expect((await ben.put(bytes, 2)).answer.complete).toBe(true)
    expect((await ana.put(bytes, 0)).answer).toEqual({ complete: true, chunks: [] })
    expect(await rowsOf(hash)).toHaveLength(3)
  })

  test('sent by two at once is kept once', async () => {
    const { bytes, hash } = threeChunks()
    const answers = await Promise.all([ana, ben].map(async (who) => who.putAll(bytes)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await ana.status(hash)).toEqual({ complete: true, chunks: [] })
    expect(await rowsOf(hash)).toHaveLength(3)
  })

  test('goes out as a download of its type, which no page can run', async () => {
    const { bytes, hash } = small()
    await ana.putAll(bytes)
    const { headers } = await vic.get(hash)
    expect(headers.get('content-type')).toBe('image/png')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${hash.slice(0, 12)}.png"`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(Number(headers.get('content-length'))).toBe(bytes.length)
  })
})

describe('what is not what it was said to be', () => {
  test('by its hash, is not kept, and the right one is taken afterwards', async () => {
    const { bytes, hash } = threeChunks()
    await ana.put(bytes, 0)
    await ana.put(bytes, 1)
    const broken = Buffer.from(bytes.subarray(2 * fileLimits.chunkBytes))
    broken[7] = (broken[7] ?? 0) ^ 1
    expect(await ana.put(bytes, 2, { body: broken })).toMatchObject({
      status: 400,
      answer: { error: { kind: 'bad_request' } },
    })
    expect(await ana.status(hash)).toEqual({ complete: false, chunks: [] })
    expect(await rowsOf(hash)).toEqual([])
    expect((await ana.putAll(bytes)).answer.complete).toBe(true)
  })

  test('by its type, is not kept, and does not get in the way of the truth', async () => {
    const { bytes, hash } = small()
    expect((await ben.put(bytes, 0, { type: 'image/jpeg' })).status).toBe(400)
    const page = Buffer.from('<script>alert(1)</script>')
    expect((await ben.put(page, 0)).status).toBe(400)
    expect((await ana.get(sha256(page))).status).toBe(404)
    const long = threeChunks()
    await ben.put(long.bytes, 0, { type: 'image/webp' })
    expect((await ana.putAll(long.bytes)).answer.complete).toBe(true)
    expect((await ana.putAll(bytes)).answer.complete).toBe(true)
    expect((await ana.get(hash)).status).toBe(200)
  })

  test('in pixels, is not kept: a few bytes that claim a picture of gigabytes', async () => {
    const claimed = Buffer.from(makePng())
    claimed.writeUInt32BE(100_000, 16)
    claimed.writeUInt32BE(100_000, 20)
    // One that is what it claims: 48 KB that take 1.5 GB once they are opened.
    const blank = deflateSync(Buffer.alloc(200_000))
    const bomb = Buffer.concat([
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      pngChunk('IHDR', Buffer.from([0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20, 8, 6, 0, 0, 0])),
      pngChunk('IDAT', blank),
      pngChunk('IEND', Buffer.alloc(0)),
    ])
    for (const bytes of [claimed, bomb]) {
      const { status, answer } = await ana.putAll(bytes)
      expect([status, answer.error?.kind]).toEqual([413, 'too_large'])
      expect(answer.error?.message).toContain('pixels')
      expect(await rowsOf(sha256(bytes))).toEqual([])
      expect((await ben.get(sha256(bytes))).status).toBe(404)
    }
  })

  test('by its length, is rejected', async () => {
    const { bytes } = threeChunks()
    expect((await ana.put(bytes, 0, { body: bytes.subarray(0, 1000) })).status).toBe(400)
    expect((await ana.put(bytes, 3, { body: bytes.subarray(0, 10) })).status).toBe(400)
    expect((await ana.put(bytes, 0, { bytes: 'many' })).status).toBe(400)
    expect((await ana.put(bytes, 0, { type: 'image/svg+xml' })).status).toBe(400)
  })
})

describe('any other file', () => {
  const plain = 'application/octet-stream'

  test('is taken whatever it holds, and goes out as a download that nothing opens', async () => {
    const page = Buffer.from(`<svg onload="alert(1)"/>${Math.random()}`)
    expect((await ana.putAll(page, plain)).answer.complete).toBe(true)
    const got = await vic.get(sha256(page))
    expect(Buffer.from(await got.arrayBuffer()).equals(page)).toBe(true)
    const { headers } = got
    expect(headers.get('content-type')).toBe(plain)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${sha256(page).slice(0, 12)}"`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  test('has up to 25 MB, in a hundred parts', async () => {
    const bytes = randomBytes(fileLimits.bytes)
    const hash = sha256(bytes)
    expect((await ana.put(bytes, 99, { type: plain })).answer).toEqual({ complete: false, chunks: [99] })
    expect((await ana.putAll(bytes, plain)).answer.complete).toBe(true)
    expect(sha256(Buffer.from(await (await ben.get(hash)).arrayBuffer()))).toBe(hash)
    expect(await ana.put(bytes, 0, { type: plain, bytes: fileLimits.bytes + 1 })).toMatchObject({
      status: 413,
      answer: { error: { kind: 'too_large', message: expect.stringContaining('25 MB') } },
    })
  })

  test('with the wrong hash is not kept; an image may not be as large', async () => {
    const [bytes, other] = [randomBytes(1000), randomBytes(1000)]
    expect(await ana.put(bytes, 0, { type: plain, body: other })).toMatchObject({
      status: 400,
      answer: { error: { kind: 'bad_request', message: expect.stringContaining('arrived damaged') } },
    })
    expect(await ana.status(sha256(bytes))).toEqual({ complete: false, chunks: [] })
    const big = randomBytes(imageLimits.bytes + 1)
    expect(await ana.put(big, 0)).toMatchObject({ status: 413, answer: { error: { kind: 'too_large' } } })
  })
})

test('a file that the server had no time to measure is finished by whoever sends its last part again', async () => {
  const { bytes, hash } = threeChunks()
  const key = { accountId: owner.identity.accountId, hash }
  const shape = { type: 'image/png' as const, bytes: bytes.length }
  const at = new Date()
  await rig.db.transaction().execute(async (trx) => {
    await beginFile(trx, key, { ...shape, personId: 'ana', at })
    for (const index of [0, 1, 2]) {
      const { start, end } = chunkRange(bytes.length, index)
      await putChunk(trx, key, { ...shape, index, body: bytes.subarray(start, end), at })
    }
  })
  expect((await ben.get(hash)).status).toBe(404)
  expect(await ana.status(hash)).toEqual({ complete: false, chunks: [0, 1] })
  expect((await ana.put(bytes, 2)).answer).toEqual({ complete: true, chunks: [] })
  expect((await ben.get(hash)).status).toBe(200)
})

test('a part that arrives while the others are measured counts: what is complete is what was measured', async () => {
  const { bytes, hash } = threeChunks()
  const key = { accountId: owner.identity.accountId, hash }
  const shape = { type: 'image/png' as const, bytes: bytes.length }
  await ana.put(bytes, 0)
  await ana.put(bytes, 1)
  const measured = await rig.db.transaction().execute(async (trx) =>
    putChunk(trx, key, {
      ...shape,
      index: 2,
      body: bytes.subarray(2 * fileLimits.chunkBytes),
      at: new Date(),
    }),
  )
  await ben.put(bytes, 0, { body: randomBytes(fileLimits.chunkBytes) })
  expect(await completeFile(rig.db, key, { stamp: measured ?? '', at: new Date() })).toBe(false)
  expect((await ana.get(hash)).status).toBe(404)
})

test('the last part of a large file leaves the connection to others while the whole is measured', async () => {
  const one = openAccountDatabases(rig.connection, 1)
  const files = createFiles({ databaseOf: one.accounts.files, clock: () => rig.clock.now, quotas: noQuotas })
  const { accountId } = owner.identity
  const by = { accountId, personId: 'ana', family: 'rig', person: makePerson('ana') }
  const bytes = randomBytes(fileLimits.bytes)
  const shape = { hash: sha256(bytes), type: 'application/octet-stream' as const, bytes: bytes.length }
  const partAt = (index: number) => {
    const { start, end } = chunkRange(bytes.length, index)
    return { ...shape, index, body: bytes.subarray(start, end) }
  }
  try {
    for (let index = 0; index < 99; index += 1) await files.put(by, partAt(index))
    let isWhole = false
    const last = files.put(by, partAt(99)).finally(() => {
      isWhole = true
    })
    let answered = 0
    while (!isWhole) {
      await files.status(by, 'a'.repeat(64))
      answered += 1
    }
    expect(await last).toEqual({ ok: true, value: { complete: true, chunks: [] } })
    // One between every two of the hundred parts.
    expect(answered).toBeGreaterThan(50)
  } finally {
    await one.close()
  }
})

describe('other accounts', () => {
  test('neither see an image nor whether it is there, and keep the same one for themselves', async () => {
    const { bytes, hash } = small()
    await ana.putAll(bytes)
    const unknown = sha256(Buffer.from('no one has this'))
    const [theirs, noOnes] = [await stranger.get(hash), await stranger.get(unknown)]
    expect(theirs.status).toBe(404)
    expect(await theirs.json()).toEqual(await noOnes.json())
    expect(await stranger.status(hash)).toEqual(await stranger.status(unknown))

    const long = threeChunks()
    await ana.putAll(long.bytes)
    expect((await stranger.put(long.bytes, 0)).answer).toEqual({ complete: false, chunks: [0] })
    await stranger.put(long.bytes, 1)
    expect((await stranger.put(long.bytes, 2)).answer).toEqual({ complete: true, chunks: [] })
    expect(await rowsOf(long.hash)).toHaveLength(6)
    expect((await ana.get(long.hash)).status).toBe(200)
  })
})

describe('who', () => {
  test('a viewer reads and does not add', async () => {
    const { bytes, hash } = small()
    expect(await vic.put(bytes, 0)).toMatchObject({ status: 403, answer: { error: { kind: 'forbidden' } } })
    expect(await vic.status(hash)).toEqual({ complete: false, chunks: [] })
    await ana.putAll(bytes)
    expect((await vic.get(hash)).status).toBe(200)
  })

  test('no one without a token, before a body is read', async () => {
    const { bytes, hash } = small()
    for (const calls of [fileCalls(rig.url, ''), fileCalls(rig.url, 'forged')]) {
      expect((await calls.put(bytes, 0)).status).toBe(401)
      expect((await calls.put(bytes, 0, { body: Buffer.alloc(2_000_000) })).status).toBe(401)
      expect((await calls.get(hash)).status).toBe(401)
      expect(await calls.status(hash)).toMatchObject({ error: { kind: 'unauthenticated' } })
    }
  })

  test('no one whose access has ended', async () => {
    const eve = await rig.join(owner, 'eve', 'engineer')
    const { bytes, hash } = small()
    await callsOf(eve).putAll(bytes)
    await rig.changePerson(eve, { active: false })
    expect((await callsOf(eve).get(hash)).status).toBe(403)
    expect((await callsOf(eve).put(small().bytes, 0)).status).toBe(403)
  })
})

describe('limits', () => {
  test('an image that is announced too large, or a part that is', async () => {
    const { bytes } = threeChunks()
    expect(await ana.put(bytes, 0, { bytes: fileLimits.bytes + 1 })).toMatchObject({
      status: 413,
      answer: { error: { kind: 'too_large' } },
    })
    expect(await ana.put(bytes, 0, { body: Buffer.alloc(fileLimits.chunkBytes + 1) })).toMatchObject({
      status: 413,
      answer: { error: { kind: 'too_large', message: expect.stringContaining('256 KB') } },
    })
  })

  test.each([
    ['a hash of another kind', 'PUT', '/files/abc/0?type=image/png&bytes=10', 404],
    ['a hash in capitals', 'GET', `/files/${'A'.repeat(64)}`, 404],
    ['a way out', 'GET', '/files/..%2f..%2fetc%2fpasswd', 404],
    ['a part that no file has', 'PUT', `/files/${'a'.repeat(64)}/100?type=image/png&bytes=10`, 404],
    ['no number', 'PUT', `/files/${'a'.repeat(64)}/-1?type=image/png&bytes=10`, 404],
    ['nothing said', 'PUT', `/files/${'a'.repeat(64)}/0`, 400],
    ['an empty part', 'PUT', `/files/${'a'.repeat(64)}/0?type=image/png&bytes=10`, 400],
  ])('%s', async (_, method, path, status) => {
    const { accessToken } = owner
    const answer = await rig.send({ method, path, headers: { authorization: `Bearer ${accessToken}` } })
    expect(answer).toMatchObject({ status, error: {} })
  })

  test('one person waits, others do not', async () => {
    const busy = callsOf(await rig.join(owner, 'max', 'engineer'))
    const { hash } = small()
    // However long a machine takes for so many, they come within one stretch of time.
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      let answer = await busy.get(hash)
      for (let tries = 0; tries < 1000 && answer.status !== 429; tries += 1) answer = await busy.get(hash)
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      const asked = rig.queries.length
      expect((await busy.get(hash)).status).toBe(429)
      expect(rig.queries.length).toBe(asked)
      expect((await ana.get(hash)).status).toBe(404)
      vi.setSystemTime(Date.now() + 90_000)
      expect((await busy.get(hash)).status).toBe(404)
    } finally {
      vi.useRealTimers()
    }
  })
})

test('the desktop may send images, and pages of others may not', async () => {
  const ask = async (origin: string) => {
    const answer = await rig.send({
      method: 'OPTIONS',
      path: `/files/${'a'.repeat(64)}/0`,
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    return answer.headers
  }
  expect(await ask('app://baton')).toMatchObject({
    'access-control-allow-origin': 'app://baton',
    'access-control-allow-methods': expect.stringContaining('PUT'),
  })
  expect((await ask('https://evil.example'))['access-control-allow-origin']).toBeUndefined()
})
