import { useMemo } from 'react'
import type { Fix, FixDecision, FixOutcome } from '../../../core/domain/fix.ts'
import { cut } from '../../../core/domain/text.ts'
import { useDesk } from '../../data/hooks.ts'
import { undoToast } from '../../state/toasts.ts'
import { outcomeWord } from './fix-words.ts'
import { useAct } from './use-act.ts'

/** What can be done with a suggested fix, each with the way back. */
export type FixActs = {
  /** True when it was recorded. */
  record: (fix: Fix, outcome: FixOutcome, reason?: string) => Promise<boolean>
  decide: (fix: Fix, decision: FixDecision) => Promise<void>
  dismiss: (fix: Fix) => Promise<void>
  /** Suggests the same again, in the place of what is suggested now. */
  again: (fix: Fix) => Promise<boolean>
}

/** Acts upon suggested fixes; a refusal is said in a message. */
export const useFixActs = (): FixActs => {
  const desk = useDesk()
  const act = useAct()
  return useMemo(() => {
    const again: FixActs['again'] = async ({ sessionId, text, confidence }) =>
      act('fix.propose', { fixId: desk.newId(), sessionId, text, confidence })
    return {
      again,
      async record(fix, outcome, reason = '') {
        if (!(await act('fix.outcome', { fixId: fix.id, outcome, reason }))) return false
        const { label } = outcomeWord({ ...fix, outcome })
        undoToast(`${cut(fix.text, 60)}: ${label}.`, () => {
          void act('fix.outcome', { fixId: fix.id, outcome: fix.outcome, reason: fix.outcomeReason })
        })
        return true
      },
      async decide(fix, decision) {
        await act('fix.decide', { fixId: fix.id, decision })
      },
      async dismiss(fix) {
        if (!(await act('fix.decide', { fixId: fix.id, decision: 'dismissed' }))) return
        undoToast(`Dismissed: ${cut(fix.text, 60)}`, () => void again(fix))
      },
    }
  }, [desk, act])
}
