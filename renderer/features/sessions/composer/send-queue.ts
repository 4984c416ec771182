import { createCell } from '../../../data/contract/cell.ts'
import type { Readable } from '../../../data/contract/desk.ts'

import { mergeDrafts } from '../../../data/contract/merge-drafts.ts'
import { composerWords } from './composer.words.ts'

/** What the composer's field shows. */
export type Written = {
  text: string
  /** The device has all of it, and everything that was sent but not stored yet. */
  saved: boolean
  /** Why the text couldn't be sent; null once it's changed. */
  problem: string | null
  /** How many are sent but not stored yet. */
  waiting: number
}

export type SendQueue = Readable<Written> & {
  type(text: string): void
  /** Another window has saved this draft. */
  changedElsewhere(text: string): void
  /** Says why the text stays in the field. */
  complain(problem: string): void
  /**
   * Takes the text out of the field, which is free again at once, and sends it after everything that was sent before.
   *
   * `job` resolves to null once it's stored, or else to the sentence of a rejection: then the text is back in the field,
   * before anything typed since.
   */
  send(job: () => Promise<string | null>): void
  /** Saves what has been typed now instead of in a moment. */
  save(): Promise<void>
  /** Resolves once nothing is being sent or saved anymore. */
  rest(): Promise<void>
}

/** How long text can stay unsaved while someone types, in milliseconds. */
const saveDelay = 250
/** How long until text that couldn't be stored is written again, in milliseconds. */
const retryDelay = 1000

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n')

/**
 * The text in one session's composer, and the texts on their way out.
 *
 * The draft on the device holds everything that no intent holds yet: what is being sent, and then what is in the field. So
 * if the app is killed, text may show up once more in the field, but it's never lost.
 *
 * @param read reads the draft, `write` replaces it, given what it replaces; an empty text deletes it. It resolves to what
 *   the draft is then, because another window may have added to it
 */
export const createSendQueue = ({
  read,
  write,
}: {
  read: () => Promise<string>
  write: (text: string, base: string) => Promise<string>
}): SendQueue => {
  const shown = createCell<Written>({ text: '', saved: true, problem: null, waiting: 0 })
  let sending: readonly { words: string }[] = []
  /** Rejected text at the start of the field, so that the next rejected text goes after it. */
  let returned = ''
  let kept = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const unstored = () => joined([...sending.map(({ words }) => words), shown.get().text])
  const show = (change: Partial<Written>) => shown.set({ ...shown.get(), waiting: sending.length, ...change })

  let writing: Promise<void> = read()
    .then((text) => {
      kept = text
      // Someone who typed before the draft had loaded continues after it.
      if (text !== '') show({ text: joined([text, shown.get().text]) })
    })
    .catch((error: unknown) => console.error('draft', error))
  const save = async () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing
      .then(async () => {
        const text = unstored()
        const stored = text === kept ? text : await write(text, kept)
        kept = stored
        // Another window typed as well: what it added comes into the field, and what was typed since stays.
        if (stored !== text) show({ text: mergeDrafts(text, stored, shown.get().text) })
        if (unstored() === kept) show({ saved: true })
      })
      // The desk says so and holds the text; this asks how that went.
      .catch(() => saveIn(retryDelay))
    return writing
  }
  const saveIn = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), milliseconds)
  }
  const giveBack = (words: string, problem: string) => {
    const { text } = shown.get()
    const before = returned !== '' && text.startsWith(returned) ? returned : ''
    const since = text.slice(before.length).replace(/^\n/, '')
    returned = joined([before, words])
    show({ text: joined([returned, since]), saved: false, problem })
  }

  let line: Promise<void> = Promise.resolve()
  const sendOne = async (one: { words: string }, job: () => Promise<string | null>) => {
    let rejection: string | null
    try {
      rejection = await job()
    } catch (error) {
      console.error('send', error)
      rejection = composerWords.notStored
    }
    sending = sending.filter((other) => other !== one)
    if (rejection === null) show({})
    else giveBack(one.words, rejection)
    // With nothing kept as a draft, there's nothing to delete.
    if (rejection !== null || kept !== '') void save()
  }

  return {
    get: shown.get,
    subscribe: shown.subscribe,
    type(text) {
      show({ text, saved: false, problem: null })
      saveIn(text === '' ? 0 : saveDelay)
    },
    changedElsewhere(text) {
      // What is being typed or sent here is merged when it is saved.
      if (timer !== undefined || sending.length > 0 || unstored() !== kept) return
      kept = text
      show({ text })
    },
    complain: (problem) => show({ problem }),
    send(job) {
      const one = { words: shown.get().text }
      sending = [...sending, one]
      returned = ''
      show({ text: '', problem: null })
      saveIn(saveDelay)
      line = line.then(async () => sendOne(one, job))
    },
    save,
    async rest() {
      let last: Promise<void> | null = null
      while (last !== line) {
        last = line
        await last
      }
      await save()
    },
  }
}
