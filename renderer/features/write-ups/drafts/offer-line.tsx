import { Sparkles } from 'lucide-react'
import { passesByItself } from '../../../../core/domain/enrichment/without-model.ts'
import { withoutModelWords as withoutModelSentences } from '../../../language/domain.words.ts'
import { Icon } from '../../../ui/marks/icon.tsx'
import type { ModelDraft } from './use-model-draft.ts'
import { writeUpWords } from '../write-ups.words.ts'

const words = writeUpWords.offered

const sentenceOf = (offer: Exclude<ModelDraft, { state: 'none' }>): string => {
  switch (offer.state) {
    case 'asking':
      return words.asking
    case 'here':
      return [
        offer.draft.fromCache ? words.hereCached : words.here,
        ...(offer.isBehind ? [words.behind] : []),
      ].join(' ')
    case 'without':
      return words.none(withoutModelSentences[offer.because])
    case 'failed':
      return words.none(offer.problem)
  }
}

/** How far a model's draft is, on one quiet line: coming, here, or why there is none. Nothing where none is to be had. */
export const OfferLine = ({
  offer,
  isOpen,
  onLook,
  onAgain,
}: {
  offer: ModelDraft
  /** Whether the draft is being looked at. */
  isOpen: boolean
  onLook: () => void
  onAgain: () => void
}) => {
  if (offer.state === 'none') return null
  const mayAgain =
    offer.state === 'failed' ||
    (offer.state === 'without' && passesByItself(offer.because)) ||
    (offer.state === 'here' && offer.isBehind)
  return (
    <p className="offer-line">
      <Icon icon={Sparkles} size={12} />
      <span role="status">{sentenceOf(offer)}</span>
      {offer.state === 'here' && !isOpen && (
        <button type="button" className="link-button" onClick={onLook}>
          {words.look}
        </button>
      )}
      {mayAgain && (
        <button type="button" className="link-button" onClick={onAgain}>
          {words.again}
        </button>
      )}
    </p>
  )
}
