import { type Briefing, briefingWords, maxBriefingWords } from '../domain/enrichment/briefing.ts'
import type { Cited } from '../domain/enrichment/cited.ts'
import { fixStateOf, fixStateWords } from '../domain/branches/fix.ts'
import { answerOf, stepState } from '../domain/timeline/progress.ts'
import { defaultRedaction } from '../domain/text/secret-kinds.ts'
import { withResult } from '../domain/entry/step-words.ts'
import { type Material, tell, triedText } from '../write-ups/material.ts'
import { type MadeByRule, nextByRule, standingByRule } from './by-rule-assessment.ts'
import { causeByRule } from './by-rule-cause.ts'
import {
  branchCite,
  claimOf,
  claimsOf,
  entryCite,
  factCite,
  fixCite,
  type Said,
  saidIn,
  stepCite,
} from './by-rule-claim.ts'
import { sentencesOf } from './cause-words.ts'
import { currentRound } from '../write-ups/current-round.ts'

/** Words of one claim. A briefing is read in half a minute. */
const longest = 28

const short = (text: string): string => {
  const words = text.split(/\s+/u)
  return words.length <= longest ? text : `${words.slice(0, longest).join(' ')} …`
}

const promises =
  /\b(?:promised|assured|told (?:the |them|him|her|\p{Lu})|will (?:call|phone|ring|be back|get back|update|visit|come)|call(?:ing)? (?:them |him |her |\p{Lu}\p{L}+ )?back|get back to|by (?:\d{1,2}(?:[:.]\d{2})?|noon|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|end of day|eod)|versprochen|zugesagt|rückruf|meldet sich|melden uns|ruf(?:e|en) .{0,30}zurück|bis \d{1,2})(?![\p{L}])/iu
const noPromise = /\b(?:no one|nobody|not|nothing|never) (?:\p{L}+ )?promised|nichts versprochen/iu

/** What was promised, and to whom: sentences that people wrote in notes and facts, the newest first. */
const promisedIn = ({ entries, facts }: Material, said: Said): (Cited | null)[] => {
  const of = (text: string, cite: Cited['cites'][number], at: number) =>
    (promises.test(text) ? sentencesOf(said.masked(text)) : [])
      .filter((sentence) => promises.test(sentence) && !noPromise.test(sentence))
      .map((sentence) => ({ claim: claimOf(short(said(sentence)), [cite]), at }))
  return [
    ...entries
      .filter(({ kind, authorId }) => kind === 'note' && authorId !== 'assistant' && authorId !== 'system')
      .flatMap(({ text, id, at }) => of(text, entryCite(id), at)),
    ...facts
      .filter(({ removedAt }) => removedAt === null)
      .flatMap(({ text, id, createdAt }) => of(text, factCite(id), createdAt)),
  ]
    .toSorted((a, b) => b.at - a.at)
    .map(({ claim }) => claim)
}

/**
 * A briefing made from what was recorded, by rules, in at most 150 words: what happened, what is ruled out, what to do first,
 * what was promised. Nothing in it that no one wrote down; of a session that was reopened, the new trouble.
 */
export const briefingByRule = (
  all: Material,
  { because, madeAt, readRev, redaction = defaultRedaction }: MadeByRule,
): Briefing => {
  const { material, isReopened } = currentRound(all)
  const { entries, branches, fixes } = material
  const said = saidIn(redaction)
  const told = tell(material)
  const shorter = (claim: Cited | null): Cited | null =>
    claim === null ? null : { ...claim, text: short(claim.text) }
  const standing = standingByRule(material, told, said, isReopened)
  const { cause } = causeByRule(material, said)
  const bad = entries
    .filter((entry) => entry.step !== null && stepState(entry) === 'failed')
    .toReversed()
    .map((entry) =>
      claimOf(said(withResult(said(entry.text, 200), said(answerOf(entry), 150))), [stepCite(entry.id)]),
    )
  const failedFixes = fixes
    .filter(({ outcome }) => outcome === 'applied_failed')
    .map((fix) => claimOf(`${said(fix.text, 200)}: ${fixStateWords[fixStateOf(fix)]}`, [fixCite(fix.id)]))
  const deadEnds = told.tried
    .filter(({ state, key }) => state === 'ruled_out' && branches.some(({ id }) => id === key))
    .map((line) => claimOf(said(triedText(line)), [branchCite(line.key)]))
  const latest = told.known.slice(-1).map(({ factId, text }) => claimOf(said(text), [factCite(factId)]))
  const parts = {
    happened: claimsOf([shorter(standing), shorter(cause?.claim ?? null), ...latest.map(shorter)], 3),
    ruledOut: claimsOf([...deadEnds, ...failedFixes, ...bad].map(shorter), 5),
    first: claimsOf(nextByRule(material, told, said, 3).map(shorter), 3),
    promised: claimsOf(promisedIn(material, said), 2),
  }
  // What was promised and what to do first are kept longest.
  const order = ['ruledOut', 'happened', 'first', 'promised'] as const
  while (briefingWords(parts) > maxBriefingWords) {
    const part = order.find((one) => parts[one].length > 1) ?? order.find((one) => parts[one].length > 0)
    if (part === undefined) break
    parts[part] = parts[part].slice(0, -1)
  }
  return { by: 'rules', because, model: null, promptVersion: null, madeAt, readRev, ...parts }
}
