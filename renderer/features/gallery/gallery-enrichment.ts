import { assessmentText, type Assessment } from '../../../core/domain/enrichment/assessment.ts'
import type { Briefing } from '../../../core/domain/enrichment/briefing.ts'
import type { Citation, CitationKind, Cited } from '../../../core/domain/enrichment/cited.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { minute, now } from './gallery-data.ts'
import { openCheck, questionWithOptions } from './gallery-entries.ts'

const on = (kind: CitationKind, id: string): Citation => ({ kind, id })
const claim = (text: string, ...cites: Citation[]): Cited => ({ text, cites })

const made = {
  by: 'model' as const,
  because: null,
  model: 'claude-sonnet-5',
  promptVersion: 'assess-1',
  madeAt: now - 2 * minute,
  readRev: 1,
}

const whole: Assessment = {
  ...made,
  enough: true,
  summary: claim(
    'A shared mailbox is missing in Outlook for 4 people since the cut-over. It opens on the web, and the people who do see it were given access directly.',
    on('step', questionWithOptions.id),
    on('fact', 'fact-3'),
  ),
  known: [
    claim('The web client shows the mailbox.', on('fact', 'fact-1')),
    claim('Access was granted by a security group.', on('fact', 'fact-2')),
    claim('It works for 2 of 6 people.', on('fact', 'fact-3')),
  ],
  likelyCause: claim(
    'Auto-mapping isn’t set for people who get access through a security group, so Outlook never adds the mailbox.',
    on('fact', 'fact-2'),
    on('branch', 'permissions'),
  ),
  nextSteps: [
    claim(
      'Give one of the 4 people direct full access with auto-mapping and restart Outlook.',
      on('fact', 'fact-2'),
    ),
    claim('If it appears, add the mailbox by hand for the others.', on('fix', 'fix-proposed')),
    claim('Ask whether the group was nested before the move.'),
  ],
  confidence: 'medium',
  hypotheses: [
    claim(
      'The offline store of the old profile is still used.',
      on('branch', 'cache'),
      on('step', openCheck.id),
    ),
    claim('The tenant throttles the first sync.', on('branch', 'throttling')),
  ],
  refreshes: 1,
  rightness: null,
  edited: null,
}

type Part = Pick<Handoff, 'assessment' | 'assessmentData' | 'enrichment'>

const partOf = (over: Partial<Assessment>): Part => {
  const assessmentData = { ...whole, ...over }
  return {
    assessment: assessmentText(assessmentData),
    assessmentData,
    enrichment: { state: 'made', since: now - 2 * minute },
  }
}

/** By a model, behind by what was found since. */
export const assessment = partOf({ readRev: 0 })
/** By rules, because AI is off. */
export const withoutModel = partOf({ by: 'rules', because: 'off', model: null, confidence: 'low' })
/** From too little to say anything. */
export const thin = partOf({
  enough: false,
  summary: claim('The disk of FIN-01 is nearly full. Nothing has been tried yet.'),
  known: [],
  likelyCause: null,
  nextSteps: [],
  hypotheses: [],
  confidence: 'low',
})
/** In someone's own words. */
export const edited = partOf({
  edited: {
    by: 'ben',
    at: now - minute,
    text: 'It is the nesting: the group inside of the group has no auto-mapping.\n\n1. Un-nest it for one person\n2. Restart Outlook',
  },
})

/** What a claimer reads first. */
export const briefing: Pick<Handoff, 'briefing'> = {
  briefing: {
    ...made,
    promptVersion: 'brief-1',
    happened: [
      claim('A shared mailbox is missing for 4 of 6 people since the cut-over.', on('fact', 'fact-3')),
      claim('It opens on the web.', on('fact', 'fact-1')),
    ],
    ruledOut: [claim('Profile cache: a new profile shows the same.', on('branch', 'cache'))],
    first: [claim('Give one person direct access with auto-mapping.', on('fact', 'fact-2'))],
    promised: [claim('Helen Marsh gets a call before anyone touches the profile.')],
  } satisfies Briefing,
}
