import { useEffect } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useDocument } from '../../../data/react/use-documents.ts'
import { entryRevealed, revealEntry, useSessionScreen } from '../../../state/route/session-screen.ts'
import { toast } from '../../../state/messages/toasts.ts'

import { timelineWords as words } from './timeline.words.ts'

/** How many entries are loaded before the one to show, so that it isn't at the very top. */
const around = 40

/**
 * The entry of a session to scroll to, once enough of the timeline has been requested to include it; null for none.
 *
 * @param entryId the entry in the address
 * @param setLimit says how many of the newest entries are needed
 */
export const useReveal = (
  session: Session,
  entryId: string | null,
  setLimit: (next: (shown: number) => number) => void,
): string | null => {
  const sessionId = session.id
  useEffect(() => {
    if (entryId !== null) revealEntry(sessionId, entryId)
  }, [sessionId, entryId])
  const wanted = useSessionScreen(({ reveal }) => (reveal?.sessionId === sessionId ? reveal.entryId : null))
  const entry = useDocument('entries', wanted)
  const isHere = entry !== null && entry !== undefined && entry.sessionId === sessionId
  const needed = isHere ? session.entryCount - entry.seq + around : 0
  useEffect(() => {
    if (needed > 0) setLimit((shown) => Math.max(shown, needed))
  }, [needed, setLimit])
  useEffect(() => {
    if (wanted === null || entry === undefined || isHere) return
    entryRevealed()
    toast(words.entryNotHere)
  }, [wanted, entry, isHere])
  return wanted
}
