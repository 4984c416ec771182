import { imageLimits, type Attachment } from '../../../core/domain/attachment.ts'
import { createCell } from '../contract/cell.ts'
import type { Desk, Readable } from '../contract/desk.ts'
import { imagesDraftKey, imagesOfDraft } from '../contract/image-draft.ts'

/** What is shown of the images added to something not sent yet. */
export type ShownImages = {
  images: readonly Attachment[]
  /** How many are being prepared. */
  preparing: number
  /** Why one was rejected. */
  problem: string | null
}

/** Images that belong to text being sent. They stay in the draft until reported as sent. */
export type TakenImages = {
  /** All of them once they are ready, or why one was rejected. */
  ready(): Promise<{ images: readonly Attachment[]; problem: string | null }>
  sent(): void
  /** Puts them back, ahead of those added since. */
  giveBack(): void
}

export type DraftImageStore = Readable<ShownImages> & {
  add(files: readonly File[]): void
  remove(hash: string): void
  /** Clears the message about a rejected image, unless some are still being prepared. */
  forgive(): void
  /** Takes all images added so far, ready or not; later ones belong to the next text. */
  take(): TakenImages
  /** Resolves when nothing is being prepared or saved any more. */
  rest(): Promise<void>
}

type Basket = { images: readonly Attachment[]; preparing: number; problem: string | null }

const emptyBasket = (): Basket => ({ images: [], preparing: 0, problem: null })

/** Each image once, under its first name. */
const once = (images: readonly Attachment[]): Attachment[] =>
  images.filter(({ hash }, index) => images.findIndex((other) => other.hash === hash) === index)

/**
 * The images in a session's draft. Like its text, they survive anything: each is on the device before it is shown.
 *
 * If an image is rejected, a sentence says so and nothing else changes.
 */
export const createDraftImages = (
  desk: Pick<Desk, 'keepImage' | 'readDraft' | 'writeDraft'>,
  sessionId: string,
): DraftImageStore => {
  const key = imagesDraftKey(sessionId)
  const shown = createCell<ShownImages>({ images: [], preparing: 0, problem: null })
  /** What goes with the next text. */
  let basket = emptyBasket()
  let taken: readonly Basket[] = []

  const show = (problem = shown.get().problem) => {
    const preparing = [...taken, basket].reduce((sum, one) => sum + one.preparing, 0)
    shown.set({ images: basket.images, preparing, problem })
  }
  /** One change at a time, starting with what is on the device. */
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
      refuse(into, `An entry can have up to ${imageLimits.perEntry} images. Send these, then add the rest.`)
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
