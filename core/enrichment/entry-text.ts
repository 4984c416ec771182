import type { Entry } from '../domain/entry/entry.ts'
import type { RedactionSettings } from '../domain/text/secret-kinds.ts'
import { nameIn } from '../domain/timeline/session-export.ts'
import { stepAnswers, stepWords } from '../domain/entry/step-words.ts'
import { utcTime } from '../domain/time/utc-time.ts'
import { maskedPart } from '../redaction/redact.ts'
import type { Material } from '../write-ups/material.ts'
import type { Marks } from './marks.ts'
import { ownWordsOf } from './own-words.ts'
import { oneLine, piece, quoted } from './piece.ts'
import { toldLimits } from './told-limits.ts'

/** What someone wrote, with who and when; null for events that say nothing about the trouble. */
export const entryText = (
  material: Material,
  marks: Marks,
  entry: Entry,
  redaction: RedactionSettings,
): string | null => {
  const who = `${utcTime(entry.at)}, ${oneLine(nameIn(material, entry.authorId))}`
  const attached =
    entry.attachments.length === 0
      ? ''
      : ` (attached: ${entry.attachments
          .map(({ name }) => oneLine(maskedPart(name, { to: 80 }, redaction)))
          .join(', ')
          .slice(0, 400)})`
  const { step } = entry
  if (step !== null) {
    const answers = stepAnswers(entry).map((answer) => `result: ${answer}`)
    const state = step.toDo && answers.length === 0 ? ['not done yet'] : []
    const said = [entry.text, ...answers, ...state].join('\n')
    const branch = entry.branchId === null ? null : marks.of('branch', entry.branchId)
    const on = branch === null ? '' : `, on ${branch}`
    return `[${marks.of('step', entry.id) ?? '?'}] ${stepWords[step.type]}, ${who}${on}${attached}:\n${quoted(piece(said, toldLimits.step, redaction))}`
  }
  if (entry.event !== null) {
    const { name } = entry.event
    if (name === 'reopened') return `(${who} reopened the session)`
    if (name === 'resolved')
      return `(${who} resolved the session)\n${quoted(piece(entry.text, toldLimits.step, redaction))}`
    if (name === 'claimed') return `(${who} claimed the session)`
    return null
  }
  const max = entry.kind === 'paste' ? toldLimits.paste : toldLimits.note
  return `[${marks.of('entry', entry.id) ?? '?'}] ${entry.kind}, ${who}${attached}:\n${quoted(piece(ownWordsOf(entry.text), max, redaction))}`
}
