import {
  getDefaultRevision,
  getDefaultRxDocumentMeta,
  type RxCollection,
  type RxDocumentData,
  type RxStorageWriteError,
} from 'rxdb/plugins/core'

/* The database's own fields begin with an underscore. */
/* oxlint-disable no-underscore-dangle */

/** Decides whether a document takes the place of the one that is stored. */
type Replaces<D> = (next: D, stored: D) => boolean

const always = () => true

const rowOf = <D>(document: D, previous?: RxDocumentData<D>) => ({
  ...(previous === undefined ? {} : { previous }),
  document: {
    ...document,
    _deleted: false,
    _attachments: {},
    _rev: previous?._rev ?? getDefaultRevision(),
    _meta: previous === undefined ? getDefaultRxDocumentMeta() : { ...previous._meta },
  } as RxDocumentData<D>,
})

/**
 * Writes whole documents in one commit, new ones and replacements alike; a second commit when some were there.
 *
 * Straight to the storage, as replication does: upserting by the collection costs a query and a commit for each
 * document. Rejects when the storage cannot write (a full disk); then nothing of the commit is stored.
 *
 * @param known the stored versions, as far as the caller has them: saves the second commit
 * @param afterAll a document that may only be stored once all the others are: it says that they are
 */
export const putDocuments = async <D>(
  collection: RxCollection<D>,
  documents: readonly D[],
  options: { replaces?: Replaces<D>; known?: ReadonlyMap<string, RxDocumentData<D>>; afterAll?: D } = {},
): Promise<void> => {
  const { replaces = always, known, afterAll } = options
  const primary = collection.schema.primaryPath as keyof D
  let rows = documents.map((document) => rowOf(document, known?.get(document[primary] as string)))
  let last = afterAll === undefined ? [] : [rowOf(afterAll)]
  // Someone else may write in between, so it can take more than two rounds; ten mean that something is broken.
  for (let round = 0; round < 10 && rows.length + last.length > 0; round += 1) {
    const isLast = rows.length === 0 || round > 0
    const { error } = await collection.storageInstance.bulkWrite(
      isLast ? [...rows, ...last] : rows,
      'baton-put',
    )
    const again = error.flatMap((failure: RxStorageWriteError<D>) => {
      if (failure.status !== 409)
        throw new Error(`The database rejected ${failure.documentId} (${failure.status}).`)
      const stored = failure.documentInDb
      const next = failure.writeRow.document as D
      return stored._deleted || replaces(next, stored) ? [rowOf(next, stored)] : []
    })
    rows = again
    if (isLast) last = []
  }
  if (rows.length > 0) throw new Error(`The database kept refusing documents of ${collection.name}.`)
}

/** The stored documents of these ids, with what the database knows of them. */
export const storedById = async <D>(
  collection: RxCollection<D>,
  ids: readonly string[],
): Promise<Map<string, RxDocumentData<D>>> => {
  if (ids.length === 0) return new Map()
  const primary = collection.schema.primaryPath as keyof D
  const found = await collection.storageInstance.findDocumentsById([...ids], false)
  return new Map(found.map((document) => [document[primary] as string, document]))
}
