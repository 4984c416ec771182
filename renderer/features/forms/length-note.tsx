import './form-dialog.css'
import { lengthNote } from './text-size.ts'

/** Counts the characters of a field near its limit, and says how many are too many. Nothing before that. */
export const LengthNote = ({ text, limit }: { text: string; limit: number }) => {
  const note = lengthNote(text, limit)
  return note === null ? null : (
    <p className={note.tooLong ? 'problem-line' : 'length-note'} role={note.tooLong ? 'alert' : 'status'}>
      {note.words}
    </p>
  )
}
