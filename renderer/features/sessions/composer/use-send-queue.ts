import { useEffect } from 'react'
import { useReadable } from '../../../data/react/use-desk.ts'
import { createShared } from '../../../data/react/shared.ts'
import { createSendQueue, type SendQueue, type Written } from './send-queue.ts'

const useQueue = createShared((desk, sessionId) => {
  const key = `note:${sessionId}`
  return createSendQueue({
    read: async () => desk.readDraft(key),
    write: async (text) => desk.writeDraft(key, text),
  })
})

/** The text in a session's composer. What is on its way out continues when the composer is closed. */
export const useSendQueue = (sessionId: string): { queue: SendQueue; written: Written } => {
  const queue = useQueue(sessionId)
  useEffect(() => {
    const onHide = () => void queue.save()
    globalThis.addEventListener('pagehide', onHide)
    return () => globalThis.removeEventListener('pagehide', onHide)
  }, [queue])
  return { queue, written: useReadable(queue) }
}
