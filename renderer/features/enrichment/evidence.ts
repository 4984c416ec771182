import type { Branch } from '../../../core/domain/branches/branch.ts'
import type { Citation } from '../../../core/domain/enrichment/cited.ts'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../core/domain/branches/fact.ts'
import type { Fix } from '../../../core/domain/branches/fix.ts'
import { knownOf } from '../../../core/domain/timeline/progress.ts'
import { excerpt } from '../../../core/domain/text/text.ts'
import { enrichmentWords as words } from './enrichment.words.ts'

/** What claims of a session can rest on, as far as it is on this device. */
export type EvidenceSource = {
  entries: readonly Entry[]
  branches: readonly Branch[]
  facts: readonly Fact[]
  fixes: readonly Fix[]
}

/** One thing that a claim rests on, in a few words, and where it is. */
export type Evidence = {
  key: string
  /** What it is: `step 3`, `fact 2`, `note`. */
  what: string
  /** Its own words, cut; '' if it isn't on this device. */
  said: string
  /** True if `what` names it as the screen does: by a number. */
  isNumbered: boolean
  /** Where it is in the timeline; null if it isn't an entry. */
  entryId: string | null
}

/** The longest words of a chip, in visible characters. */
const longestSaid = 60

/** Looks up citations, each in constant time. */
export const evidenceIn = ({ entries, branches, facts, fixes }: EvidenceSource) => {
  const entryById = new Map(entries.map((entry) => [entry.id, entry]))
  const branchById = new Map(branches.map((branch) => [branch.id, branch]))
  const factById = new Map(facts.map((fact) => [fact.id, fact]))
  const fixById = new Map(fixes.map((fix) => [fix.id, fix]))
  // Removed facts keep their number, so the number is the place among all of them.
  const numbers = new Map(
    knownOf(facts.map((fact) => ({ ...fact, removedAt: null }))).map(({ factId, number }) => [
      factId,
      number,
    ]),
  )
  const short = (text: string | undefined) => (text === undefined ? '' : excerpt(text, longestSaid))
  return ({ kind, id }: Citation): Evidence => {
    const key = `${kind}/${id}`
    switch (kind) {
      case 'step':
      case 'entry': {
        const entry = entryById.get(id)
        const order = entry?.step?.order
        const what =
          order !== undefined ? words.evidence.step(order) : words.evidence.entry(entry?.kind ?? 'step')
        const file = entry?.attachments[0]?.name
        const said = short(entry?.text === '' ? file : entry?.text)
        return { key, what, said, isNumbered: order !== undefined, entryId: id }
      }
      case 'fact': {
        const fact = factById.get(id)
        const number = numbers.get(id)
        const removed = fact !== undefined && fact.removedAt !== null
        const what = words.evidence.fact(number ?? null, removed)
        const isNumbered = number !== undefined
        return { key, what, said: short(fact?.text), isNumbered, entryId: fact?.sourceEntryId ?? null }
      }
      case 'branch': {
        const branch = branchById.get(id)
        const what = words.evidence.branch
        return { key, what, said: short(branch?.label), isNumbered: false, entryId: null }
      }
      case 'fix': {
        const what = words.evidence.fix
        return { key, what, said: short(fixById.get(id)?.text), isNumbered: false, entryId: null }
      }
    }
  }
}
