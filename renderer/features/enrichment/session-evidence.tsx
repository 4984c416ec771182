import { useMemo, type ReactNode } from 'react'
import type { Session } from '../../../core/domain/session/session.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useEntries, useFacts, useFixes, useBranches, useSteps } from '../../data/react/use-session-parts.ts'
import { useHalf } from '../../state/route/half.ts'
import { go } from '../../state/route/route.ts'
import { openLane, revealEntry } from '../../state/route/session-screen.ts'
import { toast } from '../../state/messages/toasts.ts'
import { sessionPath } from '../shared/sessions/session-path.ts'
import { evidenceIn, type Evidence } from './evidence.ts'
import { EvidencePlaceContext, showOnScreen } from './evidence-place.ts'
import { enrichmentWords as words } from './enrichment.words.ts'

const nothing: readonly never[] = []
/** How many entries are looked up by their words; older ones are still led to. */
const entriesRead = 300

/**
 * Claims below it lead to what they rest on in the open session: entries in its timeline, the rest in its lane.
 *
 * @param before runs first, for instance to close the dialog that they are in
 */
export const SessionEvidence = ({
  session,
  before,
  children,
}: {
  session: Pick<Session, 'id' | 'ownerId'>
  before?: () => void
  children: ReactNode
}) => {
  const { id, ownerId } = session
  const half = useHalf()
  const myId = useMe()?.id ?? null
  const entries = useEntries(id, entriesRead) ?? nothing
  const steps = useSteps(id) ?? nothing
  const branches = useBranches(id) ?? nothing
  const facts = useFacts(id) ?? nothing
  const fixes = useFixes(id) ?? nothing
  const evidenceOf = useMemo(
    () => evidenceIn({ entries: [...steps, ...entries], branches, facts, fixes }),
    [steps, entries, branches, facts, fixes],
  )
  const place = useMemo(() => {
    const jump = ({ key, entryId }: Evidence) => {
      before?.()
      if (entryId !== null) {
        go(sessionPath({ sessionId: id, ownerId, entryId }, myId))
        return revealEntry(id, entryId)
      }
      openLane(half)
      // The lane has to be there first.
      return requestAnimationFrame(() => {
        if (!showOnScreen(document.body, key)) toast(words.evidence.gone)
      })
    }
    return { evidenceOf, jump: (evidence: Evidence) => void jump(evidence) }
  }, [evidenceOf, before, half, id, ownerId, myId])
  return <EvidencePlaceContext value={place}>{children}</EvidencePlaceContext>
}
