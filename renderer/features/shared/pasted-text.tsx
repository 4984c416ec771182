import './pasted-text.css'

/** Pasted text, its lines kept as they were: a log is read by its columns. */
export const PastedText = ({ text }: { text: string }) => (
  <div
    className="pasted-text"
    dir="auto"
    role="region"
    aria-label="Pasted text"
    // Long lines scroll, so the keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
  >
    {text}
  </div>
)
