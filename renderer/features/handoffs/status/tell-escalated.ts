import { useCallback } from 'react'
import { cut } from '../../../../core/domain/text.ts'
import { isOnline } from '../../../data/contract/desk-state.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { toast } from '../../../state/toasts.ts'
import { areAllStillTrue, isStillTrue } from '../../shared/is-still-true.ts'
import { useUndo } from '../../shared/use-act.ts'
import { tellWithdrawn } from './tell-withdrawn.ts'

/**
 * Tells that a session was escalated, with the way back while no one has claimed it.
 *
 * Without a network it goes on saying that no one knows yet, until it was sent; then it says that.
 */
export const useTellEscalated = (): ((handoffId: string, title: string) => void) => {
  const desk = useDesk()
  const undo = useUndo()
  return useCallback(
    (handoffId, title) => {
      const offline = () => !isOnline(desk.state.get())
      const open = isStillTrue(desk, 'handoffs', handoffId, ({ state }) => state === 'open')
      const withdraw = async () => {
        const unasked = offline()
        const handoff = desk.document('handoffs', handoffId).get()
        if (!(await undo('handoff.withdraw', { handoffId }))) return
        if (handoff !== null && handoff !== undefined) tellWithdrawn(desk, handoff, unasked)
      }
      const action = { label: 'Withdraw', undoes: true, run: () => void withdraw() }
      if (!offline()) return toast('Escalated.', { action, still: open })
      const unsent = isStillTrue(desk, 'handoffs', handoffId, ({ acceptedAt }) => acceptedAt === null)
      return toast('No one knows yet: it goes out by itself. If it cannot wait, call the service desk.', {
        tone: 'amber',
        action,
        still: areAllStillTrue(open, unsent),
        stays: true,
        onEnd: () => {
          const handoff = desk.document('handoffs', handoffId).get()
          if (handoff?.acceptedAt !== null && handoff?.state === 'open')
            toast(`Escalation sent: ${cut(title, 60)}`, { action, still: open })
        },
      })
    },
    [desk, undo],
  )
}
