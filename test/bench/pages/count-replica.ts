/**
 * How many records the replicas of this origin hold: looked up in the browser's databases, past the client.
 *
 * Costs tens of milliseconds of the database's own time, so it is not to be asked often. Refers to nothing outside
 * itself, so that it can also be run in a page that does not know it.
 *
 * @param besides names of databases that are not counted
 */
export const countReplica = async (besides: readonly string[] = []): Promise<number> => {
  let total = 0
  for (const { name } of await indexedDB.databases()) {
    if (name?.includes('baton-replica') !== true || besides.includes(name)) continue
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error(`${name} cannot be read.`)))
    })
    for (const store of database.objectStoreNames) {
      total += await new Promise<number>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).count()
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(`${name} cannot be counted.`)))
      })
    }
    database.close()
  }
  return total
}
