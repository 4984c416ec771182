import { Sparkles, SquarePen } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MadeAssessment } from '../../../core/domain/enrichment/assessment.ts'
import { withoutModelWords as withoutModelSentences } from '../../language/domain.words.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { enrichmentWords as words } from './enrichment.words.ts'

/** Who made an assessment or a briefing and when: a model, or rules and why. */
export const MadeBy = ({
  made: { by, because, madeAt, model },
  again,
}: {
  made: Pick<MadeAssessment, 'by' | 'because' | 'madeAt' | 'model'>
  /** The way to ask for a newer one. */
  again?: ReactNode
}) => {
  const now = useNow(60_000)
  return (
    <p className="made-by">
      <Icon icon={by === 'model' ? Sparkles : SquarePen} size={12} />
      {by === 'model' ? (
        <span title={model ?? undefined}>{words.byModel(smartTime(madeAt, now))}</span>
      ) : (
        <span>
          <strong>{words.byRules}.</strong> {because !== null && withoutModelSentences[because]}
        </span>
      )}
      {again}
    </p>
  )
}
