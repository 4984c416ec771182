import { useCallback } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { useHalf } from '../../../state/route/half.ts'
import { go } from '../../../state/route/route.ts'
import { openLane } from '../../../state/route/session-screen.ts'
import { showOnScreen } from '../../enrichment/evidence-place.ts'
import { sessionPath } from '../../shared/sessions/session-path.ts'
import { composerWords as words } from './composer.words.ts'

/** Says where a fact went that was written in the composer: no line of the timeline, and the lane may be closed. */
export const useTellFact = ({
  id,
  title,
  ownerId,
}: Pick<Session, 'id' | 'title' | 'ownerId'>): ((factId: string) => void) => {
  const half = useHalf()
  const myId = useMe()?.id ?? null
  return useCallback(
    (factId) => {
      const show = () => {
        openLane(half)
        // The lane has to be there first.
        requestAnimationFrame(() => {
          if (!showOnScreen(document.body, `fact/${factId}`))
            go(sessionPath({ sessionId: id, ownerId }, myId))
        })
      }
      toast(words.factAdded, {
        name: 'fact-added',
        about: { sessionId: id, title },
        action: { label: words.showFact, run: show },
      })
    },
    [half, id, title, ownerId, myId],
  )
}
