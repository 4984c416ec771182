import type { Branch, BranchState } from '../../../../core/domain/branch.ts'
import { isImage } from '../../../../core/domain/attachment.ts'
import type { Entry, EventName, StepType } from '../../../../core/domain/entry.ts'
import { directedTo, type Handoff } from '../../../../core/domain/handoff.ts'
import { whyHandedOver } from '../../../../core/domain/handoff-reason.ts'
import { parkedUntil } from '../../../../core/domain/parking.ts'
import { stepState, type TriedState } from '../../../../core/domain/progress.ts'
import { stepWords } from '../../../../core/domain/step-words.ts'

import { timelineWords as words } from './timeline.words.ts'

/** The icon before a line. */
export type LineSign =
  | 'note'
  | 'message'
  | 'paste'
  | 'assistant'
  | 'ask'
  | 'step'
  | 'question'
  | 'check'
  | 'check_open'
  | 'check_failed'
  | 'check_skipped'
  | 'start'
  | 'edit'
  | 'park'
  | 'wake'
  | 'escalate'
  | 'withdraw'
  | 'claim'
  | 'resolve'
  | 'end'
  | 'fork'
  | 'fix'

/** An entry as the timeline shows it: `lead` in bold, then `text`; `quote` is what someone wrote with it. */
export type TimelineLine = {
  sign: LineSign
  lead: string
  text: string
  quote: string
  /** The branches of a fork, each with its state. */
  branches: readonly { id: string; label: string; state: BranchState }[]
  /** An event: its sentence already names the author. */
  isEvent: boolean
}

/** A check's sign is its box, which is ticked only once it passed; what is still to be done has an empty one. */
const stepSignOf = (type: StepType, state: TriedState): LineSign => {
  if (type === 'question') return 'question'
  if (state === 'open') return 'check_open'
  if (type === 'action') return 'step'
  if (state === 'failed') return 'check_failed'
  return state === 'skipped' ? 'check_skipped' : 'check'
}

/** What the sentences need in addition to the entry. */
export type LineContext = {
  /** For the start of a sentence: "You" for the reader. */
  nameOf: (id: string) => string
  /** For the middle of a sentence: "you". */
  nameIn: (id: string) => string
  handoffOf: (id: string) => Handoff | null
  branches: readonly Branch[]
  /** The state of each branch, by id. */
  states: ReadonlyMap<string, BranchState>
  when: (at: number) => string
}

/** An entry that is only images or files is called that. */
const leadOf = ({ text, attachments }: Entry, lead: string): string => {
  if (text !== '' || attachments.length === 0) return lead
  return (attachments.every(isImage) ? words.images : words.files)(attachments.length)
}

/** The line of one entry. */
export const lineOf = (entry: Entry, context: LineContext): TimelineLine => {
  const line = { quote: '', branches: [], isEvent: false }
  if (entry.event !== null) return { ...line, isEvent: true, ...eventLine(entry.event.name, entry, context) }
  if (entry.step !== null) {
    const { type, order } = entry.step
    return {
      ...line,
      sign: stepSignOf(type, stepState(entry)),
      lead: words.step(stepWords[type], order),
      text: entry.text,
    }
  }
  if (entry.authorId === 'assistant')
    return { ...line, sign: 'assistant', lead: words.assistant, text: entry.text }
  switch (entry.kind) {
    case 'paste':
      return { ...line, sign: 'paste', lead: leadOf(entry, words.pasted), text: entry.text }
    case 'message':
      if (entry.ask !== undefined) return { ...line, sign: 'ask', lead: words.asked, text: entry.text }
      return { ...line, sign: 'message', lead: leadOf(entry, words.message), text: entry.text }
    case 'note':
    case 'step':
    case 'event':
      return { ...line, sign: 'note', lead: leadOf(entry, words.note), text: entry.text }
  }
}

type EventLine = Pick<TimelineLine, 'sign' | 'lead' | 'text'> &
  Partial<Pick<TimelineLine, 'quote' | 'branches'>>

const eventLine = (name: EventName, entry: Entry, context: LineContext): EventLine => {
  const who = context.nameOf(entry.authorId)
  const handoffId = entry.event?.handoffId ?? null
  const handoff = handoffId === null ? null : context.handoffOf(handoffId)
  switch (name) {
    case 'started':
      return { sign: 'start', lead: who, text: words.started, quote: entry.text }
    case 'edited':
      return { sign: 'edit', lead: who, text: words.edited(editedFields(entry.text)), quote: entry.text }
    case 'parked': {
      const until = handoff === null ? null : parkedUntil(handoff, handoff.snapshot.psaTicketId, context.when)
      return {
        sign: 'park',
        lead: who,
        text: until === null ? words.parked : words.parkedUntil(until),
        quote: entry.text,
      }
    }
    case 'woke':
      // The text is the beginning of the reply that woke it.
      return entry.text === ''
        ? { sign: 'wake', lead: words.woke, text: words.wokeText }
        : { sign: 'wake', lead: words.replied, text: words.repliedText, quote: entry.text }
    case 'resumed':
      return { sign: 'claim', lead: who, text: words.resumed }
    case 'escalated': {
      const target = handoff === null ? null : directedTo(handoff)
      return {
        sign: 'escalate',
        lead: who,
        text: target === null ? words.escalatedToEveryone : words.escalatedTo(context.nameIn(target)),
        quote: whyHandedOver({ reason: handoff?.reason ?? null, engineerNotes: entry.text }),
      }
    }
    case 'withdrawn':
      return { sign: 'withdraw', lead: who, text: words.withdrawn }
    case 'claimed':
      return { sign: 'claim', lead: who, text: words.claimed }
    case 'picked_up':
      return { sign: 'claim', lead: who, text: words.pickedUp(entry.text) }
    case 'confirmed':
      return { sign: 'claim', lead: who, text: words.confirmed, quote: entry.text }
    case 'asked_back':
      return { sign: 'question', lead: who, text: words.askedBack, quote: entry.text }
    case 'handed_over': {
      // From whom, then what they wrote about it.
      const [from = '', ...line] = entry.text.split('\n')
      return { sign: 'claim', lead: who, text: words.handedOver(from), quote: line.join('\n') }
    }
    case 'taken_over':
      return { sign: 'claim', lead: who, text: words.takenOver(entry.text) }
    case 'exhausted':
      return {
        sign: 'escalate',
        lead: words.exhausted(Number(entry.text)),
        text: words.exhaustedText(Number(entry.text)),
      }
    case 'nudged':
      return { sign: 'wake', lead: words.nudged, text: words.nudgedText }
    case 'due_soon':
      return {
        sign: 'wake',
        lead: words.dueSoon,
        text: entry.text === 'touch' ? words.dueSoonTouch : words.dueSoonResolve,
      }
    case 'returned': {
      const [claimer = '', because] = entry.text.split('\n')
      const text = because === undefined ? words.returnedText(claimer) : words.returnedOffDuty(claimer)
      return { sign: 'wake', lead: words.returned, text }
    }
    case 'resolved':
      return { sign: 'resolve', lead: who, text: words.resolved, quote: entry.text }
    case 'abandoned':
      return { sign: 'end', lead: who, text: words.abandoned, quote: entry.text }
    case 'reopened':
      return { sign: 'claim', lead: who, text: words.reopened }
    case 'forked':
      return forkLine(entry, context)
    case 'branch_changed':
      return { sign: 'fork', lead: who, text: entry.text }
    case 'fix_proposed':
      return { sign: 'fix', lead: who, text: words.suggestedFix(entry.text) }
    case 'fix_decided':
      return { sign: 'fix', lead: who, text: entry.text }
    case 'fix_outcome':
      return { sign: 'fix', lead: who, text: words.noted(entry.text) }
  }
}

/** The fields that an edit changed: its text has a line for each, `field: value`. */
const editedFields = (text: string): string => {
  const fields = [...text.matchAll(/^(title|problem|category|ticket): /gm)].map((match) => match[1] ?? '')
  return fields.length === 0 ? words.details : words.fields([...new Set(fields)])
}

/**
 * A fork's entry is on the first branch that it made; the others follow in order, under the same parent. Labels can't tell
 * which branches those are, because two forks may use the same ones.
 */
const forkLine = (entry: Entry, { branches, states, nameOf }: LineContext): EventLine => {
  const first = branches.find((branch) => branch.id === entry.branchId)
  const lead = nameOf(entry.authorId)
  if (first === undefined) return { sign: 'fork', lead, text: words.forked(entry.text.split('\n').join(' ')) }
  const { fork, order, parentId } = first
  const made = branches
    .filter((branch) => branch.order >= order && branch.order < order + fork.options.length)
    .filter((branch) => branch.parentId === parentId)
    .toSorted((a, b) => a.order - b.order)
  return {
    sign: 'fork',
    lead,
    text: words.forked(fork.reason),
    branches: made.map(({ id, label, status }) => ({ id, label, state: states.get(id) ?? status })),
  }
}
