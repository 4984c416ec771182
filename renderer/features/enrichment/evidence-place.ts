import { createContext, useContext } from 'react'
import type { Citation } from '../../../core/domain/enrichment/cited.ts'
import type { Evidence } from './evidence.ts'

/** What claims need to show what they rest on: looking it up, and going there. */
export type EvidencePlace = {
  evidenceOf: (citation: Citation) => Evidence
  jump: (evidence: Evidence) => void
}

const nowhere: EvidencePlace = {
  evidenceOf: ({ kind, id }) => ({
    key: `${kind}/${id}`,
    what: kind,
    said: '',
    isNumbered: false,
    entryId: null,
  }),
  jump: () => undefined,
}

/** The session whose claims are shown below it. */
export const EvidencePlaceContext = createContext<EvidencePlace>(nowhere)
export const useEvidencePlace = (): EvidencePlace => useContext(EvidencePlaceContext)

/** How long what someone jumped to is marked. Milliseconds. */
const markedFor = 1600

/**
 * Shows what is marked with `data-evidence` on the screen around `from`: scrolls it into view, focuses it and marks it for a
 * moment. False if it isn't there.
 */
export const showOnScreen = (from: HTMLElement | null, key: string): boolean => {
  const around = from?.closest('[data-evidence-place]') ?? document.body
  const found = [...around.querySelectorAll<HTMLElement>('[data-evidence]')].find(
    (element) => element.dataset['evidence'] === key && element.checkVisibility(),
  )
  if (found === undefined) return false
  if (!found.hasAttribute('tabindex')) found.tabIndex = -1
  found.scrollIntoView({ block: 'center' })
  found.focus({ preventScroll: true })
  found.classList.add('evidence-found')
  setTimeout(() => found.classList.remove('evidence-found'), markedFor)
  return true
}
