import type { Assessment, MadeAssessment } from '../../../core/domain/enrichment/assessment.ts'
import type { Briefing } from '../../../core/domain/enrichment/briefing.ts'
import type { Cited } from '../../../core/domain/enrichment/cited.ts'
import { nine } from './make.ts'

/** A claim that rests on facts. */
export const cited = (text: string, ...facts: string[]): Cited => ({
  text,
  cites: facts.map((id) => ({ kind: 'fact', id })),
})

const byModel = {
  by: 'model' as const,
  because: null,
  model: 'claude-opus-5-5',
  promptVersion: 'assess-1',
  madeAt: nine,
  readRev: 1,
}

/** What a model made of `s1`, before anyone said anything about it. */
export const makeMade = (over: Partial<MadeAssessment> = {}): MadeAssessment => ({
  ...byModel,
  enough: true,
  summary: cited('Outlook doesn’t sync; webmail works.', 'fact1'),
  known: [cited('Webmail works.', 'fact1')],
  likelyCause: cited('The local profile is damaged.', 'fact1'),
  nextSteps: [cited('Make a new Outlook profile.')],
  confidence: 'medium',
  hypotheses: [cited('Autodiscover answers wrongly.', 'fact2')],
  ...over,
})

export const makeAssessment = (over: Partial<Assessment> = {}): Assessment => ({
  ...makeMade(),
  refreshes: 0,
  rightness: null,
  edited: null,
  ...over,
})

export const makeBriefing = (over: Partial<Briefing> = {}): Briefing => ({
  ...byModel,
  promptVersion: 'brief-1',
  happened: [cited('Outlook stopped syncing on Monday.', 'fact1')],
  ruledOut: [cited('The server: webmail works.', 'fact1')],
  first: [cited('Make a new Outlook profile.')],
  promised: [],
  ...over,
})
