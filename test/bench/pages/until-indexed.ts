/**
 * Resolves when the search of this origin has indexed all that it was given, and saved that: looked up in the browser's
 * databases, past the client. Refers to nothing outside itself, so that it can be run in a page that does not know it.
 */
export const untilIndexed = async (milliseconds: number): Promise<void> => {
  const read = async <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('The search cannot be read.')))
    })
  const end = performance.now() + milliseconds
  for (;;) {
    const named = (await indexedDB.databases()).find(({ name }) => name?.startsWith('baton-search-') === true)
    if (named?.name !== undefined) {
      const database = await read(indexedDB.open(named.name))
      const stores = database.transaction(['kept', 'changed'])
      const [saved, changed] = await Promise.all([
        read(stores.objectStore('kept').getKey('index')),
        read(stores.objectStore('changed').count()),
      ])
      database.close()
      if (saved !== undefined && changed === 0) return
    }
    if (performance.now() > end) throw new Error('Waited in vain for the search to be indexed.')
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
