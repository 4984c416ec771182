import { stepState } from '../domain/timeline/progress.ts'
import { stepAnswers, stepWords } from '../domain/entry/step-words.ts'
import { utcTime } from '../domain/time/utc-time.ts'
import { hypothesesOf, nextSteps } from './escalation-package.ts'
import { bounded, type Material, nameIn, shortLine, tell, triedText } from './material.ts'
import { duration } from '../domain/time/time-rounding.ts'

/** Ends documentation that is longer than a ticket takes. */
export const cutOff = '[cut here: the whole session is in Baton]'

/** What the documentation of a session that is still being worked on is made of, besides the session. */
export type ProgressFacts = { at: number; workedFor: number | null }

/** What documentation says about time beyond what the session itself holds; epoch milliseconds. */
export type Timing = {
  /** When it was resolved or escalated. */
  endedAt: number
  /** How long the technician worked on it, in milliseconds; null leaves it out. */
  workedFor: number | null
}

/** What the documentation of a resolution is made of, besides the session. */
export type ResolutionFacts = Timing & {
  engineerId: string
  summary: string
  action: string
  includeDiagnosticSteps: boolean
}

/** What the documentation of an escalation is made of, besides the session. */
export type EscalationFacts = Timing & {
  byId: string
  /** A person's or team's name; null says Unassigned. */
  to: string | null
  reason: string
  includeDiagnosticSteps: boolean
}

/** Behind a bullet nothing is layout to a portal that takes `#` or `*` at the start of a line for it. */
const bullets = (lines: readonly string[]): string[] => lines.map((text) => `- ${text}`)
const labelled = (label: string, text: string): string =>
  `${label}: ${text.trim() === '' ? 'Not recorded' : text}`
/** All lines of what someone wrote, indented for the same reason. */
const indented = (text: string): string[] =>
  text.trim() === ''
    ? []
    : text
        .trim()
        .split('\n')
        .map((part) => `  ${part}`)
const block = (heading: string, lines: readonly string[]): string =>
  `${heading}\n${lines.length === 0 ? 'Nothing recorded.' : lines.join('\n')}`

const confidenceWords = { discovery: 'Discovery', exploring: 'Exploring', guided: 'Guided' } as const

/** The numbered steps that were taken, each with what was answered and its result; what is open is no work that was done. */
const diagnosisPath = ({ entries }: Material): string[] => {
  const steps = entries.filter((entry) => entry.step !== null && stepState(entry) !== 'open')
  const shown = steps.slice(0, 200)
  const more = steps.length - shown.length
  return [
    ...shown.flatMap((entry, index) => {
      const kind = stepWords[entry.step?.type ?? 'action']
      const answers = stepAnswers(entry).map((answer) => `   ${shortLine(answer)}`)
      return [`${index + 1}. ${kind}: ${shortLine(entry.text)}`, ...answers]
    }),
    ...(more > 0 ? [`and ${more} more steps`] : []),
  ]
}

const timing = ({ session }: Material, { endedAt, workedFor }: Timing): string[] => [
  `Started: ${utcTime(session.createdAt)}`,
  `Ended: ${utcTime(endedAt)}`,
  `Duration: ${duration(endedAt - session.createdAt)}`,
  ...(workedFor === null ? [] : [`Time worked: ${duration(workedFor)}`]),
]

const whose = ({ session }: Material): string[] =>
  [
    ['Client', session.client],
    ['Contact', session.contact],
    ['Device', session.device],
  ].flatMap(([label = '', text = '']) => (text === '' ? [] : [`${label}: ${shortLine(text)}`]))

/**
 * The documentation of a resolved session as plain text for its ticket: engineer, dates, duration, problem, domain,
 * diagnosis path with numbered steps, responses and results, resolution, confidence, timing.
 *
 * Plain lines with labels: no Markdown, which portals turn into layout. Times in UTC.
 */
export const resolutionDocumentation = (material: Material, facts: ResolutionFacts): string => {
  const { session, names } = material
  return [
    'SESSION DOCUMENTATION: RESOLVED',
    [
      labelled('Engineer', nameIn(names, facts.engineerId)),
      `Date: ${utcTime(session.createdAt)} to ${utcTime(facts.endedAt)}`,
      `Duration: ${duration(facts.endedAt - session.createdAt)}`,
      ...whose(material),
      labelled('Problem', shortLine(session.title)),
      labelled('Domain', session.problemCategory ?? ''),
    ].join('\n'),
    ...(facts.includeDiagnosticSteps ? [block('DIAGNOSIS PATH', diagnosisPath(material))] : []),
    block('RESOLUTION', [
      labelled('Cause', shortLine(facts.summary)),
      labelled('What was done', shortLine(facts.action)),
      `Confidence: ${confidenceWords[session.confidenceTier]}`,
    ]),
    block('TIMING', timing(material, facts)),
  ].join('\n\n')
}

/**
 * The documentation of an escalated session as plain text for its ticket: by, to or Unassigned, work completed, reason,
 * remaining hypotheses, suggested next steps, timing.
 */
export const escalationDocumentation = (material: Material, facts: EscalationFacts): string => {
  const { session, names } = material
  const told = tell(material)
  const completed = facts.includeDiagnosticSteps
    ? diagnosisPath(material)
    : bullets(bounded(told.tried.map(triedText)))
  return [
    'SESSION DOCUMENTATION: ESCALATED',
    [
      labelled('Escalated by', nameIn(names, facts.byId)),
      `Escalated to: ${facts.to ?? 'Unassigned'}`,
      ...whose(material),
      labelled('Problem', shortLine(session.title)),
      labelled('Domain', session.problemCategory ?? ''),
    ].join('\n'),
    block('WORK COMPLETED', completed),
    block('REASON', indented(facts.reason)),
    block('REMAINING HYPOTHESES', bullets(hypothesesOf(told))),
    block('SUGGESTED NEXT STEPS', bullets(nextSteps(told))),
    block('TIMING', timing(material, facts)),
  ].join('\n\n')
}

/**
 * The documentation of a session that isn't finished as plain text for its ticket: engineer, what is known, work completed,
 * suggested next steps, timing.
 */
export const progressDocumentation = (material: Material, { at, workedFor }: ProgressFacts): string => {
  const { session, names } = material
  const told = tell(material)
  return [
    'SESSION DOCUMENTATION: IN PROGRESS',
    [
      labelled('Engineer', nameIn(names, session.ownerId)),
      ...whose(material),
      labelled('Problem', shortLine(session.title)),
      labelled('Domain', session.problemCategory ?? ''),
    ].join('\n'),
    block('WHAT WE KNOW', bullets(bounded(told.known.map(({ text }) => text)))),
    block('WORK COMPLETED', diagnosisPath(material)),
    block('SUGGESTED NEXT STEPS', bullets(nextSteps(told))),
    block('TIMING', [
      `Started: ${utcTime(session.createdAt)}`,
      `As of: ${utcTime(at)}`,
      ...(workedFor === null ? [] : [`Time worked: ${duration(workedFor)}`]),
    ]),
  ].join('\n\n')
}
