import pLimit from 'p-limit'
import type {
  BulkWriteRow,
  EventBulk,
  RxDocumentData,
  RxStorage,
  RxStorageChangeEvent,
  RxStorageInstance,
  RxStorageInstanceCreationParams,
  RxStorageWriteError,
} from 'rxdb/plugins/core'
import { createRevision } from 'rxdb/plugins/core'
import { filter, map } from 'rxjs'
import { bytesOfText, isDamaged, textOfBytes, type Cipher, type SealedBytes } from './cipher.ts'
import { bytesOfContent, contentOfBytes } from './sealed-content.ts'

/* The database's own fields begin with an underscore. */
/* oxlint-disable no-underscore-dangle */

type Doc = RxDocumentData<Record<string, unknown>>
type Row = BulkWriteRow<Record<string, unknown>>
type Event = RxStorageChangeEvent<Doc>
type Instance = RxStorageInstance<Record<string, unknown>, unknown, unknown>

/** Where the sealed content of a record is. */
const sealedField = 'sealed'
const own = ['_deleted', '_attachments', '_rev', '_meta'] as const

/** The database's own collection: names and versions of collections. */
const isInternal = (collectionName: string): boolean => collectionName.startsWith('_rxdb')

/** What has to stay readable: the key, and the fields that are indexed. */
const plainFields = ({ schema }: RxStorageInstanceCreationParams<never, unknown>): Set<string> => {
  const { primaryKey, indexes = [] } = schema as { primaryKey: string; indexes?: (string | string[])[] }
  return new Set([primaryKey, ...indexes.flat().filter((field) => !field.startsWith('_'))])
}

/** All fields that a selector asks for, however deep. */
const askedFields = (selector: object): string[] =>
  Object.entries(selector).flatMap(([field, inner]): string[] => {
    if (!field.startsWith('$')) return [field]
    return Array.isArray(inner) ? inner.flatMap((one) => askedFields(one as object)) : []
  })

/** A record that no key opens any more, as far as it can be read. */
export type DamagedRecord = { collection: string; key: string; status: string | null }
export type OnDamaged = (record: DamagedRecord) => void

export type SealOptions = {
  /**
   * Told once of each record that was changed and doesn't open; the record is taken out, so that the rest can be worked
   * with. Without it, reading such a record rejects. One whose key isn't here rejects in any case.
   */
  onDamaged?: OnDamaged | undefined
  /**
   * Long texts are packed first: a quarter of the bytes to seal and to store, for a few milliseconds more until it is
   * stored. For what no one waits for.
   */
  packs?: boolean
}

/** Records sealed or opened at once: a hundred that are packed at once take each other's place in the processor's cache. */
const atOnce = 3

/** The writes that take damaged records out. */
const takenOut = 'baton-damaged'

/**
 * A storage in which everything is sealed: of a record, only its key, its indexed fields and the database's own fields
 * (`_rev`, `_meta` with the time of the write, `_deleted`) can be read. The indexed fields are sealed as well, and what
 * counts is the sealed value, so whoever changes the readable one changes nothing but where it is found.
 *
 * A query by any other field would find nothing, so it throws.
 */
export const sealStorage = (
  storage: RxStorage<unknown, unknown>,
  cipher: Cipher,
  options: SealOptions = {},
): RxStorage<unknown, unknown> => ({
  name: storage.name,
  rxdbVersion: storage.rxdbVersion,
  async createStorageInstance(params) {
    const instance = await storage.createStorageInstance(params as never)
    if (isInternal(params.collectionName)) return instance as never
    return sealInstance(instance as never, params, cipher, options) as never
  },
})

const sealInstance = (
  instance: Instance,
  params: RxStorageInstanceCreationParams<never, unknown>,
  cipher: Cipher,
  { onDamaged, packs = false }: SealOptions,
): Instance => {
  const plain = plainFields(params)
  const primary = params.schema.primaryKey as string
  const database = `${params.databaseName}--${params.schema.version}--${params.collectionName}`
  const idOf = (document: object): string => String((document as Record<string, unknown>)[primary])
  const placeOf = (document: object): string => `${database}/docs/${idOf(document)}`

  const sealDocument = async (document: Doc): Promise<Doc> => {
    const readable: Record<string, unknown> = {}
    for (const field of [...own, ...plain]) readable[field] = document[field]
    const content = Object.fromEntries(
      Object.entries(document).filter(([field]) => !(own as readonly string[]).includes(field)),
    )
    readable[sealedField] = textOfBytes(
      await cipher.seal(placeOf(document), await bytesOfContent(content, { packs })),
    )
    return readable as Doc
  }
  const openDocument = async (stored: Doc): Promise<Doc> => {
    const content = await contentOfBytes(await cipher.open(placeOf(stored), sealedIn(stored)))
    const { _deleted, _attachments, _rev, _meta } = stored
    return { ...content, _deleted, _attachments, _rev, _meta }
  }
  const openAll = async (stored: readonly Doc[]): Promise<Doc[]> => {
    if (onDamaged === undefined) return pLimit(atOnce).map(stored, openDocument)
    const damaged: Doc[] = []
    const opened = await pLimit(atOnce).map(stored, async (one) => {
      try {
        return [await openDocument(one)]
      } catch (error) {
        if (!isDamaged(error)) throw error
        damaged.push(one)
        return []
      }
    })
    const found = damaged.filter(({ _deleted }) => !_deleted)
    if (found.length > 0) await takeOut(found, onDamaged)
    return opened.flat()
  }
  /** Deletes records that no one can open again, so that they are told of once. */
  const takeOut = async (damaged: readonly Doc[], tell: OnDamaged): Promise<void> => {
    const { error } = await instance.bulkWrite(
      damaged.map((one) => ({
        previous: one,
        document: {
          ...one,
          _deleted: true,
          _rev: createRevision('damaged', one),
          _meta: { ...one._meta, lwt: one._meta.lwt + 1 },
        },
      })),
      takenOut,
    )
    const written = new Set(error.map(({ documentId }) => documentId))
    for (const one of damaged) {
      const { status } = one
      // Rewritten meanwhile, so it is whole again.
      if (written.has(idOf(one))) continue
      tell({
        collection: params.collectionName,
        key: idOf(one),
        status: typeof status === 'string' ? status : null,
      })
    }
  }

  /** What is being written, as it was given: events of a write come before it resolves. */
  const writing = new Map<string, Row>()
  const nameOf = (document: Doc): string => `${document._rev} ${idOf(document)}`
  const openEvent = (event: Event): Event => {
    const row = writing.get(nameOf(event.documentData))
    if (row === undefined) throw new Error(`Nothing was written to ${event.documentId}.`)
    return {
      ...event,
      documentData: row.document,
      previousDocumentData: event.previousDocumentData === null ? null : row.previous,
    } as Event
  }

  return {
    databaseName: instance.databaseName,
    collectionName: instance.collectionName,
    schema: instance.schema,
    internals: instance.internals,
    options: instance.options,
    async bulkWrite(rows, context) {
      const sealed = await pLimit(atOnce).map(rows, async ({ previous, document }) => ({
        // Only its revision is looked at.
        ...(previous === undefined ? {} : { previous }),
        document: await sealDocument(document as Doc),
      }))
      for (const row of rows) writing.set(nameOf(row.document), row)
      try {
        const { error } = await instance.bulkWrite(sealed, context)
        const byId = new Map(rows.map((row) => [idOf(row.document), row]))
        return { error: await Promise.all(error.map(async (one) => openError(one, byId))) }
      } finally {
        for (const row of rows) writing.delete(nameOf(row.document))
      }
    },
    findDocumentsById: async (ids, deleted) => openAll(await instance.findDocumentsById(ids, deleted)),
    async query(prepared) {
      for (const field of askedFields(prepared.query.selector))
        if (!plain.has(field) && !field.startsWith('_'))
          throw new Error(`${params.collectionName} can’t be asked for ${field}, which is sealed.`)
      return { documents: await openAll((await instance.query(prepared)).documents) }
    },
    count: async (prepared) => instance.count(prepared),
    getAttachmentData: async () => Promise.reject(new Error('Nothing is attached to documents.')),
    changeStream: () =>
      instance.changeStream().pipe(
        filter(({ context }) => context !== takenOut),
        map((bulk: EventBulk<Event, unknown>) => ({
          ...bulk,
          events: bulk.events.map((event) => openEvent(event)),
        })),
      ) as never,
    cleanup: async (minimum) => instance.cleanup(minimum),
    close: async () => instance.close(),
    remove: async () => instance.remove(),
  }

  async function openError(
    error: RxStorageWriteError<Record<string, unknown>>,
    rows: ReadonlyMap<string, Row>,
  ): Promise<RxStorageWriteError<Record<string, unknown>>> {
    const writeRow = rows.get(error.documentId) ?? error.writeRow
    if (error.status !== 409) return { ...error, writeRow }
    try {
      return { ...error, writeRow, documentInDb: await openDocument(error.documentInDb) }
    } catch (cause) {
      if (onDamaged === undefined || !isDamaged(cause)) throw cause
      // Whoever writes again needs its revision alone.
      return { ...error, writeRow }
    }
  }
}

/** The sealed content of a record (a text in documents), or of a value that is nothing else; null if there is none. */
export const sealedIn = (value: unknown): SealedBytes | null => {
  if (value instanceof Uint8Array) return value as SealedBytes
  const inner =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[sealedField] : null
  if (typeof inner === 'string') return bytesOfText(inner)
  return inner instanceof Uint8Array ? (inner as SealedBytes) : null
}
