import { isOnline } from '../../../data/contract/desk-state.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { escalationEndedBy } from '../../../../core/domain/handoff/queue.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { go } from '../../../state/route/route.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import { toast, undoToast } from '../../../state/messages/toasts.ts'
import { escalateAgain } from '../../handoffs/status/escalate-again.ts'
import { handoffStatusWords } from '../../handoffs/status/handoff-status.words.ts'
import { parkedAgain } from '../../handoffs/status/parked-again.ts'
import { tellWithdrawn } from '../../handoffs/status/tell-withdrawn.ts'
import { smartTime } from '../../../language/relative-time.ts'
import { reopenWith } from '../../write-ups/posting/stop-posting.ts'
import type { SessionAction } from './session-actions.ts'
import { sessionDetailWords as words } from './session-detail.words.ts'
import { isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { useAct, useUndo } from '../../shared/sessions/use-act.ts'

/**
 * Does one of the actions; those that need text open their dialog.
 *
 * Each can be undone until something else happens to it, from its message or the session's menu. Withdrawing an escalation can't, because escalating again would notify
 * people once more: the message offers that with the same text, to be sent deliberately.
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
  const about = { sessionId, title: session.title }
  /** As long as the session is still as this left it, with the same owner. */
  const still = (status: Session['status']) =>
    isStillTrue(
      desk,
      'sessions',
      sessionId,
      (now) => now.status === status && now.ownerId === session.ownerId,
    )

  const resume = async () => {
    if (!(await act('session.resume', { sessionId }))) return
    if (handoff === null) return toast(words.resumed, { about })
    undoToast(
      words.resumed,
      () => void undo('handoff.create', parkedAgain(handoff, desk.newId(), desk.now())),
      still('active'),
      about,
    )
  }
  const reopen = async () => {
    const { status, resolutionSummary, resolutionAction, writeUpId, news } = session
    const toldId = news.find(({ kind }) => kind === 'resolved')?.entryId ?? null
    const reopened = await reopenWith(desk, sessionId, writeUpId, async () =>
      act('session.reopen', { sessionId }),
    )
    if (reopened === false) return
    undoToast(
      reopened.stopped === null ? words.reopened : words.reopenedUnposted(reopened.stopped),
      () => {
        if (status === 'abandoned') void undo('session.abandon', { sessionId })
        else {
          void undo('session.resolve', {
            sessionId,
            resolutionSummary: resolutionSummary ?? '',
            resolutionAction: resolutionAction ?? '',
            again: { writeUpId, toldId },
          })
        }
      },
      still('active'),
      about,
    )
    const ended = escalationEndedBy(desk.handoffsOf(sessionId).get() ?? [])
    if (status !== 'resolved' || ended === null) return
    toast(words.escalationEnded, {
      tone: 'amber',
      about,
      action: escalateAgain(ended),
      still: still('active'),
    })
  }
  const abandon = async () => {
    if (!(await act('session.abandon', { sessionId }))) return
    undoToast(words.abandoned, () => void undo('session.reopen', { sessionId }), still('abandoned'), about)
  }
  const withdraw = async () => {
    if (handoff === null || !(await act('handoff.withdraw', { handoffId: handoff.id }))) return
    await tellWithdrawn(desk, handoff, !isOnline(desk.state.get()))
  }

  const takeOver = async () => {
    const result = await desk.request('session.take-over', { sessionId })
    if (result.ok) toast(words.takenOver, { about })
    else toast(result.problem.message, { tone: 'red', about })
  }

  /** The server decides; how to go on is asked on the handoff's own screen. */
  const claim = async () => {
    if (handoff === null) return
    const now = desk.state.get()
    if (now.phase !== 'ready') return
    const { connection } = now
    if (connection.kind !== 'online') {
      const offlineSince = connection.kind === 'connecting' ? null : smartTime(connection.lostAt, desk.now())
      toast(handoffStatusWords.claimWaits(offlineSince), { tone: 'amber', about })
      return
    }
    const result = await desk.request('handoff.claim', { handoffId: handoff.id })
    if (result.ok) go(`/handoffs/${handoff.id}`)
    else toast(result.problem.message, { tone: 'red', about })
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
