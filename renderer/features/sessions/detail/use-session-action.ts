import { isOnline } from '../../../data/contract/desk-state.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { escalationEndedBy, type Handoff } from '../../../../core/domain/handoff.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { go } from '../../../state/route.ts'
import { openDialog } from '../../../state/session-screen.ts'
import { toast, undoToast } from '../../../state/toasts.ts'
import { claimWaits } from '../../handoffs/status/promise-words.ts'
import { escalateAgain } from '../../handoffs/status/escalate-again.ts'
import { tellWithdrawn } from '../../handoffs/status/tell-withdrawn.ts'
import { smartTime } from '../../../ui/relative-time.ts'
import type { SessionAction } from './session-actions.ts'
import { isStillTrue } from '../../shared/is-still-true.ts'
import { useAct, useUndo } from '../../shared/use-act.ts'

/**
 * Does one of the actions; those that need words open their dialog.
 *
 * Each has its way back while its message shows. Withdrawing an escalation has none, because escalating again
 * alerts people once more: that is offered with the same words, to be sent deliberately.
 *
 * @param handoff the session's open handoff
 */
export const useSessionAction = (
  session: Session,
  handoff: Handoff | null,
): ((action: SessionAction) => void) => {
  const desk = useDesk()
  const act = useAct()
  const undo = useUndo()
  const sessionId = session.id
  /** While the session is as it was just made, and in the same hands. */
  const still = (status: Session['status']) =>
    isStillTrue(
      desk,
      'sessions',
      sessionId,
      (now) => now.status === status && now.ownerId === session.ownerId,
    )

  const resume = async () => {
    if (!(await act('session.resume', { sessionId }))) return
    if (handoff === null) return toast('Resumed.')
    undoToast(
      'Resumed.',
      () => {
        const { engineerNotes, wakeAt, snapshot, priority } = handoff
        void undo('handoff.create', {
          handoffId: desk.newId(),
          sessionId,
          intent: 'park',
          engineerNotes,
          priority,
          // A time that has passed would wake it at once.
          wakeAt: wakeAt !== null && wakeAt > desk.now() ? wakeAt : null,
          snapshot,
        })
      },
      still('active'),
    )
  }
  const reopen = async () => {
    const { status, resolutionSummary, resolutionAction } = session
    if (!(await act('session.reopen', { sessionId }))) return
    undoToast(
      'Open again.',
      () => {
        if (status === 'abandoned') void undo('session.abandon', { sessionId })
        else {
          void undo('session.resolve', {
            sessionId,
            resolutionSummary: resolutionSummary ?? '',
            resolutionAction: resolutionAction ?? '',
          })
        }
      },
      still('active'),
    )
    const ended = escalationEndedBy(desk.handoffsOf(sessionId).get() ?? [])
    if (status !== 'resolved' || ended === null) return
    toast('The escalation ended when this was resolved; no one is called any more.', {
      tone: 'amber',
      action: escalateAgain(ended),
      still: still('active'),
    })
  }
  const abandon = async () => {
    if (!(await act('session.abandon', { sessionId }))) return
    undoToast('Session abandoned.', () => void undo('session.reopen', { sessionId }), still('abandoned'))
  }
  const withdraw = async () => {
    if (handoff === null || !(await act('handoff.withdraw', { handoffId: handoff.id }))) return
    tellWithdrawn(desk, handoff, !isOnline(desk.state.get()))
  }

  const takeOver = async () => {
    const result = await desk.request('session.take-over', { sessionId })
    if (result.ok) toast('The session is yours.')
    else toast(result.problem.message, { tone: 'red' })
  }

  /** The server's decision alone; how to go on is asked where the handoff is. */
  const claim = async () => {
    if (handoff === null) return
    const now = desk.state.get()
    if (now.phase !== 'ready') return
    const { connection } = now
    if (connection.kind !== 'online') {
      toast(
        claimWaits(connection, (at) => smartTime(at, desk.now())),
        { tone: 'amber' },
      )
      return
    }
    const result = await desk.request('handoff.claim', { handoffId: handoff.id })
    if (result.ok) go(`/handoffs/${handoff.id}`)
    else toast(result.problem.message, { tone: 'red' })
  }

  return (action) => {
    switch (action) {
      case 'park':
      case 'escalate':
      case 'resolve':
        return openDialog({ kind: action, sessionId, text: '' })
      case 'resume':
        return void resume()
      case 'reopen':
        return void reopen()
      case 'withdraw':
        return void withdraw()
      case 'take_over':
        return void takeOver()
      case 'claim':
        return void claim()
      case 'abandon':
        return void abandon()
      case 'open_handoff':
        if (session.openHandoffId !== null) go(`/handoffs/${session.openHandoffId}`)
        return undefined
    }
  }
}
