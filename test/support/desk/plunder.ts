import { createSearchEngine } from '../../../renderer/data/search/search-engine.ts'
import { createMemoryStore, type SearchStore } from '../../../renderer/data/search/search-store.ts'
import type { LeftWork } from '../../../renderer/data/leaving/left-shelf.ts'
import { openOwn, openReplica } from '../../../renderer/data/store/own/databases.ts'
import { readOwn } from '../../../renderer/data/store/own/own-contents.ts'
import { memoryFileShelves, type MemoryFiles } from '../electron/memory-files.ts'
import { memoryStorages } from './memory-storages.ts'
import { makeDevice, type Device } from './open-test-desk.ts'

/** A device whose insides a test can look at as a thief would. */
export type OpenDevice = {
  device: Device
  works: Map<string, LeftWork>
  files: MemoryFiles
  /** What the search has stored, by name. */
  found: Map<string, SearchStore>
}

export const openDevice = (over: Parameters<typeof memoryStorages>[0] = {}): OpenDevice => {
  const works = new Map<string, LeftWork>()
  const files: MemoryFiles = new Map()
  const found = new Map<string, SearchStore>()
  const storages = memoryStorages(
    {
      files: memoryFileShelves(files),
      search({ name }, options) {
        const store = found.get(name) ?? createMemoryStore()
        found.set(name, store)
        return createSearchEngine(store, options)
      },
      ...over,
    },
    works,
  )
  return { device: makeDevice({ storages }), works, files, found }
}

/** Everything on the device of one person, by the scope of their data, that can be read without signing in. */
export const plunder = async (
  { device, works, files, found }: OpenDevice,
  scope: string,
): Promise<string> => {
  const own = await openOwn(device.storages, scope)
  const { replica } = await openReplica(device.storages, scope)
  const texts = [...found.values()].map(async (store) => [
    [...(await store.textsOf(await store.allSessions())).values()],
    await store.readIndex(),
  ])
  const all = [
    await readOwn(own),
    ...(await Promise.all(
      (['sessions', 'entries', 'people'] as const).map(async (name) => replica.page(name, '', 1000)),
    )),
    ...(await Promise.all(texts)),
    [...device.remembered],
    [...files.values()].map(({ records, bodies }) => [...records.keys(), ...bodies.keys()]),
    [...works.values()].map((work) => work.left),
    [...works.values()].flatMap((work) => work.parts.map((part) => Buffer.from(part).toString('latin1'))),
  ]
  await own.close()
  await replica.close()
  return JSON.stringify(all)
}
