import type { Change, CollectionName, Documents } from '../../domain/shapes/collections.ts'
import { derivedId } from '../../domain/document/id.ts'
import { problem } from '../../domain/document/problem.ts'
import { isolated } from '../../domain/text/text.ts'
import { Rejection, type Context, type Work } from './define-intent.ts'

/** Identifies a document. */
export type Ref = { collection: CollectionName; id: string }
export const refKey = (collection: CollectionName, id: string): string => `${collection}/${id}`

/** The available documents: a document, null if there is none, undefined if it isn't loaded. */
export type View = {
  get(collection: CollectionName, id: string): Documents[CollectionName] | null | undefined
}

/** Thrown to interrupt `apply` until a document is loaded. */
export class NotLoaded extends Error {
  readonly ref: Ref
  constructor(ref: Ref) {
    super(`not loaded: ${refKey(ref.collection, ref.id)}`)
    this.ref = ref
  }
}

/** Starts applying one intent to a view; writes are collected until it is done. */
export const startWork = (context: Context, view: View): Work => {
  const written = new Map<string, Change>()
  let derived = 0
  const find = <C extends CollectionName>(collection: C, id: string): Documents[C] | null => {
    const own = written.get(refKey(collection, id))
    if (own !== undefined) return own.document as Documents[C]
    const document = view.get(collection, id)
    if (document === undefined) throw new NotLoaded({ collection, id })
    return document as Documents[C] | null
  }
  const reject: Work['reject'] = (kind, message, details) => {
    throw new Rejection(problem(kind, message, details))
  }
  return {
    context,
    find,
    get(collection, id, what) {
      return (
        find(collection, id) ??
        reject('not_found', `This ${what} doesn’t exist, or you don’t have access to it.`)
      )
    },
    mustBeNew(collection, id, what) {
      if (find(collection, id) !== null) reject('already_exists', `This ${what} already exists.`)
    },
    put(collection, document) {
      written.set(refKey(collection, document.id), { collection, document } as Change)
    },
    reject,
    nextId() {
      derived += 1
      return derivedId(context.intentId, derived)
    },
    nameOf(personId) {
      return isolated(find('people', personId)?.name ?? 'Someone')
    },
    changes: () => [...written.values()],
  }
}
