import { createCell } from '../../../data/contract/cell.ts'
import type { Readable } from '../../../data/contract/desk.ts'
import type { SendQueue, Written } from './send-queue.ts'

/** How long a window that draws no frames waits for one. Milliseconds. */
const noFrame = 100

/** Calls back once the next frame is drawn. */
const afterFrame = (run: () => void): void => {
  const { port1, port2 } = new MessageChannel()
  const timer = setTimeout(() => port2.postMessage(null), noFrame)
  port1.addEventListener(
    'message',
    () => {
      clearTimeout(timer)
      port1.close()
      run()
    },
    { once: true },
  )
  port1.start()
  // A message comes after the frame in which it was sent; a timer can come before.
  requestAnimationFrame(() => port2.postMessage(null))
}

/** `edit` counts the texts: what was said of one that was changed is over, even if the same text is typed again. */
export type ToldLate = Written & { edit: number }

export type WrittenLate = Readable<ToldLate> & {
  /** Keeps the text of this field the same as the queue's, until the returned function is called. */
  attach(field: { value: string }): () => void
  /** Tells what has changed now, for a key that depends on what is shown. */
  catchUp(): void
  /** Whether something has changed that isn't told yet. */
  isLate(): boolean
  /** Which text the field holds now, told or not. */
  edit(): number
}

/**
 * What is written, told when the field has drawn it.
 *
 * The browser draws a letter into the field by itself. What follows from it (suggestions, whether it's saved, the
 * button) takes longer than the letter, so it is drawn after it. A text that changes in any other way is put into the
 * field and told at once.
 */
export const createWrittenLate = (
  queue: Pick<SendQueue, 'get' | 'subscribe'>,
  later: (run: () => void) => void = afterFrame,
): WrittenLate => {
  let last = queue.get()
  let edit = 0
  const told = createCell<ToldLate>({ ...last, edit })
  let isWaiting = false
  const isLate = () => last !== queue.get()
  const catchUp = () => {
    isWaiting = false
    if (!isLate()) return
    last = queue.get()
    told.set({ ...last, edit })
  }
  const wait = () => {
    if (isWaiting) return
    isWaiting = true
    later(() => {
      if (isWaiting) catchUp()
    })
  }
  return {
    get: told.get,
    subscribe: told.subscribe,
    attach(field) {
      let before = told.get().text
      const follow = () => {
        const { text } = queue.get()
        if (text !== before) edit += 1
        before = text
        if (field.value === text) return wait()
        field.value = text
        catchUp()
      }
      follow()
      return queue.subscribe(follow)
    },
    catchUp,
    isLate,
    edit: () => edit,
  }
}
