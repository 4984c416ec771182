import type { Attachment } from '../../../../core/domain/files/attachment.ts'
import type { Fix } from '../../../../core/domain/branches/fix.ts'
import type { RedactionSettings } from '../../../../core/domain/text/secret-kinds.ts'
import {
  writeUpLimits,
  type Visibility,
  type WriteUpContent,
  type WriteUpKind,
} from '../../../../core/domain/write-up/write-up.ts'
import { endBeside } from '../../../../core/redaction/cut-beside.ts'
import { maskedName, nameParts } from '../../../../core/redaction/masked-name.ts'
import { redact, type Adjustments, type Redacted } from '../../../../core/redaction/redact.ts'
import {
  cutOff,
  escalationDocumentation,
  resolutionDocumentation,
} from '../../../../core/write-ups/documentation.ts'
import { escalationPackage } from '../../../../core/write-ups/escalation-package.ts'
import type { Material } from '../../../../core/write-ups/material.ts'
import { resolutionNote } from '../../../../core/write-ups/resolution-note.ts'
import { nothingRecorded, sectionsIn } from '../../../../core/write-ups/section.ts'
import { hoursToLog, workByDay, type DayOfWork } from '../../../../core/write-ups/time-plan.ts'
import { workedFor, workMoments, workSpans } from '../../../../core/write-ups/work-spans.ts'
import { maskedCount, maskedWordsIn, type MaskedWords } from '../text/masked-words.ts'
import { statusToSet, type PostTarget } from '../posting/post-target.ts'
import {
  adjustmentsIn,
  filesIn,
  minutesFrom,
  minutesIn,
  visibilityIn,
  type WriteUpForm,
} from './write-up-form.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** What is in the dialog around a write-up, and so in its draft. */
export type Said =
  | {
      kind: 'resolution'
      summary: string
      action: string
      fix: { id: string; outcome: Fix['outcome'] } | null
    }
  | { kind: 'escalation'; reason: string; to: string | null }

/** A day's time entry: the work it is for, what is typed as its minutes, and the hours that are logged. */
export type TimeRow = {
  work: DayOfWork
  typed: string
  /** Null where what is typed is no number of minutes. */
  minutes: number | null
  /** Null logs nothing. */
  hours: number | null
}

/** A write-up as it stands: everything that the screen shows and that confirming sends. */
export type WriteUpView = {
  kind: WriteUpKind
  /** As drafted from the session now, unmasked. */
  drafted: string
  /** As it is in the editor, unmasked. */
  text: string
  /** Whether it no longer is what rules draft. */
  isEdited: boolean
  /** Whose words it is: those of the rules, a model’s as they were taken, or someone’s. */
  source: WriteUpContent['source']
  /** How many sections say that nothing was recorded for them. */
  gaps: number
  /** As it is posted. */
  note: Redacted
  /** Posted as well; null if it isn't. */
  documentation: Redacted | null
  adjustments: Adjustments
  maskedWords: readonly MaskedWords[]
  /** How many parts are masked in all. */
  masked: number
  visibility: Visibility
  logsTime: boolean
  time: readonly TimeRow[]
  /** All hours that are logged. */
  hours: number
  status: { id: string; name: string; noTime: boolean } | null
  /** The session's files, newest first, each once, named as they are posted. */
  attachments: readonly Attachment[]
  /** Those that go along, by hash. */
  files: ReadonlyMap<string, Visibility>
  /** Why it can't be confirmed; null if it can. */
  problem: { field: 'note' | 'time'; message: string } | null
}

/** Everything a view is made from. */
export type ViewInput = {
  material: Material
  said: Said
  form: WriteUpForm
  redaction: RedactionSettings
  target: PostTarget | null
  personId: string
  /** Work up to this moment was already written up. */
  workSince: number
  /** When it is resolved or escalated. */
  endedAt: number
  /** The calendar day of a moment in the technician's zone. */
  dayOf: (at: number) => string
}

/** The session as it will be once the fix has the outcome chosen in the dialog. */
const withOutcome = (material: Material, said: Said): Material =>
  said.kind === 'escalation' || said.fix === null
    ? material
    : {
        ...material,
        fixes: material.fixes.map((fix) =>
          fix.id === said.fix?.id ? { ...fix, outcome: said.fix.outcome } : fix,
        ),
      }

const timeRows = (
  { material, form, target, personId, workSince, endedAt, dayOf }: ViewInput,
  logsTime: boolean,
): { rows: TimeRow[]; worked: number } => {
  const moments = workMoments(material.entries, personId).filter((at) => at > workSince)
  const spans = workSpans([...moments, endedAt])
  const typedBy = minutesIn(form)
  const rows = workByDay(spans, dayOf)
    .slice(-writeUpLimits.times)
    .map((work) => {
      const typed = typedBy.get(work.day) ?? String(work.minutes)
      const minutes = minutesFrom(typed)
      const hours =
        logsTime && minutes !== null && target !== null ? hoursToLog(minutes, target.time.rounding) : null
      return { work, typed, minutes, hours }
    })
  return { rows, worked: workedFor(spans) }
}

/**
 * A write-up as it stands.
 *
 * Takes time in proportion to what the session holds; reads nothing and changes nothing.
 */
export const writeUpView = (input: ViewInput): WriteUpView => {
  const { said, form, redaction, target, personId, endedAt } = input
  const material = withOutcome(input.material, said)
  const drafted =
    said.kind === 'resolution' ? resolutionNote(material, said) : escalationPackage(material, said.reason)
  const isEdited = form.edited !== ''
  const text = isEdited ? form.text : drafted
  const logsTime =
    target?.time.state === 'on' && (form.logTime === '' ? said.kind === 'resolution' : form.logTime === 'yes')
  const { rows, worked } = timeRows(input, logsTime)
  const documented = documentationOf(material, said, target, { personId, endedAt, worked })
  const adjustments = adjustmentsIn(form)
  const note = redact(text, redaction, adjustments)
  const attachments = attachmentsIn(material)
  const files = target?.takesFiles === true ? filesIn(form) : new Map<string, Visibility>()
  const stems = attachments.filter(({ hash }) => files.has(hash)).map(({ name }) => nameParts(name).stem)
  const maskedWords = maskedWordsIn(
    [text, ...(documented === null ? [] : [documented]), ...stems],
    redaction,
    adjustments,
  )
  return {
    kind: said.kind,
    drafted,
    text,
    isEdited,
    source: sourceOf(form),
    gaps: sectionsIn(text).filter(({ body }) => body === nothingRecorded).length,
    note,
    documentation: documented === null ? null : redact(documented, redaction, adjustments),
    adjustments,
    maskedWords,
    masked: maskedCount(maskedWords),
    visibility: visibilityIn(form, said.kind),
    logsTime,
    time: rows,
    hours: rows.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
    status: target === null ? null : statusToSet(form.status, target),
    attachments: attachments.map((one) => ({
      ...one,
      name: maskedName(one.name, redaction, adjustments),
    })),
    files,
    problem: problemOf(note.text, logsTime, rows),
  }
}

const sourceOf = ({ edited }: WriteUpForm): WriteUpContent['source'] => {
  if (edited === '') return 'rule'
  return edited === 'assistant' ? 'assistant' : 'person'
}

const attachmentsIn = ({ entries }: Material): Attachment[] => [
  ...new Map(
    entries.toReversed().flatMap(({ attachments }) => attachments.map((one) => [one.hash, one] as const)),
  ).values(),
]

const documentationOf = (
  material: Material,
  said: Said,
  target: PostTarget | null,
  { personId, endedAt, worked }: { personId: string; endedAt: number; worked: number },
): string | null => {
  if (target === null || target.documentation === 'off') return null
  const timing = { endedAt, workedFor: worked, includeDiagnosticSteps: target.includeDiagnosticSteps }
  const whole =
    said.kind === 'resolution'
      ? resolutionDocumentation(material, {
          ...timing,
          engineerId: personId,
          summary: said.summary,
          action: said.action,
        })
      : escalationDocumentation(material, { ...timing, byId: personId, to: said.to, reason: said.reason })
  if (whole.length <= writeUpLimits.documentation) return whole
  const end = endBeside(whole, writeUpLimits.documentation - cutOff.length - 1)
  return `${whole.slice(0, end).trimEnd()}\n${cutOff}`
}

const problemOf = (posted: string, logsTime: boolean, rows: readonly TimeRow[]): WriteUpView['problem'] => {
  if (posted.trim() === '') return { field: 'note', message: words.empty }
  if (posted.length > writeUpLimits.markdown)
    return { field: 'note', message: words.tooLong(posted.length, writeUpLimits.markdown) }
  return logsTime && rows.some(({ minutes }) => minutes === null)
    ? { field: 'time', message: words.time.wrong }
    : null
}
