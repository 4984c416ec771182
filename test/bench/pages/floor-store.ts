/** An object store of the browser with nothing around it: the floor of everything that is stored on a device. */
export type FloorStore = {
  /** One strict transaction: resolves when it is on the disk. */
  put(document: { id: string }): Promise<void>
  close(): void
}

/** Opens an empty store. */
export const openFloorStore = async (): Promise<FloorStore> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bench-floor', 1)
    request.addEventListener('upgradeneeded', () =>
      request.result.createObjectStore('documents', { keyPath: 'id' }),
    )
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('The floor has no database.')))
  })
  return {
    put: async (document) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction('documents', 'readwrite', { durability: 'strict' })
        transaction.objectStore('documents').put(document)
        transaction.addEventListener('complete', () => resolve())
        transaction.addEventListener('error', () => reject(new Error('The floor could not store.')))
      }),
    close: () => database.close(),
  }
}
