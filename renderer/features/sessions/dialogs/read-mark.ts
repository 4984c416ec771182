import './read-mark.css'
import { sessionDialogWords } from './session-dialogs.words.ts'

/** Props of an input that was filled from a paste: an edge for the eye, a description for a screen reader. */
export type ReadMark = { 'data-read'?: ''; 'aria-description'?: string }

export const readMark = (isRead: boolean): ReadMark =>
  isRead ? { 'data-read': '', 'aria-description': sessionDialogWords.read.from } : {}
