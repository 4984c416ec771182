import { useEffect } from 'react'
import { useDesk } from '../../../data/react/use-desk.ts'
import { draftOpened } from '../../../data/react/open-drafts.ts'
import { createShared } from '../../../data/react/shared.ts'
import { createSendQueue, type SendQueue } from './send-queue.ts'

/** The draft of a session's composer. */
export const composerDraftKey = (sessionId: string): string => `note:${sessionId}`

const useQueue = createShared(
  (desk, sessionId) => {
    const key = composerDraftKey(sessionId)
    return createSendQueue({
      read: async () => desk.readDraft(key),
      write: async (text, base) => desk.writeDraft(key, text, base),
    })
  },
  (queue) => !queue.get().saved,
)

/** The text in a session's composer. What is on its way out continues when the composer is closed. */
export const useSendQueue = (sessionId: string): SendQueue => {
  const desk = useDesk()
  const queue = useQueue(sessionId)
  useEffect(
    () => desk.watchDraft(composerDraftKey(sessionId), queue.changedElsewhere),
    [desk, sessionId, queue],
  )
  useEffect(() => {
    const onHide = () => void queue.save()
    // Another window may be the next to be typed in.
    globalThis.addEventListener('pagehide', onHide)
    globalThis.addEventListener('blur', onHide)
    const closed = draftOpened(async () => {
      await queue.rest()
      if (!queue.get().saved) throw new Error('The text of a composer could not be stored.')
    })
    return () => {
      globalThis.removeEventListener('pagehide', onHide)
      globalThis.removeEventListener('blur', onHide)
      // What is on its way out goes on without the composer.
      void queue.rest().finally(closed)
    }
  }, [queue])
  return queue
}
