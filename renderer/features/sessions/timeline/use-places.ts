import { useCallback, useMemo } from 'react'
import type { Branch } from '../../../../core/domain/branches/branch.ts'
import type { Citation } from '../../../../core/domain/enrichment/cited.ts'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import { useHalf } from '../../../state/route/half.ts'
import { openLane, revealEntry } from '../../../state/route/session-screen.ts'
import { toast } from '../../../state/messages/toasts.ts'
import type { CitedPlace } from '../../assistant/answer-parts.tsx'
import { assistantWords as words } from '../../assistant/assistant.words.ts'
import { showOnScreen } from '../../enrichment/evidence-place.ts'
import { evidenceIn } from '../../enrichment/evidence.ts'
import { enrichmentWords } from '../../enrichment/enrichment.words.ts'

/** What each citation is called, and the way to it: an entry is in the timeline, the rest in the lane beside it. */
export const usePlaces = (
  sessionId: string,
  parts: {
    entries: readonly Entry[]
    steps: readonly Entry[]
    facts: readonly Fact[]
    branches: readonly Branch[]
  },
): ((citation: Citation) => CitedPlace) => {
  const half = useHalf()
  const { entries, steps, facts, branches } = parts
  const evidenceOf = useMemo(
    () => evidenceIn({ entries: [...steps, ...entries], branches, facts, fixes: [] }),
    [entries, steps, facts, branches],
  )
  return useCallback(
    (citation) => {
      const { key, what, said, isNumbered, entryId } = evidenceOf(citation)
      return {
        label: citation.kind === 'branch' && said !== '' ? words.citedNamed(what, said) : words.cited(what),
        said: isNumbered ? said : '',
        show() {
          if (entryId !== null) return revealEntry(sessionId, entryId)
          openLane(half)
          // The lane has to be there first.
          return requestAnimationFrame(() => {
            if (!showOnScreen(document.body, key)) toast(enrichmentWords.evidence.gone)
          })
        },
      }
    },
    [evidenceOf, half, sessionId],
  )
}
