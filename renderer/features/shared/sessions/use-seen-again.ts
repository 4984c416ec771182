import { useEffect } from 'react'
import { lastToldAt } from '../../../../core/domain/handoff/told-at.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { useDesk, useNow } from '../../../data/react/use-desk.ts'

/**
 * Marks what was told again while it is open as seen, once whoever has it open does something. That it is on a screen isn't
 * enough: no one may be at it, and then they have to be told elsewhere.
 */
export const useSeenAgain = (handoff: Handoff | null): void => {
  const desk = useDesk()
  const now = useNow(5000)
  const handoffId = handoff?.id ?? null
  const toldUntil = handoff === null ? null : lastToldAt(handoff, now)
  useEffect(() => {
    if (handoffId === null || toldUntil === null) return undefined
    const stop = () => {
      for (const event of ['pointerdown', 'keydown']) globalThis.removeEventListener(event, mark, true)
    }
    const mark = () => {
      stop()
      void desk.markHandoffSeen(handoffId)
    }
    for (const event of ['pointerdown', 'keydown']) globalThis.addEventListener(event, mark, true)
    return stop
  }, [desk, handoffId, toldUntil])
}
