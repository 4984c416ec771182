import { useCallback } from 'react'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { toast, undoToast } from '../../../state/messages/toasts.ts'
import { factFrom } from './fact-from.ts'
import { stepsWords as words } from './steps.words.ts'
import { isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { useAct, useUndo } from '../../shared/sessions/use-act.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'

/** Removes a fact and offers to undo that; true when it was done. */
export const useRemoveFact = (): ((fact: Pick<Fact, 'id' | 'text'>) => Promise<boolean>) => {
  const desk = useDesk()
  const act = useAct()
  const undo = useUndo()
  return useCallback(
    async ({ id, text }) => {
      if (!(await act('fact.remove', { factId: id }))) return false
      undoToast(
        words.factRemoved(text),
        () => void undo('fact.remove', { factId: id, removed: false }),
        isStillTrue(desk, 'facts', id, (now) => now.removedAt !== null),
        aboutSession(desk, desk.document('facts', id).get()?.sessionId),
      )
      return true
    },
    [desk, act, undo],
  )
}

/** Adds an entry to the facts and offers to undo that; a fact from it that was removed comes back. */
export const usePromote = (): ((entry: Entry, facts: readonly Fact[]) => Promise<void>) => {
  const desk = useDesk()
  const act = useAct()
  const undo = useUndo()
  return useCallback(
    async (entry, facts) => {
      const plan = factFrom(entry, facts)
      if (plan.kind === 'rejected') return toast(plan.message)
      const factId = plan.kind === 'restore' ? plan.factId : desk.newId()
      const done =
        plan.kind === 'restore'
          ? await act('fact.remove', { factId, removed: false })
          : await act('fact.add', { factId, sessionId: entry.sessionId, ...plan.fact })
      if (!done) return undefined
      return undoToast(
        words.factAdded(plan.text),
        () => void undo('fact.remove', { factId }),
        isStillTrue(desk, 'facts', factId, (now) => now.removedAt === null && now.text === plan.text),
        aboutSession(desk, entry.sessionId),
      )
    },
    [desk, act, undo],
  )
}
