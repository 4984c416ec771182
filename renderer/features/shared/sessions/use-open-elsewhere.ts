import { useCallback } from 'react'
import { useDesktop } from '../../../desktop/desktop-context.tsx'
import { useRoute } from '../../../state/route/route.ts'
import { openBeside, splitFrom } from '../../../state/route/split.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { sharedWords } from '../shared.words.ts'

/** Opens a session in a window of its own, or beside the one that is open; says why if it can't. */
export const useOpenElsewhere = (): ((sessionId: string, where: 'window' | 'beside') => void) => {
  const { api } = useDesktop()
  const route = useRoute()
  return useCallback(
    (sessionId, where) => {
      if (where === 'window') {
        void api
          .openWindow(`/sessions/${sessionId}`)
          .catch(() => false)
          .then((isOpen) => {
            if (!isOpen) toast(sharedWords.windowBlocked, { tone: 'amber' })
          })
        return
      }
      if (openBeside(route, sessionId)) return
      toast(globalThis.innerWidth < splitFrom ? sharedWords.splitTooNarrow : sharedWords.splitNeedsTwo)
    },
    [api, route],
  )
}
