import { createCell } from '../contract/cell.ts'
import type { Desk, Readable } from '../contract/desk.ts'
import { mergeDrafts } from '../contract/merge-drafts.ts'

/** How long a draft may stay unsaved while someone types. Milliseconds. */
const draftDelay = 250
/** How long until a draft that couldn't be stored is written again. Milliseconds. */
const retryDelay = 1000

/** What a field with a draft shows. `saved` means that it is on the device. */
export type ShownDraft = { text: string; saved: boolean; loaded: boolean }

export type DraftText = Readable<ShownDraft> & {
  /**
   * Reads the draft, once the field is on screen: by then a field that it took the place of, and that went at the same moment, has
   * written its last letters.
   */
  load(): void
  setText(text: string): void
  /** Another window has saved this draft. */
  changedElsewhere(text: string): void
  /** Writes what was typed now instead of in a moment. Rejects if it couldn't be stored. */
  store(): Promise<void>
  /** As `store`, whatever comes of it: what couldn't be stored is written again until it is. */
  rest(): Promise<void>
}

type Waiting = { text: string; timer: ReturnType<typeof setTimeout> }

/** The text of a draft on the device, as the fields of a window show it. */
export const createDraftText = (desk: Pick<Desk, 'readDraft' | 'writeDraft'>, key: string): DraftText => {
  const shown = createCell<ShownDraft>({ text: '', saved: true, loaded: false })
  let waiting: Waiting | null = null
  /** What the device had last, as far as this field knows; and how many writes are under way. */
  let stored = ''
  let writes = 0
  let written: Promise<void> = Promise.resolve()

  const writeIn = (text: string, milliseconds: number, write: () => void): void => {
    if (waiting !== null) clearTimeout(waiting.timer)
    waiting = { text, timer: setTimeout(write, milliseconds) }
  }
  const wrote = (text: string, kept: string): void => {
    const now = shown.get()
    if (kept !== text) {
      stored = kept
      if (waiting !== null) waiting.text = mergeDrafts(text, kept, waiting.text)
    }
    if (now.text === text) shown.set({ ...now, text: kept, saved: true })
    else if (kept !== text) shown.set({ ...now, text: mergeDrafts(text, kept, now.text) })
  }
  const flush = (): void => {
    if (waiting === null) return
    const { text, timer } = waiting
    clearTimeout(timer)
    waiting = null
    const base = stored
    stored = text
    writes += 1
    const writing = desk.writeDraft(key, text, base)
    written = writing
      .then(
        (kept) => wrote(text, kept),
        (error: unknown) => {
          // The desk says so, holds the text, and goes on trying; this asks how that went.
          if (waiting === null) {
            stored = base
            writeIn(text, retryDelay, flush)
          }
          throw error
        },
      )
      .finally(() => {
        writes -= 1
      })
    written.catch(() => undefined)
  }

  const store = async (): Promise<void> => {
    flush()
    await written
  }

  return {
    get: shown.get,
    subscribe: shown.subscribe,
    load() {
      desk
        .readDraft(key)
        .then((text) => {
          if (writes === 0) stored = text
          // What was typed before the draft loaded wins.
          if (!shown.get().loaded) shown.set({ text, saved: true, loaded: true })
        })
        .catch((error: unknown) => console.error('draft', error))
    },
    setText(text) {
      shown.set({ text, saved: false, loaded: true })
      writeIn(text, text === '' ? 0 : draftDelay, flush)
    },
    changedElsewhere(text) {
      // What is being typed here is merged when it is saved.
      if (waiting !== null || writes > 0) return
      stored = text
      shown.set({ text, saved: true, loaded: true })
    },
    store,
    rest: async () => store().catch(() => undefined),
  }
}
