import { useCallback } from 'react'
import type { Writeback } from '../../../core/domain/write-up/writeback.ts'
import { toast } from '../../state/messages/toasts.ts'
import { useAct } from '../shared/sessions/use-act.ts'
import { writebackWords as words } from './writebacks.words.ts'

/** Tries a writeback again; one that is held because its ticket changed, in spite of what was shown. */
export const useRetry = (): ((writeback: Writeback) => Promise<boolean>) => {
  const act = useAct()
  return useCallback(
    async ({ id, problem, changesVersion }) => {
      const despite = problem?.kind === 'changed' && changesVersion > 0 ? changesVersion : null
      const done = await act('writeback.retry', { writebackId: id, despite })
      if (done) toast(words.retried)
      return done
    },
    [act],
  )
}
