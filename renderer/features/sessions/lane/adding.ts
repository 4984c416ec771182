/** What is being stored, oldest first, and what is typed next; on the device as one text. */
const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ')

/** What of a draft is still in the field while `storing` is being stored. */
export const stillTyped = (draft: string, storing: readonly string[]): string => {
  const before = joined(storing)
  return draft.startsWith(before) ? draft.slice(before.length).replace(/^ /, '') : draft
}

/**
 * A field that things are added with, one after the other. It is free for the next at once, and what was typed is in the
 * draft until it is stored: if that fails it is back in the field, before anything typed since.
 *
 * @param write replaces the draft
 * @param show is told what is being stored, oldest first
 */
export const createAdding = (write: (draft: string) => void, show: (storing: readonly string[]) => void) => {
  let draft = ''
  const set = (text: string) => {
    draft = text
    write(text)
  }
  let storing: readonly { text: string }[] = []
  let line: Promise<void> = Promise.resolve()
  const textsOf = () => storing.map(({ text }) => text)
  const typed = () => stillTyped(draft, textsOf())
  const finish = (one: { text: string }, isStored: boolean) => {
    const since = typed()
    storing = storing.filter((other) => other !== one)
    show(textsOf())
    set(joined([...textsOf(), isStored ? '' : one.text, since]))
  }
  return {
    /** The draft as it is shown, whoever changed it. */
    draftIs(text: string): void {
      draft = text
    },
    type: (text: string): void => set(joined([...textsOf(), text])),
    /** Adds what is in the field, after everything before it. False if that is nothing. */
    add(run: (text: string) => Promise<boolean>): boolean {
      const one = { text: typed().trim() }
      if (one.text === '') return false
      set(joined([...textsOf(), one.text]))
      storing = [...storing, one]
      show(textsOf())
      line = line.then(async () => {
        let isStored = false
        try {
          isStored = await run(one.text)
        } catch (error) {
          console.error('add', error)
        }
        finish(one, isStored)
      })
      return true
    },
  }
}
