import { formWords } from './forms.words.ts'

/** Says that what you're typing is safe on the device; silent while the field is empty. */
export const DraftSaved = ({ saved, text }: { saved: boolean; text: string }) =>
  text === '' ? null : <>{saved ? formWords.saved : formWords.saving}</>
