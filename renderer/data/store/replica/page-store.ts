import {
  getDefaultRevision,
  getDefaultRxDocumentMeta,
  normalizeMangoQuery,
  prepareQuery,
  type MangoQuery,
  type RxCollection,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb/plugins/core'
import { pageConflict } from './page-conflict.ts'

/* The database's own fields begin with an underscore. */
/* oxlint-disable no-underscore-dangle */

/** A page of the replica: many documents in one JSON text, because a record costs more than its contents. */
export type Page = { key: string; text: string }

/**
 * The schema of the replica's only collection.
 *
 * Only the key is indexed. Which documents are in which page, and what lists filter and sort by, is in the index pages,
 * which are read when the replica is opened.
 */
export const pageSchema: RxJsonSchema<Page> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: { key: { type: 'string', maxLength: 100 }, text: { type: 'string' } },
  required: ['key', 'text'],
  // The browser storage has it anyway.
  indexes: [['key']],
}

/** What one commit changes. */
export type PageChanges = {
  put: ReadonlyMap<string, string>
  remove?: readonly string[]
  /** Keys that were never written before, so that no lookup is needed. */
  fresh?: ReadonlySet<string>
}

/** Pages by key, on top of RxDB. Only one writer at a time. */
export type PageStore = {
  read(keys: readonly string[]): Promise<Map<string, string>>
  /** All pages whose key starts with `prefix`. */
  range(prefix: string): Promise<Map<string, string>>
  /**
   * Changes pages in one commit: either everything is stored or, if it rejects (a full disk), nothing. Except where another
   * writer was there, which rejects with a `PageConflict`: what is stored is then no longer what this writer knows.
   */
  commit(changes: PageChanges): Promise<void>
}

const textsOf = (rows: readonly RxDocumentData<Page>[]): Map<string, string> =>
  new Map(rows.map(({ key, text }) => [key, text]))

/**
 * A page as the storage writes it. We write to the storage directly, because the collection costs a query per document.
 */
const rowOf = (page: Page, previous: RxDocumentData<Page> | undefined, isRemoved: boolean) => ({
  ...(previous === undefined ? {} : { previous }),
  document: {
    ...page,
    _deleted: isRemoved,
    _attachments: {},
    _rev: previous?._rev ?? getDefaultRevision(),
    _meta: previous === undefined ? getDefaultRxDocumentMeta() : { ...previous._meta },
  } as RxDocumentData<Page>,
})

export const createPageStore = ({ storageInstance, schema }: RxCollection<Page>): PageStore => ({
  read: async (keys) =>
    keys.length === 0 ? new Map() : textsOf(await storageInstance.findDocumentsById([...keys], false)),
  async range(prefix) {
    const query: MangoQuery<RxDocumentData<Page>> = {
      selector: { _deleted: { $eq: false }, key: { $gt: prefix, $lt: `${prefix}\uFFFF` } },
      sort: [{ key: 'asc' }],
      index: ['_deleted', 'key'],
    }
    const prepared = prepareQuery<Page>(schema.jsonSchema, normalizeMangoQuery(schema.jsonSchema, query))
    return textsOf((await storageInstance.query(prepared)).documents)
  },
  async commit({ put, remove = [], fresh = new Set() }) {
    const keys = [...put.keys(), ...remove].filter((key) => !fresh.has(key))
    const found = keys.length === 0 ? [] : await storageInstance.findDocumentsById(keys, true)
    const known = new Map(found.map((row) => [row.key, row]))
    const removed = remove.filter((key) => known.get(key)?._deleted === false)
    const rows = [
      ...[...put].map(([key, text]) => rowOf({ key, text }, known.get(key), false)),
      // The record stays as a tombstone; its text doesn't.
      ...removed.map((key) => rowOf({ key, text: '' }, known.get(key), true)),
    ]
    if (rows.length === 0) return
    const { error } = await storageInstance.bulkWrite(rows, 'baton-pages')
    const [first] = error
    if (first === undefined) return
    const why = `The database rejected ${first.documentId} (${first.status}).`
    throw first.status === 409 ? pageConflict(why) : new Error(why)
  },
})
