import { imageLimits, type Attachment } from '../../../core/domain/attachment.ts'
import { createCell } from '../contract/cell.ts'
import type { Desk, Readable } from '../contract/desk.ts'
import { imagesDraftKey, imagesOfDraft } from '../contract/image-draft.ts'

/** What is shown of the images that were put into something that is not sent yet. */
export type ShownImages = {
  images: readonly Attachment[]
  /** How many are being made ready. */
  preparing: number
  /** Why one was not taken. */
  problem: string | null
}

/** Images that go along with words that were sent. They stay in the draft until they are said to be sent. */
export type TakenImages = {
  /** All of them once they are ready, and why one was not taken. */
  ready(): Promise<{ images: readonly Attachment[]; problem: string | null }>
  sent(): void
  /** Puts them in front of those that were added since. */
  giveBack(): void
}

export type DraftImageStore = Readable<ShownImages> & {
  add(files: readonly File[]): void
  remove(hash: string): void
  /** Forgets what was said of an image that was not taken, unless some are still being made ready. */
  forgive(): void
  /** Takes all that were added until now, ready or not; what is added from now on belongs to the next words. */
  take(): TakenImages
  /** Resolves when nothing is being made ready or saved any more. */
  rest(): Promise<void>
}

type Basket = { images: readonly Attachment[]; preparing: number; problem: string | null }

const emptyBasket = (): Basket => ({ images: [], preparing: 0, problem: null })

/** Each image once, under the name it came with first. */
const once = (images: readonly Attachment[]): Attachment[] =>
  images.filter(({ hash }, index) => images.findIndex((other) => other.hash === hash) === index)

/**
 * The images of a session's draft. They survive anything, like the words: each is on the device before it is shown.
 *
 * What cannot be taken is said in a sentence, and changes nothing else.
 */
export const createDraftImages = (
  desk: Pick<Desk, 'keepImage' | 'readDraft' | 'writeDraft'>,
  sessionId: string,
): DraftImageStore => {
  const key = imagesDraftKey(sessionId)
  const shown = createCell<ShownImages>({ images: [], preparing: 0, problem: null })
  /** What goes with the next words. */
  let basket = emptyBasket()
  let taken: readonly Basket[] = []

  const show = (problem = shown.get().problem) => {
    const preparing = [...taken, basket].reduce((sum, one) => sum + one.preparing, 0)
    shown.set({ images: basket.images, preparing, problem })
  }
  /** One change after the other, the first being what the device has. */
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work).catch((error: unknown) => console.error('draft images', error))
  }
  const keep = async () => {
    const all = once([...taken, basket].flatMap(({ images }) => images))
    await desk.writeDraft(key, all.length === 0 ? '' : JSON.stringify(all))
  }
  const first = basket
  inTurn(async () => {
    first.images = imagesOfDraft(await desk.readDraft(key))
    show()
  })

  const refuse = (into: Basket, problem: string) => {
    into.problem = problem
    show(problem)
  }
  const addOne = async (into: Basket, file: File) => {
    if (into.images.length >= imageLimits.perEntry) {
      refuse(into, `An entry holds ${imageLimits.perEntry} images at most. Send these, then add the rest.`)
      return
    }
    const kept = await desk.keepImage({ body: file, name: file.name })
    if (!kept.ok) return refuse(into, kept.problem.message)
    into.images = once([...into.images, kept.value])
    show()
    await keep()
  }

  return {
    get: shown.get,
    subscribe: shown.subscribe,
    add(files) {
      const into = basket
      into.problem = null
      into.preparing += files.length
      show(null)
      for (const file of files) {
        inTurn(async () => {
          try {
            await addOne(into, file)
          } finally {
            into.preparing -= 1
            show()
          }
        })
      }
    },
    remove(hash) {
      basket.images = basket.images.filter((image) => image.hash !== hash)
      show(null)
      inTurn(keep)
    },
    forgive() {
      if (basket.preparing > 0) return
      basket.problem = null
      show(null)
    },
    take() {
      const mine = basket
      if (mine.preparing === 0) mine.problem = null
      basket = emptyBasket()
      taken = [...taken, mine]
      show(mine.problem)
      const letGo = () => {
        taken = taken.filter((other) => other !== mine)
      }
      return {
        async ready() {
          await turn
          return { images: mine.images, problem: mine.problem }
        },
        sent() {
          letGo()
          if (mine.images.length > 0) inTurn(keep)
        },
        giveBack() {
          letGo()
          basket.images = once([...mine.images, ...basket.images])
          show()
        },
      }
    },
    async rest() {
      let last: Promise<void> | null = null
      while (last !== turn) {
        last = turn
        await last
      }
    },
  }
}
