import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Effect } from '../../jobs/define-job.ts'
import { answerQuestion } from './answer-question.ts'

/** What a decided intent means for the assistant: each time it is asked something, one job, stored with the question. Pure. */
export const assistantEffectsOf = (accountId: string, type: string, changes: readonly Change[]): Effect[] =>
  type !== 'assistant.ask' && type !== 'assistant.retry'
    ? []
    : changes.flatMap((change): Effect[] => {
        if (change.collection !== 'entries') return []
        const { id: questionId, sessionId, ask } = change.document
        if (ask?.state !== 'waiting') return []
        const { tries } = ask
        return [answerQuestion.about(`${questionId} ${tries}`, { accountId, sessionId, questionId, tries })]
      })
