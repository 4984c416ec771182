import { useCallback } from 'react'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import type { Suggestion } from '../../../core/domain/enrichment/suggestion.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import type { Desk } from '../../data/contract/desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { assistantWords as words } from './assistant.words.ts'

const accept = async (desk: Desk, entry: Entry, { id, body }: Suggestion): Promise<Result<unknown>> => {
  const { sessionId } = entry
  const suggested = { entryId: entry.id, suggestionId: id }
  const step = async (type: 'question' | 'check', text: string, labels: readonly string[]) =>
    desk.act('entry.add', {
      entryId: desk.newId(),
      sessionId,
      kind: 'step',
      text,
      step: { type, options: labels.map((label, index) => ({ value: `o${index + 1}`, label })) },
      suggested,
    })
  switch (body.kind) {
    case 'question':
      return step('question', body.text, body.options)
    case 'check': {
      const expect = body.expect === '' ? '' : `${words.expect}: ${body.expect}`
      return step('check', [body.text, body.command, expect].filter((line) => line !== '').join('\n'), [])
    }
    case 'fact':
      return desk.act('fact.add', { factId: desk.newId(), sessionId, text: body.text, suggested })
    case 'fork': {
      const branches = body.labels.map((label) => ({ id: desk.newId(), label }))
      return desk.act('branch.fork', { sessionId, reason: body.reason, branches, suggested })
    }
    case 'fix': {
      const { text, confidence } = body
      return desk.act('fix.propose', { fixId: desk.newId(), sessionId, text, confidence, suggested })
    }
    case 'outcome': {
      const { fixId, outcome, reason } = body
      return desk.act('fix.outcome', { fixId, outcome, reason, suggested })
    }
  }
}

export type SuggestionActs = {
  accept(entry: Entry, suggestion: Suggestion): void
  /** Takes it back if it was dismissed. */
  dismiss(entry: Entry, suggestion: Suggestion): void
}

/** What people do with suggestions: the ordinary actions, as themselves. */
export const useSuggestionActs = (): SuggestionActs => {
  const desk = useDesk()
  const told = useCallback(async (doing: Promise<Result<unknown>>) => {
    const result = await doing
    if (!result.ok) toast(result.problem.message, { tone: 'red' })
  }, [])
  return {
    accept: useCallback((entry, suggestion) => void told(accept(desk, entry, suggestion)), [desk, told]),
    dismiss: useCallback(
      (entry, { id, state }) =>
        void told(
          desk.act('assistant.dismiss', {
            entryId: entry.id,
            suggestionId: id,
            dismissed: state !== 'dismissed',
          }),
        ),
      [desk, told],
    ),
  }
}
