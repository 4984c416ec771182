import type { CollectionName, Documents } from '../../../core/domain/collections.ts'
import type { Desk } from '../../data/contract/desk.ts'
import type { StillSo } from '../../state/toasts.ts'

/**
 * Whether a document is still as someone left it, by whoever it was changed since: for what a message offers to undo.
 *
 * `holds` looks at what undoing would set back, and at nothing else: a rev that rises says nothing about that.
 */
export const isStillTrue = <C extends CollectionName>(
  desk: Pick<Desk, 'document'>,
  collection: C,
  id: string,
  holds: (document: Documents[C]) => boolean,
): StillSo => {
  const live = desk.document(collection, id)
  return {
    get() {
      const document = live.get()
      return document === undefined || document === null ? undefined : holds(document)
    },
    subscribe: (listener) => live.subscribe(listener),
  }
}

/** True while all of them are; not known while one is not. */
export const areAllStillTrue = (...all: readonly StillSo[]): StillSo => ({
  get() {
    const answers = all.map((one) => one.get())
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
  },
  subscribe(listener) {
    const stops = all.map((one) => one.subscribe(listener))
    return () => {
      for (const stop of stops) stop()
    }
  },
})
