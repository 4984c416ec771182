import type { Confidence } from '../domain/enrichment/assessment.ts'
import type { Citation, Cited } from '../domain/enrichment/cited.ts'
import { fixStateOf, fixStateWords, type Fix } from '../domain/branches/fix.ts'
import { stepState } from '../domain/timeline/progress.ts'
import { type Material, tell } from '../write-ups/material.ts'
import { branchCite, claimOf, entryCite, factCite, fixCite, type Said, stepCite } from './by-rule-claim.ts'
import { causeSaidIn, contentWords, maySayCause, sentencesOf } from './cause-words.ts'

/** What a session says about its cause: the one it names, with how sure it is of it, and what else it might be. */
export type CauseByRule = {
  cause: { claim: Cited; confidence: Confidence } | null
  hypotheses: (Cited | null)[]
}

/** A candidate; the higher its rank, the more it says. */
type Named = {
  text: string
  cites: Citation[]
  rank: number
  at: number
  confidence: Confidence
  isSure: boolean
}

const withReason = (text: string, reason: string): string =>
  reason.trim() === '' ? text : `${text}: ${reason.trim()}`

/** Where someone wrote that something is the cause: facts, results of steps, notes. Never what a client or a machine sent. */
const writtenIn = ({ facts, entries }: Material, said: Said): Named[] => {
  const from = (text: string, cite: Citation, at: number, weight: number): Named[] =>
    (maySayCause(text) ? sentencesOf(said.masked(text)) : []).flatMap((sentence) => {
      const says = causeSaidIn(sentence)
      if (says === null) return []
      const isSure = says === 'states'
      return [
        {
          text: sentence,
          cites: [cite],
          rank: isSure ? weight : 0,
          at,
          confidence: isSure ? 'medium' : 'low',
          isSure,
        },
      ]
    })
  return [
    ...facts
      .filter(({ removedAt }) => removedAt === null)
      .flatMap((fact) => from(fact.text, factCite(fact.id), fact.createdAt, 3)),
    ...entries.flatMap((entry) => {
      const { step, kind, authorId, id, text, at } = entry
      if (step !== null)
        return from(step.result?.details ?? step.freeText ?? '', stepCite(id), step.answeredAt ?? at, 2)
      return kind === 'note' && authorId !== 'assistant' && authorId !== 'system'
        ? from(text, entryCite(id), at, 2)
        : []
    }),
  ]
}

/** A fix that was tried says what was wrong as far as it helped; one that waits for its result leads until then. */
const ofFix = (fix: Fix): Named[] => {
  const ranks: Partial<Record<Fix['outcome'], [number, Confidence]>> = {
    applied_success: [5, 'high'],
    applied_pending: [4, 'medium'],
    applied_partial: [1, 'medium'],
  }
  const found = ranks[fix.outcome]
  if (found === undefined || (fix.supersededAt !== null && fix.outcome !== 'applied_success')) return []
  const [rank, confidence] = found
  const text = `${fix.text.trim()} (${withReason(fixStateWords[fixStateOf(fix)], fix.outcomeReason)})`
  return [
    { text, cites: [fixCite(fix.id)], rank, at: fix.outcomeAt ?? fix.createdAt, confidence, isSure: true },
  ]
}

/** What was ruled out, as the words it is called by. */
const ruledOutIn = ({ branches, fixes }: Material): { words: Set<string>; at: number }[] => [
  ...branches
    .filter(({ status }) => status === 'dead_end')
    .map(({ label, statusAt }) => ({ words: contentWords(label), at: statusAt })),
  ...fixes
    .filter(({ outcome }) => outcome === 'applied_failed' || outcome === 'dismissed')
    .map(({ text, outcomeAt, createdAt }) => ({ words: contentWords(text), at: outcomeAt ?? createdAt })),
]

const isWithin = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  part.size > 0 && [...part].every((word) => whole.has(word))

/**
 * The cause that a session names, if it names one: the branch that solved it, a fix that helped or is being checked, a fact
 * or note that says what it was. What was ruled out later is none. Nothing is concluded that no one wrote down.
 */
export const causeByRule = (material: Material, said: Said): CauseByRule => {
  const told = tell(material)
  const { branches, fixes, entries } = material
  const solved = branches
    .filter(({ status }) => status === 'solved')
    .map(({ id, label, reason, statusAt }): Named => ({
      text: withReason(label, reason),
      cites: [branchCite(id)],
      rank: 6,
      at: statusAt,
      confidence: 'high',
      isSure: true,
    }))
  const ruledOut = ruledOutIn(material)
  const written = writtenIn(material, said).filter(({ text, at }) => {
    const words = contentWords(text)
    return !ruledOut.some((gone) => gone.at >= at && isWithin(gone.words, words))
  })
  const all = [...solved, ...fixes.flatMap(ofFix), ...written].toSorted(
    (a, b) => b.rank - a.rank || b.at - a.at,
  )
  const leading = all.find(({ isSure }) => isSure) ?? null
  // What else says the same makes it no surer, but is where to look.
  const support =
    leading === null
      ? []
      : all.filter((one) => one !== leading && one.isSure && overlap(one.text, leading.text) >= 0.5)
  const claim =
    leading === null
      ? null
      : claimOf(said(leading.text), [...leading.cites, ...support.flatMap(({ cites }) => cites)])
  const helped = entries.filter((entry) => entry.step?.type === 'action' && stepState(entry) === 'worked')
  const others = [
    ...all
      .filter((one) => one !== leading && !support.includes(one))
      .map(({ text, cites }) => claimOf(said(text), cites)),
    ...told.tried
      .filter(({ state, key }) => state === 'active' && branches.some(({ id }) => id === key))
      .map(({ key, label, detail }) => claimOf(said(withReason(label, detail)), [branchCite(key)])),
    ...fixes
      .filter(({ outcome, supersededAt }) => outcome === 'proposed' && supersededAt === null)
      .map((fix) => claimOf(said(`${fix.text.trim()} (${fixStateWords.proposed})`), [fixCite(fix.id)])),
    ...helped.map((entry) =>
      claimOf(
        said(`${withReason(entry.text.split('\n', 1)[0] ?? '', entry.step?.result?.details ?? '')} (helped)`),
        [stepCite(entry.id)],
      ),
    ),
  ]
  return {
    cause: leading === null || claim === null ? null : { claim, confidence: leading.confidence },
    hypotheses: others,
  }
}

/** The share of the words of the shorter text that the other has too. */
const overlap = (a: string, b: string): number => {
  const [one, other] = [contentWords(a), contentWords(b)]
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / Math.max(1, Math.min(one.size, other.size))
}
