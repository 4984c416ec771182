import './enrichment.css'
import { CircleQuestionMark, Handshake } from 'lucide-react'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { Time } from '../shared/text/time.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { enrichmentWords } from './enrichment.words.ts'

const words = enrichmentWords.confirm

/** What the claimer said they take over, or asked, for whoever handed it over and everyone else. Nothing until they did. */
export const ConfirmationLine = ({ confirmation }: Pick<Handoff, 'confirmation'>) => {
  const { youOr } = useNames()
  if (confirmation === null) return null
  const { by, at, text, question } = confirmation
  return (
    <p className={question ? 'confirmation confirmation-question' : 'confirmation'}>
      <Icon icon={question ? CircleQuestionMark : Handshake} size={14} />
      <span className="confirmation-text">
        <strong>{(question ? words.questionTitle : words.title)(youOr(by))}</strong> <bdi>{text}</bdi>{' '}
        <span className="text-faint text-xs">
          <Time at={at} style="smart" />
        </span>
      </span>
    </p>
  )
}
