import './form-dialog.css'

/** What someone else has made of the field above, announced when it arrives. */
export const SinceLine = ({ text }: { text: string | null }) => (
  <p className={text === null ? 'sr-only' : 'length-note'} role="status">
    {text}
  </p>
)
