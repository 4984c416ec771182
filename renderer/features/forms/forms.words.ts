import { byteSize } from '../../../core/domain/text/byte-size.ts'
import { excerpt } from '../../../core/domain/text/text.ts'
import { counted, numberText } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What every form says about itself. */
export const formWords = inLanguage('formWords', {
  cancel: 'Cancel',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  saving: 'Saving…',
  saved: 'Saved on this device',
  alsoOpen: 'Also open in another window',
  notSaved: 'Not saved. Keep this window open',
  discard: 'Discard draft',
  discarded: 'Draft discarded.',
  undoDiscard: 'Undo',
  unsaved: 'Not saved yet.',
  unsavedKept: 'Not saved yet. What you changed is kept on this device.',
  discardChanges: 'Discard changes',
  changesDiscarded: 'Changes discarded.',
  save: 'Save',
  changedSince: (now: string): string =>
    `Someone has changed this to “${excerpt(now, 200)}” since you started. If you save, yours replaces it.`,
  clearedSince: 'Someone has cleared this since you started. If you save, yours replaces it.',
  savedSince: (who: string | null): string =>
    `${who ?? 'Someone'} changed this since you started. If you keep yours and save, it replaces what both of you changed. If you load theirs, yours is dropped.`,
  chooseFirst: 'Choose above which one to go on with, then save.',
  keepMine: 'Keep mine',
  loadTheirs: 'Load theirs',
  offline: 'You’re offline.',
  tryAgain: 'Try again',
  tooLarge: (bytes: number, limit: number): string =>
    `This is ${byteSize(bytes)}, and you can send ${byteSize(limit)} at most. Keep the part that matters, or send it in pieces.`,
  tooManyCharacters: (length: number, limit: number): string =>
    `This is ${counted(length, 'character')}, and you can send ${numberText(limit)} at once. Keep the part that matters, or send it in pieces.`,
  nearly: (length: number, limit: number): string =>
    `${numberText(length)} of ${numberText(limit)} characters`,
  over: (length: number, limit: number): string =>
    `${counted(length, 'character')}, and the limit is ${numberText(limit)}. Remove ${numberText(length - limit)} to save it.`,
  tooLong: (length: number, limit: number): string =>
    `This is ${counted(length, 'character')}, and the limit is ${numberText(limit)}. Shorten it, and add the rest as a note.`,
})
