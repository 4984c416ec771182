import { useMemo } from 'react'
import type { Fix, FixDecision, FixOutcome } from '../../../../core/domain/branches/fix.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { undoToast } from '../../../state/messages/toasts.ts'
import { outcomeWord } from '../../shared/sessions/fix-status.ts'
import { laneWords } from './lane.words.ts'
import { isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { useAct, useUndo } from '../../shared/sessions/use-act.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'

/** What can be done with a suggested fix. Each can be undone. */
export type FixActs = {
  /** True when it was recorded. */
  record: (fix: Fix, outcome: FixOutcome, reason?: string) => Promise<boolean>
  decide: (fix: Fix, decision: FixDecision) => Promise<void>
  dismiss: (fix: Fix) => Promise<void>
  /** Suggests the same fix again, replacing the current suggestion. */
  again: (fix: Fix) => Promise<boolean>
}

/** Acts on suggested fixes; a rejection is shown in a message. */
export const useFixActs = (): FixActs => {
  const desk = useDesk()
  const act = useAct()
  const undo = useUndo()
  return useMemo(() => {
    const again: FixActs['again'] = async ({ sessionId, text, confidence }) =>
      act('fix.propose', { fixId: desk.newId(), sessionId, text, confidence })
    /** A dismissed fix can't change anymore, so it comes back as a new one, with everything that was known about it. */
    const comeBack = async (fix: Fix): Promise<void> => {
      const { sessionId, text, confidence, outcome, outcomeReason: reason, decision } = fix
      const fixId = desk.newId()
      if (!(await undo('fix.propose', { fixId, sessionId, text, confidence }))) return
      if (outcome !== 'proposed') await undo('fix.outcome', { fixId, outcome, reason })
      if (decision !== null) await undo('fix.decide', { fixId, decision })
    }
    return {
      again,
      async record(fix, outcome, reason = '') {
        if (!(await act('fix.outcome', { fixId: fix.id, outcome, reason }))) return false
        const { label } = outcomeWord({ ...fix, outcome })
        undoToast(
          laneWords.fix.recorded(fix.text, label),
          () => void undo('fix.outcome', { fixId: fix.id, outcome: fix.outcome, reason: fix.outcomeReason }),
          isStillTrue(
            desk,
            'fixes',
            fix.id,
            (now) =>
              now.supersededAt === null && now.outcome === outcome && now.outcomeReason === reason.trim(),
          ),
          aboutSession(desk, fix.sessionId),
        )
        return true
      },
      async decide(fix, decision) {
        await act('fix.decide', { fixId: fix.id, decision })
      },
      async dismiss(fix) {
        if (!(await act('fix.decide', { fixId: fix.id, decision: 'dismissed' }))) return
        undoToast(
          laneWords.fix.dismissed(fix.text),
          () => void comeBack(fix),
          // With a newer suggestion, bringing this back would set that one aside.
          isStillTrue(desk, 'sessions', fix.sessionId, (now) => now.activeFixId === null),
          aboutSession(desk, fix.sessionId),
        )
      },
    }
  }, [desk, act, undo])
}
