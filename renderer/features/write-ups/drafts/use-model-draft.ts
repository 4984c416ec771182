import { useCallback, useEffect, useRef, useState } from 'react'
import { defaultAiSettings } from '../../../../core/domain/account/ai-settings.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { WithoutModel } from '../../../../core/domain/enrichment/without-model.ts'
import type { WriteUpKind } from '../../../../core/domain/write-up/write-up.ts'
import type { Draft } from '../../../../core/protocol/ai-messages.ts'
import { useDesk, useSignedIn } from '../../../data/react/use-desk.ts'
import { useDocument } from '../../../data/react/use-documents.ts'

/**
 * A model's draft of a write-up, which only the server can get.
 *
 * `none`: there is nothing to ask, because AI is off or the server can't be reached; nothing is said about it. `without`:
 * it was asked for, or would have been, and why there is none.
 */
export type ModelDraft =
  | { state: 'none' }
  | { state: 'asking' }
  | { state: 'here'; draft: Draft; isBehind: boolean }
  | { state: 'without'; because: WithoutModel }
  | { state: 'failed'; problem: string }

/** Asks for a model's draft once, when someone looks at the note; `again` asks again. */
export const useModelDraft = (
  session: Session,
  kind: WriteUpKind,
): { draft: ModelDraft; again: () => void } => {
  const desk = useDesk()
  const account = useDocument('accounts', session.accountId)
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const [answer, setAnswer] = useState<Draft | { problem: string } | null>(null)
  const isOn = (account?.ai ?? defaultAiSettings).on
  const mayAsk = isOn && isOnline && !session.keepFromAi && session.rev > 0
  const asked = useRef(false)
  const ask = useCallback(() => {
    setAnswer(null)
    void desk
      .askServer('ai:draft', { sessionId: session.id, kind })
      .then((said) => setAnswer(said.ok ? said.value.draft : { problem: said.problem.message }))
  }, [desk, session.id, kind])
  useEffect(() => {
    if (!mayAsk || asked.current) return
    asked.current = true
    ask()
  }, [mayAsk, ask])
  return { draft: draftOf(), again: ask }

  function draftOf(): ModelDraft {
    if (answer === null) {
      if (isOn && session.keepFromAi) return { state: 'without', because: 'kept_away' }
      return mayAsk ? { state: 'asking' } : { state: 'none' }
    }
    if ('problem' in answer)
      return isOnline ? { state: 'failed', problem: answer.problem } : { state: 'none' }
    if (answer.by === 'rules') return { state: 'without', because: answer.because ?? 'unusable' }
    return { state: 'here', draft: answer, isBehind: answer.stateVersion < session.stateVersion }
  }
}
