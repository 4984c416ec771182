import './pasted-text.css'
import { sharedWords } from '../shared.words.ts'

/** Pasted text with its lines as they were: a log is read by its columns. */
export const PastedText = ({ text }: { text: string }) => (
  <div
    className="pasted-text"
    dir="auto"
    role="region"
    aria-label={sharedWords.pastedText}
    // Long lines scroll, so it needs to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
  >
    {text}
  </div>
)
