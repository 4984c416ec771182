/**
 * How far the replicas of this origin have been stored, as a rev: looked up in the browser's databases, past the client.
 *
 * Refers to nothing outside itself, so that it can also be run in a page that does not know it.
 *
 * @param besides names of databases that are not looked at
 */
export const replicaHead = async (besides: readonly string[] = []): Promise<number> => {
  const read = async <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('The replica cannot be read.')))
    })
  let head = 0
  for (const { name } of await indexedDB.databases()) {
    if (name?.includes('baton-replica') !== true || !name.endsWith('--pages') || besides.includes(name))
      continue
    const database = await read(indexedDB.open(name))
    if (database.objectStoreNames.contains('docs')) {
      const store = database.transaction('docs').objectStore('docs')
      const record = (await read(store.get('checkpoint/head'))) as { text: string } | undefined
      head = Math.max(head, (JSON.parse(record?.text ?? '{"rev":0}') as { rev: number }).rev)
    }
    database.close()
  }
  return head
}
