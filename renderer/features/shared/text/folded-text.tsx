import { useState } from 'react'
import { Button } from '../../../ui/buttons/button.tsx'
import { PastedText } from './pasted-text.tsx'
import { foldOf, unfoldLabel } from './fold-text.ts'

/** A text as it was written, folded when it would push everything else off the screen. */
export const FoldedText = ({
  text,
  pasted = false,
  className = 'context-text',
  lines,
}: {
  text: string
  pasted?: boolean
  className?: string
  /** How many lines are shown at first, where fewer than usual are. */
  lines?: number
}) => {
  const [unfolded, setUnfolded] = useState(false)
  const { shown, folded } = foldOf(text, lines)
  return (
    <>
      {pasted ? (
        <PastedText text={unfolded ? text : shown} />
      ) : (
        <div className={className} dir="auto">
          {unfolded ? text : shown}
        </div>
      )}
      {folded !== null && (
        <Button size="sm" variant="ghost" aria-expanded={unfolded} onClick={() => setUnfolded((now) => !now)}>
          {unfoldLabel(unfolded, folded.lines)}
        </Button>
      )}
    </>
  )
}
