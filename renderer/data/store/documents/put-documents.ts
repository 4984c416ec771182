import {
  getDefaultRevision,
  getDefaultRxDocumentMeta,
  normalizeMangoQuery,
  prepareQuery,
  type MangoQuery,
  type RxCollection,
  type RxDocumentData,
  type RxStorageWriteError,
} from 'rxdb/plugins/core'

/* The database's own fields begin with an underscore. */
/* oxlint-disable no-underscore-dangle */

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
 * Writes whole documents in one commit, both new ones and replacements; with a second commit if some already existed.
 *
 * Writes to the storage directly, as replication does, because upserting through the collection costs a query and a
 * commit per document. Rejects if the storage can't write (a full disk); then nothing of the commit is stored.
 *
 * @param known the stored versions, as far as the caller has them: saves the second commit
 */
export const putDocuments = async <D>(
  collection: RxCollection<D>,
  documents: readonly D[],
  { known }: { known?: ReadonlyMap<string, RxDocumentData<D>> } = {},
): Promise<void> => {
  const primary = collection.schema.primaryPath as keyof D
  let rows = documents.map((document) => rowOf(document, known?.get(document[primary] as string)))
  // Someone else may write in between, so it can take more than two rounds; ten mean that something is broken.
  for (let round = 0; round < 10 && rows.length > 0; round += 1) {
    const { error } = await collection.storageInstance.bulkWrite(rows, 'baton-put')
    rows = error.map((failure: RxStorageWriteError<D>) => {
      if (failure.status !== 409)
        throw new Error(`The database rejected ${failure.documentId} (${failure.status}).`)
      return rowOf(failure.writeRow.document as D, failure.documentInDb)
    })
  }
  if (rows.length > 0) throw new Error(`The database kept refusing documents of ${collection.name}.`)
}

/** The stored documents with these ids, including the database's own fields. */
export const storedById = async <D>(
  collection: RxCollection<D>,
  ids: readonly string[],
): Promise<Map<string, RxDocumentData<D>>> => {
  if (ids.length === 0) return new Map()
  const primary = collection.schema.primaryPath as keyof D
  const found = await collection.storageInstance.findDocumentsById([...ids], false)
  return new Map(found.map((document) => [document[primary] as string, document]))
}

/** Everything that is stored, including the database's own fields. */
export const allStored = async <D>({
  schema,
  storageInstance,
}: RxCollection<D>): Promise<RxDocumentData<D>[]> => {
  const { jsonSchema } = schema
  const query = { selector: { _deleted: { $eq: false } } } as MangoQuery<D>
  const prepared = prepareQuery<D>(jsonSchema, normalizeMangoQuery<D>(jsonSchema, query))
  return (await storageInstance.query(prepared)).documents
}
