import { useCallback } from 'react'
import type { Citation } from '../../../../core/domain/cited.ts'
import type { Entry } from '../../../../core/domain/entry.ts'
import type { Fact } from '../../../../core/domain/fact.ts'
import type { CitedPlace } from '../../assistant/answer-parts.tsx'
import { assistantWords as words } from '../../assistant/assistant.words.ts'

/** What each citation is called, and the entry that it leads to: a fact's is where it came from. */
export const usePlaces = (
  entries: readonly Entry[],
  steps: readonly Entry[],
  facts: readonly Fact[],
): ((citation: Citation) => CitedPlace) =>
  useCallback(
    ({ kind, id }) => {
      if (kind === 'step') {
        const order = steps.find((entry) => entry.id === id)?.step?.order
        return { label: order === undefined ? words.cited.step : words.citedStep(order), entryId: id }
      }
      const label = words.cited[kind]
      if (kind === 'entry') return { label, entryId: entries.some((entry) => entry.id === id) ? id : null }
      if (kind === 'fact')
        return { label, entryId: facts.find((fact) => fact.id === id)?.sourceEntryId ?? null }
      return { label, entryId: null }
    },
    [entries, steps, facts],
  )
