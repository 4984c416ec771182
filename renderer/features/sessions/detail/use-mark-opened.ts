import { useEffect } from 'react'
import { useDesk, useNow } from '../../../data/react/use-desk.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Person } from '../../../../core/domain/people/person.ts'
import { useSeenAgain } from '../../shared/sessions/use-seen-again.ts'
import { claimBarOf } from '../../../../core/domain/handoff/queue.ts'
import type { Session } from '../../../../core/domain/session/session.ts'

/** Remembers how far someone has read a session, while the window is visible. */
export const useMarkOpened = ({ id, rev }: Pick<Session, 'id' | 'rev'>): void => {
  const desk = useDesk()
  useEffect(() => {
    const mark = () => {
      if (document.visibilityState === 'visible') desk.markSessionOpened(id, rev)
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [desk, id, rev])
}

/** Marks an open escalation as seen when someone who could claim it reads its session, while the window is visible. */
export const useMarkSeen = (handoff: Handoff | null, me: Person | null): void => {
  const desk = useDesk()
  const now = useNow(10_000)
  const mayClaim =
    handoff !== null && me !== null && handoff.intent === 'escalate' && claimBarOf(handoff, me, now) === null
  const handoffId = mayClaim ? handoff.id : null
  useSeenAgain(mayClaim ? handoff : null)
  useEffect(() => {
    if (handoffId === null) return undefined
    const mark = () => {
      if (document.visibilityState === 'visible') void desk.markHandoffSeen(handoffId)
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [desk, handoffId])
}
