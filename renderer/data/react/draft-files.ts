import { attachedAlready, tooManyFiles } from '../../../core/domain/files/attached-file.ts'
import { fileLimits, type Attachment } from '../../../core/domain/files/attachment.ts'
import { createCell } from '../contract/cell.ts'
import type { Desk, Readable } from '../contract/desk.ts'
import { filesDraftKey, filesOfDraft } from '../contract/file-draft.ts'
import { readySentences } from '../../language/sentences.words.ts'

/** What is shown of the files added to something not sent yet. */
export type ShownFiles = {
  files: readonly Attachment[]
  /** How many are being prepared. */
  preparing: number
  /** Why some of those added last aren't there, a sentence for each. */
  problem: string | null
}

/** Files that belong to text being sent. They stay in the draft until reported as sent. */
export type TakenFiles = {
  /** All of them once they are ready, or why one was rejected. */
  ready(): Promise<{ files: readonly Attachment[]; problem: string | null }>
  sent(): void
  /** Puts them back, ahead of those added since. */
  giveBack(): void
}

export type DraftFileStore = Readable<ShownFiles> & {
  add(files: readonly File[]): void
  /** Adds a text that is too long for an entry, as a file. False, and nothing has changed, if an entry takes no more files. */
  addText(text: string): boolean
  remove(hash: string): void
  /** Another window has saved this draft. */
  changedElsewhere(text: string): void
  /** Clears the message about a rejected file, unless some are still being prepared. */
  forgive(): void
  /** Takes all files added so far, ready or not; later ones belong to the next text. */
  take(): TakenFiles
  /** Resolves when nothing is being prepared or saved any more. */
  rest(): Promise<void>
}

type Source = Parameters<Desk['keepFile']>[0]
type Basket = { files: readonly Attachment[]; preparing: number; problem: string | null }

const emptyBasket = (): Basket => ({ files: [], preparing: 0, problem: null })

/** Each file once, under its first name. */
const once = (files: readonly Attachment[]): Attachment[] =>
  files.filter(({ hash }, index) => files.findIndex((other) => other.hash === hash) === index)

/**
 * The files in a session's draft. Like its text, they survive anything: each is on the device before it is shown.
 *
 * Each file that is rejected or already there has its sentence; nothing else changes.
 */
export const createDraftFiles = (
  desk: Pick<Desk, 'keepFile' | 'readDraft' | 'writeDraft'>,
  sessionId: string,
): DraftFileStore => {
  const key = filesDraftKey(sessionId)
  const shown = createCell<ShownFiles>({ files: [], preparing: 0, problem: null })
  /** What goes with the next text. */
  let basket = emptyBasket()
  let taken: readonly Basket[] = []
  /** The draft as it is on the device. */
  let onDevice = ''

  const show = (problem = shown.get().problem) => {
    const preparing = [...taken, basket].reduce((sum, one) => sum + one.preparing, 0)
    shown.set({ files: basket.files, preparing, problem })
  }
  /** One change at a time, starting with what is on the device. */
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work).catch((error: unknown) => console.error('draft files', error))
  }
  const keep = async () => {
    const all = once([...taken, basket].flatMap(({ files }) => files))
    const text = all.length === 0 ? '' : JSON.stringify(all)
    const stored = await desk.writeDraft(key, text, onDevice)
    onDevice = stored
    if (stored === text) return
    // Another window added or removed some as well.
    const taking = new Set(taken.flatMap(({ files }) => files.map(({ hash }) => hash)))
    basket.files = filesOfDraft(stored).filter(({ hash }) => !taking.has(hash))
    show()
  }
  const first = basket
  inTurn(async () => {
    onDevice = await desk.readDraft(key)
    first.files = filesOfDraft(onDevice)
    show()
  })

  const tell = (sentence: string) => {
    const before = shown.get().problem
    show(before === null ? sentence : `${before} ${sentence}`)
  }
  const refuse = (into: Basket, problem: string) => {
    into.problem = into.problem === null ? problem : `${into.problem} ${problem}`
    tell(problem)
  }
  const addOne = async (into: Basket, source: Source) => {
    if (into.files.length >= fileLimits.perEntry) return refuse(into, readySentences.shown(tooManyFiles(1)))
    const kept = await desk.keepFile(source)
    if (!kept.ok) return refuse(into, kept.problem.message)
    const same = into.files.find(({ hash }) => hash === kept.value.hash)
    if (same !== undefined) return tell(readySentences.shown(attachedAlready(source.name, same.name)))
    into.files = [...into.files, kept.value]
    show()
    await keep()
  }

  const roomIn = (into: Basket): number =>
    Math.max(0, fileLimits.perEntry - into.files.length - into.preparing)
  const addAll = (sources: readonly Source[]) => {
    const into = basket
    const added = sources.slice(0, roomIn(into))
    const left = sources.length - added.length
    into.problem = left === 0 ? null : readySentences.shown(tooManyFiles(left))
    into.preparing += added.length
    show(into.problem)
    for (const source of added) {
      inTurn(async () => {
        try {
          await addOne(into, source)
        } finally {
          into.preparing -= 1
          show()
        }
      })
    }
  }

  return {
    get: shown.get,
    subscribe: shown.subscribe,
    add: (files) => addAll(files.map((file) => ({ body: file, name: file.name }))),
    addText(text) {
      if (roomIn(basket) === 0) return false
      addAll([{ body: new Blob([text]), name: '', pasted: true }])
      return true
    },
    changedElsewhere(text) {
      inTurn(async () => {
        // What is on its way out here is no longer the other window's to show.
        if (taken.length > 0) return
        onDevice = text
        basket.files = filesOfDraft(text)
        show()
      })
    },
    remove(hash) {
      basket.files = basket.files.filter((file) => file.hash !== hash)
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
          return { files: mine.files, problem: mine.problem }
        },
        sent() {
          letGo()
          if (mine.files.length > 0) inTurn(keep)
        },
        giveBack() {
          letGo()
          basket.files = once([...mine.files, ...basket.files])
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
