import { useEffect } from 'react'
import type { Session } from '../../../../core/domain/session.ts'
import { useDocument } from '../../../data/react/use-documents.ts'
import { entryRevealed, revealEntry, useSessionScreen } from '../../../state/session-screen.ts'
import { toast } from '../../../state/toasts.ts'

/** Entries read beyond one that is to be shown, so that it does not stand at the very top. */
const around = 40

/**
 * The entry of a session that is to be shown, once enough of the timeline is asked for to hold it; null when none is.
 *
 * @param entryId the entry that the address names
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
    toast(
      'This entry is not here: the link names none of this session, or it has not reached this device yet.',
    )
  }, [wanted, entry, isHere])
  return wanted
}
