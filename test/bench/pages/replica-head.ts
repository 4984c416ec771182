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
  /** Opens what the client has sealed: with the browser's own keys, which can be used by every page of the origin. */
  const revIn = async (name: string, text: string): Promise<number> => {
    const sealed = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
    const database = await read(indexedDB.open('baton-keys'))
    const all = (await read(database.transaction('keys').objectStore('keys').getAll())) as {
      id: number
      key: CryptoKey
    }[][]
    database.close()
    const id = new DataView(sealed.buffer).getUint32(1)
    const key = all.flat().find((one) => one.id === id)?.key
    if (key === undefined) throw new Error('The key of the replica is not here.')
    const place = `${name.replace('rxdb-dexie-', '')}/docs/checkpoint/head`
    const bytes = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.slice(5, 17), additionalData: new TextEncoder().encode(place) },
      key,
      sealed.slice(17),
    )
    // The record's other fields come first, in a line of their own.
    const [, page = ''] = new TextDecoder().decode(bytes).split('\n')
    return (JSON.parse(page) as { rev: number }).rev
  }
  let head = 0
  for (const { name } of await indexedDB.databases()) {
    if (name?.includes('baton-replica') !== true || !name.endsWith('--pages') || besides.includes(name))
      continue
    const database = await read(indexedDB.open(name))
    if (database.objectStoreNames.contains('docs')) {
      const store = database.transaction('docs').objectStore('docs')
      const record = (await read(store.get('checkpoint/head'))) as { sealed: string } | undefined
      if (record !== undefined) head = Math.max(head, await revIn(name, record.sealed))
    }
    database.close()
  }
  return head
}
