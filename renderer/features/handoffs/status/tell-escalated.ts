import { useCallback } from 'react'
import { isOnline } from '../../../data/contract/desk-state.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { toast, type About } from '../../../state/messages/toasts.ts'
import { areAllStillTrue, isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { useUndo } from '../../shared/sessions/use-act.ts'
import { handoffStatusWords as words } from './handoff-status.words.ts'
import { tellWithdrawn } from './tell-withdrawn.ts'

/**
 * Says that a session was escalated, with a way to undo it while no one has claimed it.
 *
 * Offline, it keeps saying that no one knows yet until the escalation is sent, and then says so.
 */
export const useTellEscalated = (): ((handoffId: string, about: About) => void) => {
  const desk = useDesk()
  const undo = useUndo()
  return useCallback(
    (handoffId, about) => {
      const offline = () => !isOnline(desk.state.get())
      const open = isStillTrue(desk, 'handoffs', handoffId, ({ state }) => state === 'open')
      const withdraw = async () => {
        const unasked = offline()
        const handoff = desk.document('handoffs', handoffId).get()
        if (!(await undo('handoff.withdraw', { handoffId }))) return
        if (handoff !== null && handoff !== undefined) await tellWithdrawn(desk, handoff, unasked)
      }
      const action = { label: words.withdraw, undoes: true, run: () => void withdraw() }
      if (!offline()) return toast(words.escalated, { action, still: open, about })
      const unsent = isStillTrue(desk, 'handoffs', handoffId, ({ acceptedAt }) => acceptedAt === null)
      return toast(words.escalatedOffline, {
        tone: 'amber',
        action,
        about,
        still: areAllStillTrue(open, unsent),
        stays: true,
        onEnd: () => {
          const handoff = desk.document('handoffs', handoffId).get()
          if (handoff?.acceptedAt !== null && handoff?.state === 'open')
            toast(words.escalationSent, { action, still: open, about })
        },
      })
    },
    [desk, undo],
  )
}
