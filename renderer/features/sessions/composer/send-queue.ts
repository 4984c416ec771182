import { createCell } from '../../../data/contract/cell.ts'
import type { Readable } from '../../../data/contract/desk.ts'

/** What the line to write in shows. */
export type Written = {
  text: string
  /** Whether the device has all of it, and all that was sent and is not stored yet. */
  saved: boolean
  /** Why the words could not go out; null once they are changed. */
  problem: string | null
  /** How many are sent and not stored yet. */
  waiting: number
}

export type SendQueue = Readable<Written> & {
  type(text: string): void
  /** Says why what is in the field stays there. */
  complain(problem: string): void
  /**
   * Takes the words out of the field, which is free at once, and sends them after all that were sent before.
   *
   * `job` resolves to null when they are stored, else to the sentence of a rejection: then they stand in the field
   * again, in front of what was typed since.
   */
  send(job: () => Promise<string | null>): void
  /** Saves what is typed now instead of in a moment. */
  save(): Promise<void>
  /** Resolves when nothing is being sent or saved any more. */
  rest(): Promise<void>
}

/** How long words may stay unsaved while someone types, milliseconds. */
const saveDelay = 250

const notStored = 'This could not be stored on this device. Send it again.'

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n')

/**
 * The words of one session's line to write in, and those on their way out.
 *
 * The draft on the device holds all that no intent holds yet: what is being sent, then what is in the field. So a kill
 * shows the words being sent once more at worst, and never loses them.
 *
 * @param read gives the draft, `write` replaces it; an empty text forgets it
 */
export const createSendQueue = ({
  read,
  write,
}: {
  read: () => Promise<string>
  write: (text: string) => Promise<void>
}): SendQueue => {
  const shown = createCell<Written>({ text: '', saved: true, problem: null, waiting: 0 })
  let sending: readonly { words: string }[] = []
  /** Rejected words that stand at the start of the field, so that the next rejected ones go behind them. */
  let returned = ''
  let kept = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const unstored = () => joined([...sending.map(({ words }) => words), shown.get().text])
  const show = (change: Partial<Written>) => shown.set({ ...shown.get(), waiting: sending.length, ...change })

  let writing: Promise<void> = read()
    .then((text) => {
      kept = text
      // Whoever was faster than the disk goes on behind what they had typed before.
      if (text !== '') show({ text: joined([text, shown.get().text]) })
    })
    .catch((error: unknown) => console.error('draft', error))
  const save = async () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing
      .then(async () => {
        const text = unstored()
        if (text !== kept) await write(text)
        kept = text
        if (unstored() === kept) show({ saved: true })
      })
      .catch((error: unknown) => console.error('draft', error))
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
      rejection = notStored
    }
    sending = sending.filter((other) => other !== one)
    if (rejection === null) show({})
    else giveBack(one.words, rejection)
    // What the device does not have as a draft need not be forgotten.
    if (rejection !== null || kept !== '') void save()
  }

  return {
    get: shown.get,
    subscribe: shown.subscribe,
    type(text) {
      show({ text, saved: false, problem: null })
      saveIn(text === '' ? 0 : saveDelay)
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
