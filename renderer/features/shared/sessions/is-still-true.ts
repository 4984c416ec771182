import type { CollectionName, Documents } from '../../../../core/domain/shapes/collections.ts'
import type { Desk } from '../../../data/contract/desk.ts'
import type { StillTrue } from '../../../state/messages/toasts.ts'

/**
 * Whether a document is still as someone left it, whoever may have changed it since: for the undo that a message offers.
 *
 * `holds` looks only at what undoing would change back; a higher rev alone says nothing about that.
 */
export const isStillTrue = <C extends CollectionName>(
  desk: Pick<Desk, 'document'>,
  collection: C,
  id: string,
  holds: (document: Documents[C]) => boolean,
): StillTrue => {
  const live = desk.document(collection, id)
  return {
    get() {
      const document = live.get()
      return document === undefined || document === null ? undefined : holds(document)
    },
    subscribe: (listener) => live.subscribe(listener),
  }
}

/** True while all of them are; unknown while one is unknown. */
export const areAllStillTrue = (...all: readonly StillTrue[]): StillTrue => ({
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
