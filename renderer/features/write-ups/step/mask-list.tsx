import { EyeOff } from 'lucide-react'
import type { Adjustments } from '../../../../core/redaction/redact.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { withMask, withoutMask, type MaskedWords } from '../text/masked-words.ts'
import { WriteUpPart } from './write-up-part.tsx'
import { writeUpWords } from '../write-ups.words.ts'

const words = writeUpWords.mask

/** What is masked before anything leaves, each with a way to show it, or to mask it again. */
export const MaskList = ({
  masked,
  count,
  adjustments,
  onAdjust,
  onMaskSelection,
  maskKey,
}: {
  masked: readonly MaskedWords[]
  /** How many parts are masked in all. */
  count: number
  adjustments: Adjustments
  onAdjust: (adjustments: Adjustments) => void
  onMaskSelection: () => void
  maskKey: string
}) => (
  <WriteUpPart title={words.title} aside={count === 0 ? null : words.count(count)}>
    {masked.length === 0 ? (
      <p className="write-up-hint">{words.none}</p>
    ) : (
      <ul className="write-up-lines">
        {masked.map((one) => (
          <li key={one.words} className="write-up-line">
            <span
              className={
                one.isShown ? 'write-up-words text-cut' : 'write-up-words write-up-words-masked text-cut'
              }
              title={one.words}
            >
              {one.words}
            </span>
            <span className="write-up-kind">
              {words.kindOf(one.kind)}
              {one.count > 1 && ` ${words.times(one.count)}`}
              {one.isShown && `, ${words.shown}`}
            </span>
            <Button
              size="sm"
              variant="ghost"
              aria-label={
                one.isShown
                  ? words.hideName(words.kindOf(one.kind), one.words)
                  : words.showName(words.kindOf(one.kind), one.words)
              }
              onClick={() =>
                onAdjust(one.isShown ? withMask(adjustments, one.words) : withoutMask(adjustments, one.words))
              }
            >
              {one.isShown ? words.hide : words.show}
            </Button>
          </li>
        ))}
      </ul>
    )}
    <div className="row">
      {/* It must not take the focus, and with it the selection, from the text. */}
      <Button
        size="sm"
        icon={EyeOff}
        hint={maskKey}
        onPointerDown={(event) => event.preventDefault()}
        onClick={onMaskSelection}
      >
        {words.button}
      </Button>
    </div>
  </WriteUpPart>
)
