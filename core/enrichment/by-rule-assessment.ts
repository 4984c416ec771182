import { assessmentLimits, type MadeAssessment } from '../domain/enrichment/assessment.ts'
import type { Cited } from '../domain/enrichment/cited.ts'
import { counted } from '../domain/text/plural.ts'
import { answerOf, stepState } from '../domain/timeline/progress.ts'
import { defaultRedaction, type RedactionSettings } from '../domain/text/secret-kinds.ts'
import { withResult } from '../domain/entry/step-words.ts'
import { problemBeyondTitle } from '../domain/text/text.ts'
import type { WithoutModel } from '../domain/enrichment/without-model.ts'
import { type Material, tell, type Told } from '../write-ups/material.ts'
import {
  branchCite,
  claimOf,
  claimsOf,
  factCite,
  fixCite,
  type Said,
  saidIn,
  sentence,
  stepCite,
} from './by-rule-claim.ts'
import { causeByRule } from './by-rule-cause.ts'
import { frames } from './by-rule.words.ts'
import { currentRound } from '../write-ups/current-round.ts'

/** When something is made by rule, from which rev, and why not by a model. */
export type MadeByRule = {
  because: WithoutModel
  madeAt: number
  readRev: number
  redaction?: RedactionSettings
}

/** Characters of each thing that a longer sentence names. */
const named = 80

/** Where a session stands, in a sentence or two: what it is about, what was done, what was ruled out, what is being followed. */
export const standingByRule = (
  material: Material,
  told: Told,
  said: Said,
  isReopened: boolean,
): Cited | null => {
  const { session, entries, branches } = material
  const steps = entries.filter((entry) => entry.step !== null)
  const counts = new Map<string, number>()
  for (const entry of steps) {
    const state = stepState(entry)
    const word = frames.stepResults[state]
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const results = [...counts].map(([word, count]) => `${count} ${word}`).join(', ')
  const ruledOut = branches.filter(({ status }) => status === 'dead_end')
  const followed = told.tried.filter(
    ({ state, key }) => state === 'active' && branches.some(({ id }) => id === key),
  )
  const names = (labels: readonly string[]): string =>
    labels
      .slice(-3)
      .map((label) => said(label, named))
      .join('; ')
  const beyond = problemBeyondTitle(session)
  const parts = [
    sentence(said(session.title, 200)),
    isReopened ? frames.reopened : sentence(said(beyond, 200)),
    steps.length > 0 ? `${counted(steps.length, frames.step)}${results === '' ? '' : ` (${results})`}.` : '',
    ruledOut.length > 0 ? `${frames.ruledOut}: ${names(ruledOut.map(({ label }) => label))}.` : '',
    followed.length > 0 ? `${frames.following}: ${names(followed.map(({ label }) => label))}.` : '',
    steps.length + told.known.length + branches.length + told.notes.length > 0
      ? ''
      : isReopened
        ? frames.nothingSince
        : frames.nothing,
  ]
  return claimOf(parts.filter((part) => part !== '').join(' '), [
    ...followed.map(({ key }) => branchCite(key)),
    ...ruledOut.slice(-3).map(({ id }) => branchCite(id)),
    ...steps.slice(-4).map(({ id }) => stepCite(id)),
    ...told.known.slice(-2).map(({ factId }) => factCite(factId)),
  ])
}

/** What is known: the facts, and after them the results of checks and answers that aren't among them. */
export const knownByRule = ({ entries }: Material, told: Told, said: Said, most: number): Cited[] => {
  const inFacts = new Set(told.known.map(({ entryId }) => entryId))
  const facts = told.known
    .slice(-most)
    .map(({ factId, text, entryId }) =>
      claimOf(said(text), [
        factCite(factId),
        ...(entryId !== null && entries.some(({ id, step }) => id === entryId && step !== null)
          ? [stepCite(entryId)]
          : []),
      ]),
    )
  const results = entries
    .filter((entry) => entry.step !== null && entry.step.type !== 'action' && !inFacts.has(entry.id))
    .filter((entry) => !['open', 'skipped'].includes(stepState(entry)))
    .toReversed()
    .map((entry) =>
      claimOf(said(withResult(said(entry.text, 300), said(answerOf(entry), 250))), [stepCite(entry.id)]),
    )
  return claimsOf([...facts, ...results], most)
}

/** What is open: a fix to check or to try, questions and planned steps, branches that no one has been on, and those left. */
export const nextByRule = (
  { branches }: Material,
  { fix, questions, untried, tried }: Told,
  said: Said,
  most: number,
): Cited[] => {
  const isBranch = new Set(branches.map(({ id }) => id))
  return claimsOf(
    [
      fix?.outcome === 'applied_pending'
        ? claimOf(`${frames.checkFix}: ${said(fix.text)}`, [fixCite(fix.id)])
        : null,
      fix?.outcome === 'proposed' ? claimOf(`${frames.tryFix}: ${said(fix.text)}`, [fixCite(fix.id)]) : null,
      ...questions.map(({ entryId, text }) => claimOf(said(text), [stepCite(entryId)])),
      ...untried.map(({ key, label, detail }) =>
        claimOf(detail === '' ? said(label) : `${said(label, 250)} (${said(detail, 300)})`, [
          branchCite(key),
        ]),
      ),
      ...tried
        .filter(({ state, key }) => state === 'set_aside' && isBranch.has(key))
        .map(({ key, label }) => claimOf(`${frames.goOn}: ${said(label)}`, [branchCite(key)])),
    ],
    most,
  )
}

/**
 * An assessment made from what was recorded, by rules: good enough to act on, and never more than someone wrote down. It names
 * a cause only where the session does (`by-rule-cause.ts`); otherwise there is not enough to say.
 *
 * Of a session that was reopened it tells the new trouble. Secrets are masked. Time in proportion to what the session holds.
 */
export const assessmentByRule = (
  all: Material,
  { because, madeAt, readRev, redaction = defaultRedaction }: MadeByRule,
): MadeAssessment => {
  const { material, isReopened } = currentRound(all)
  const said = saidIn(redaction)
  const told = tell(material)
  const { cause, hypotheses } = causeByRule(material, said)
  const title = said(all.session.title, 200)
  return {
    by: 'rules',
    because,
    model: null,
    promptVersion: null,
    madeAt,
    readRev,
    enough: cause !== null,
    summary: standingByRule(material, told, said, isReopened) ?? { text: title, cites: [] },
    known: knownByRule(material, told, said, assessmentLimits.known),
    likelyCause: cause?.claim ?? null,
    nextSteps: nextByRule(material, told, said, assessmentLimits.nextSteps),
    confidence: cause?.confidence ?? 'low',
    hypotheses: claimsOf(hypotheses, assessmentLimits.hypotheses),
  }
}
