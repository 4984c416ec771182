import { writeDocuments } from '../../support/desk/write-documents.ts'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import { createBrowserReplicas } from '../../../renderer/data/store/thread/browser-replica.ts'
import { createCipher, type DataKeys } from '../../../renderer/data/store/sealing/cipher.ts'
import { openOwn } from '../../../renderer/data/store/own/databases.ts'
import { putDocuments } from '../../../renderer/data/store/documents/put-documents.ts'
import { getReopeningDexie } from '../../../renderer/data/store/documents/reopening-storage.ts'
import { backOf, type StoredIntent } from '../../../renderer/data/store/documents/schemas.ts'
import { sealStorage } from '../../../renderer/data/store/sealing/sealed-storage.ts'
import { sampleSessions } from '../sample-sessions.ts'
import { openFloorStore } from './floor-store.ts'
import { answerBench } from './page-side.ts'

/** The client's own stores, sealed and not, in turns: what sealing costs, and nothing else. */
type Both = { plain: number[]; sealed: number[] }
const batch = 1000
/** Rows of a list, as the client asks for them at a start. */
const rows = 300

const newKeys = async (): Promise<DataKeys> => [
  {
    id: 1,
    key: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  },
]
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
const replicas = createBrowserReplicas()

const intent = (seq: number): StoredIntent => ({
  id: `intent-${seq}`,
  deviceId: 'bench',
  seq,
  back: backOf(seq),
  at: 1_760_000_000_000 + seq,
  type: 'entry.add',
  version: 1,
  payload: { entryId: `e${seq}`, text: 'Restarted the service and compared both profiles. '.repeat(12) },
  status: 'pending',
  rev: 0,
  problem: '',
})

const calls = {
  /** Stores that many sessions in the replica's worker, closes it, and opens it again up to a list: milliseconds each. */
  async pull({ sessions, repeats }: { sessions: number; repeats: number }) {
    const changes = sampleSessions({
      accountId: 'bench',
      ownerIds: ['ann', 'bo', 'cy'],
      count: sessions,
      now: 1_760_000_000_000,
    }).map((document): Change => ({ collection: 'sessions', document }))
    const stored: Both = { plain: [], sealed: [] }
    const opened: Both = { plain: [], sealed: [] }
    for (let round = 0; round < repeats; round += 1) {
      for (const kind of round % 2 === 0 ? (['plain', 'sealed'] as const) : (['sealed', 'plain'] as const)) {
        const open = replicas(kind === 'plain' ? null : await newKeys())
        const name = `bench-sealing-${kind}-${round}`
        const replica = await open(name)
        stored[kind].push(
          await timed(async () => {
            for (let at = 0; at < changes.length; at += batch)
              await writeDocuments(replica, changes.slice(at, at + batch), {
                rev: at + batch,
                history: 'bench',
              })
          }),
        )
        await replica.close()
        opened[kind].push(
          await timed(async () => {
            const again = await open(name)
            const filter = {
              statuses: ['active', 'paused', 'resolved'] as const,
              owners: null,
              category: null,
              client: null,
              sort: 'newest' as const,
            }
            const found = await again.list({ kind: 'sessions', filter, limit: rows })
            if (found.documents.length !== Math.min(rows, sessions)) throw new Error('The list is not whole.')
            await again.remove()
          }),
        )
      }
    }
    return { stored, opened }
  },
  /** Stores actions one by one, each on the disk before the next. */
  async write(count: number) {
    const storage = getReopeningDexie({ chromeTransactionDurability: 'strict' })
    const keys = await newKeys()
    const floor = await openFloorStore()
    const plain = await openOwn({ own: storage }, 'benchplain')
    const sealed = await openOwn({ own: sealStorage(storage, createCipher(keys)) }, 'benchsealed')
    const took = { plain: [] as number[], sealed: [] as number[], floor: [] as number[] }
    for (let seq = 1; seq <= count + 5; seq += 1) {
      const each = {
        floor: await timed(async () => floor.put(intent(seq))),
        plain: await timed(async () => putDocuments(plain.intents, [intent(seq)])),
        sealed: await timed(async () => putDocuments(sealed.intents, [intent(seq)])),
      }
      // The first ones are slower by what is made ready with them.
      if (seq <= 5) continue
      for (const kind of ['floor', 'plain', 'sealed'] as const) took[kind].push(each[kind])
    }
    floor.close()
    await plain.remove()
    await sealed.remove()
    return took
  },
}
export type SealingPage = typeof calls

answerBench(calls)
