import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createCipher,
  isSealError,
  lacksKey,
  type DataKeys,
} from '../../../../../../renderer/data/store/sealing/cipher.ts'
import { openOwn, type OwnDatabase } from '../../../../../../renderer/data/store/own/databases.ts'
import { openKeptValues } from '../../../../../../renderer/data/store/own/kept-values.ts'
import { putDocuments, storedById } from '../../../../../../renderer/data/store/documents/put-documents.ts'
import {
  sealedIn,
  sealStorage,
  type DamagedRecord,
} from '../../../../../../renderer/data/store/sealing/sealed-storage.ts'
import {
  backOf,
  intentSchema,
  keptSchema,
  type Kept,
  type StoredIntent,
} from '../../../../../../renderer/data/store/documents/schemas.ts'
import { newTestKey } from '../../../../../support/desk/test-keys.ts'

const secret = 'Fabrikam VPN password 4711'
let names = 0
const opened: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (one) => one.close()))
})

const setUp = async () => {
  names += 1
  const scope = `sealed${names}`
  const memory = getRxStorageMemory()
  const keys: DataKeys = [await newTestKey()]
  const damaged: DamagedRecord[] = []
  const open = async (with_: DataKeys = keys, { tells = false } = {}): Promise<OwnDatabase> => {
    const told = tells ? (record: DamagedRecord) => void damaged.push(record) : undefined
    const own = await openOwn({ own: sealStorage(memory, createCipher(with_), { onDamaged: told }) }, scope)
    opened.push(own)
    return own
  }
  /** What is stored, as whoever has the disk sees it. */
  const look = async () => {
    const raw = await createRxDatabase({ name: `baton-own-${scope}`, storage: memory, multiInstance: false })
    const { intents, kept } = await raw.addCollections({
      intents: { schema: intentSchema },
      kept: { schema: keptSchema },
    })
    const rows = async <D>({ storageInstance }: RxCollection<D>, ids: string[]): Promise<object[]> =>
      storageInstance.findDocumentsById(ids, true)
    const all = [
      ...(await rows(intents as RxCollection<StoredIntent>, ['i1', 'i2'])),
      ...(await rows(kept as RxCollection<Kept>, ['draft/composer:s1'])),
    ]
    return {
      raw,
      all,
      intents: intents as RxCollection<StoredIntent>,
      kept: kept as RxCollection<Kept>,
    }
  }
  return { open, look, keys, damaged }
}

const intent = (seq: number, status: StoredIntent['status'] = 'pending'): StoredIntent => ({
  id: `i${seq}`,
  deviceId: 'd1',
  seq,
  back: backOf(seq),
  at: 1000 + seq,
  type: 'entry.add',
  version: 1,
  payload: { text: secret },
  status,
  rev: 0,
  problem: '',
})

describe('a sealed database', () => {
  it('gives back what was stored, after a restart as well', async () => {
    const { open } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1), intent(2)])
    await (await openKeptValues(own.kept)).write('draft/composer:s1', secret)
    await own.close()
    const again = await open()
    const found = await again.intents.find({ selector: { status: 'pending' } }).exec()
    expect(found.map((one) => one.toMutableJSON())).toEqual([intent(1), intent(2)])
    expect(await (await openKeptValues(again.kept)).read('draft/composer:s1')).toBe(secret)
    expect(await (await openKeptValues(again.kept)).list('draft/')).toEqual(
      new Map([['draft/composer:s1', secret]]),
    )
  })
  it('shows whoever looks into it only keys and indexed fields', async () => {
    const { open, look } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1)])
    await (await openKeptValues(own.kept)).write('draft/composer:s1', secret)
    await own.close()
    const { raw, all } = await look()
    expect(all).toHaveLength(2)
    for (const record of all) expect(sealedIn(record)).not.toBeNull()
    const readable = all.map((record) =>
      Object.keys(record)
        .filter((field) => !field.startsWith('_') && field !== 'sealed')
        .toSorted(),
    )
    expect(readable).toEqual([['back', 'deviceId', 'id', 'rev', 'status'], ['key']])
    const bytes = all.map((record) => Buffer.from(sealedIn(record) ?? []).toString('latin1')).join()
    expect(JSON.stringify(all) + bytes).not.toContain('4711')
    await raw.close()
  })
  it('keeps what is on screen up to date: new, changed and removed', async () => {
    const { open } = await setUp()
    const own = await open()
    const seen: string[][] = []
    const stop = own.kept.find().$.subscribe((rows) => seen.push(rows.map(({ value }) => value)))
    const kept = await openKeptValues(own.kept)
    await kept.write('a', 'one')
    await kept.write('a', 'two')
    await kept.forget(['a'])
    await new Promise((resolve) => setTimeout(resolve))
    stop.unsubscribe()
    expect(seen.filter((now) => now.length > 0)).toEqual([['one'], ['two']])
    expect(await own.kept.find().exec()).toEqual([])
  })
  it('answers a write that comes second with what is stored, opened', async () => {
    const { open } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1)])
    const known = await storedById(own.intents, ['i1'])
    const row = known.get('i1')
    if (row === undefined) throw new Error('It was not stored.')
    const { error } = await own.intents.storageInstance.bulkWrite(
      [{ document: { ...row, _rev: '9-other', problem: 'late' } }],
      'test',
    )
    expect(error[0]).toMatchObject({ status: 409, documentInDb: { payload: { text: secret } } })
  })
  it('takes values from what is sealed: whoever changes a readable field moves only where it is found', async () => {
    const { open, look } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1)])
    await own.close()
    const { raw, intents } = await look()
    const [row] = await intents.storageInstance.findDocumentsById(['i1'], false)
    if (row === undefined) throw new Error('It was not stored.')
    await intents.storageInstance.bulkWrite(
      [{ previous: row, document: { ...row, _rev: '2-thief', status: 'discarded' } }],
      'test',
    )
    await raw.close()
    const again = await open()
    const [found] = await again.intents.find({ selector: { status: 'discarded' } }).exec()
    expect(found?.status).toBe('pending')
  })
  it('rejects a record that was put in another’s place', async () => {
    const { open, look } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1), intent(2)])
    await own.close()
    const { raw, intents } = await look()
    const rows = await intents.storageInstance.findDocumentsById(['i1', 'i2'], false)
    const [one, two] = ['i1', 'i2'].map((id) => rows.find((row) => row.id === id))
    if (one === undefined || two === undefined) throw new Error('They were not stored.')
    const moved = { ...one, _rev: '2-thief', sealed: sealedIn(two) } as never
    await intents.storageInstance.bulkWrite([{ previous: one, document: moved }], 'test')
    await raw.close()
    const again = await open()
    const error = await again.intents
      .find()
      .exec()
      .catch((cause: unknown) => cause)
    expect([isSealError(error), lacksKey(error)]).toEqual([true, false])
  })
  it('leaves out what was changed, tells of it once, and takes what is written in its place', async () => {
    const { open, look, damaged } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1), intent(2)])
    await putDocuments(own.kept, [{ key: 'draft/composer:s1', value: secret }])
    await own.close()
    const { raw, intents, kept } = await look()
    const spoil = async <D>({ storageInstance }: RxCollection<D>, id: string) => {
      const [row] = await storageInstance.findDocumentsById([id], false)
      if (row === undefined) throw new Error('It was not stored.')
      const { sealed } = row as unknown as { sealed: string }
      const document = {
        ...row,
        _rev: '2-fault',
        sealed: `${sealed.slice(0, -1)}${sealed.endsWith('x') ? 'y' : 'x'}`,
      }
      await storageInstance.bulkWrite([{ previous: row, document }], 'test')
    }
    await spoil(intents, 'i1')
    await spoil(kept, 'draft/composer:s1')
    await raw.close()

    const again = await open(undefined, { tells: true })
    expect((await again.intents.find().exec()).map(({ id }) => id)).toEqual(['i2'])
    const values = await openKeptValues(again.kept)
    expect(await values.read('draft/composer:s1')).toBeNull()
    const told = [
      { collection: 'intents', key: 'i1', status: 'pending' },
      { collection: 'kept', key: 'draft/composer:s1', status: null },
    ]
    expect(damaged).toEqual(told)
    await values.write('draft/composer:s1', 'second')
    await putDocuments(again.intents, [intent(1)])
    await again.close()

    const last = await open(undefined, { tells: true })
    expect(await (await openKeptValues(last.kept)).read('draft/composer:s1')).toBe('second')
    expect((await last.intents.find().exec()).map(({ id }) => id)).toEqual(['i1', 'i2'])
    expect(damaged).toEqual(told)
  })
  it('never takes out what a newer version may have sealed in its own way', async () => {
    const { open, look, damaged } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1)])
    await own.close()
    const { raw, intents } = await look()
    const [row] = await intents.storageInstance.findDocumentsById(['i1'], false)
    if (row === undefined) throw new Error('It was not stored.')
    const { sealed } = row as unknown as { sealed: string }
    const document = { ...row, _rev: '2-newer', sealed: `\u0002${sealed.slice(1)}` }
    await intents.storageInstance.bulkWrite([{ previous: row, document }], 'test')
    await raw.close()
    const older = await open(undefined, { tells: true })
    const error = await older.intents
      .find()
      .exec()
      .catch((cause: unknown) => cause)
    expect([isSealError(error), damaged]).toEqual([true, []])
    await older.close()
    const after = await look()
    expect(await after.intents.storageInstance.findDocumentsById(['i1'], false)).toHaveLength(1)
    await after.raw.close()
  })
  it('never takes out what only lacks its key', async () => {
    const { open, damaged } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1)])
    await own.close()
    const stranger = await open([await newTestKey()], { tells: true })
    await expect(stranger.intents.find().exec()).rejects.toThrow('its key isn’t here')
    await stranger.close()
    expect(damaged).toEqual([])
    expect(await (await open()).intents.find().exec()).toHaveLength(1)
  })
  it('says that the key is missing, and leaves everything as it is', async () => {
    const { open } = await setUp()
    const own = await open()
    await putDocuments(own.intents, [intent(1)])
    await own.close()
    const stranger = await open([await newTestKey()])
    const error = await stranger.intents
      .find()
      .exec()
      .catch((cause: unknown) => cause)
    expect(lacksKey(error)).toBe(true)
    await stranger.close()
    expect(await (await open()).intents.find().exec()).toHaveLength(1)
  })
  it('refuses to be asked for a field that it has sealed, instead of finding nothing', async () => {
    const { open } = await setUp()
    const own = await open()
    await expect(own.intents.find({ selector: { type: 'entry.add' } }).exec()).rejects.toThrow('sealed')
    await expect(
      own.intents.find({ selector: { $or: [{ status: 'pending' }, { type: 'entry.add' }] } }).exec(),
    ).rejects.toThrow('sealed')
  })
})
