import { useState } from 'react'
import { defaultAiSettings } from '../../../core/domain/account/ai-settings.ts'
import type { MadeAssessment } from '../../../core/domain/enrichment/assessment.ts'
import { canWork } from '../../../core/domain/people/person.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { toast } from '../../state/messages/toasts.ts'
import { enrichmentWords } from './enrichment.words.ts'

const words = enrichmentWords.again

/**
 * Asks for an assessment or a briefing again, where that may help: rules made it, or there is something newer. Pressed once for each
 * that is shown; what comes takes its place. Nothing where AI is off, or without a connection.
 */
export const AskAgain = ({
  handoffId,
  what,
  made: { by, madeAt },
  newer,
}: {
  handoffId: string
  what: 'assessment' | 'briefing'
  made: Pick<MadeAssessment, 'by' | 'madeAt'>
  /** How many facts it doesn't know of. */
  newer: number
}) => {
  const desk = useDesk()
  const me = useMe()
  const accountId = useSignedIn((state) => state.identity.accountId)
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const isOn = (useDocument('accounts', accountId)?.ai ?? defaultAiSettings).on
  const [askedOf, setAskedOf] = useState<number | null>(null)
  const helps = by === 'rules' || newer > 0
  if (!helps || !isOn || !isOnline || me === null || !canWork(me)) return null
  const ask = async () => {
    setAskedOf(madeAt)
    const result = await desk.askServer('ai:again', { handoffId, what })
    if (!result.ok) toast(result.problem.message, { tone: 'red' })
  }
  return askedOf === madeAt ? (
    <span role="status">{words.asked}</span>
  ) : (
    <button type="button" className="link-button" onClick={() => void ask()}>
      {words.ask}
    </button>
  )
}
