import type { Branch, BranchState } from '../../../../core/domain/branches/branch.ts'
import {
  aiWords,
  branchMoveWords,
  editedIn,
  eventIn,
  fixDecisionWords,
  outcomeIn,
  pickupWords,
} from '../../../../core/domain/timeline/event-words.ts'
import { isImage } from '../../../../core/domain/files/attachment.ts'
import type { Entry, EventName, StepType } from '../../../../core/domain/entry/entry.ts'
import { directedTo, type Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { stepState, type TriedState } from '../../../../core/domain/timeline/progress.ts'
import { notificationSentences, stepTypeWords as stepWords } from '../../../language/domain.words.ts'
import { whyHandedOver, parkedUntil } from '../../../language/handoffs.ts'

import { timelineWords as words } from './timeline.words.ts'

/** What someone wrote of a resolved session, with the label between its parts in the language of this window. */
const inOwnLabel = (text: string): string =>
  text.replace(/\nSolved by: (.*)$/su, (_, what: string) => `\n${notificationSentences.solvedBy(what)}`)

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
  const did = (sign: LineSign, what: string, quote = ''): EventLine => ({
    sign,
    lead: who,
    text: words.did(who, what),
    quote,
  })
  const handoffId = entry.event?.handoffId ?? null
  const handoff = handoffId === null ? null : context.handoffOf(handoffId)
  switch (name) {
    case 'started':
      return did('start', words.started, entry.text)
    case 'edited': {
      const ai = eventIn(aiWords, entry.text)
      if (ai !== null) return did('edit', words.ai[ai.key])
      const { fields, text } = editedIn(entry.text, (field) => words.fields[field], words.none)
      return did('edit', words.edited(fields), text)
    }
    case 'parked': {
      const until = handoff === null ? null : parkedUntil(handoff, handoff.snapshot.psaTicketId, context.when)
      return did('park', until === null ? words.parked : words.parkedUntil(until), entry.text)
    }
    case 'woke':
      // The text is the beginning of the reply that woke it.
      return entry.text === ''
        ? { sign: 'wake', lead: words.woke, text: words.wokeText }
        : { sign: 'wake', lead: words.replied, text: words.repliedText, quote: entry.text }
    case 'resumed':
      return did('claim', words.resumed)
    case 'escalated': {
      const target = handoff === null ? null : directedTo(handoff)
      return did(
        'escalate',
        target === null ? words.escalatedToEveryone : words.escalatedTo(context.nameIn(target)),
        whyHandedOver({ reason: handoff?.reason ?? null, engineerNotes: entry.text }),
      )
    }
    case 'withdrawn':
      return did('withdraw', words.withdrawn)
    case 'claimed':
      return did('claim', words.claimed)
    case 'picked_up':
      return did('claim', words.pickedUp[eventIn(pickupWords, entry.text)?.key ?? 'continue'])
    case 'confirmed':
      return did('claim', words.confirmed, entry.text)
    case 'asked_back':
      return did('question', words.askedBack, entry.text)
    case 'handed_over': {
      // From whom, then what they wrote about it.
      const [from = '', ...line] = entry.text.split('\n')
      return did('claim', words.handedOver(from), line.join('\n'))
    }
    case 'taken_over':
      return did('claim', words.takenOver(entry.text))
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
    case 'needs_ticket':
      return { sign: 'wake', lead: words.notPosted, text: words.notPostedText(entry.text) }
    case 'returned': {
      const [claimer = '', because] = entry.text.split('\n')
      const text = because === undefined ? words.returnedText(claimer) : words.returnedOffDuty(claimer)
      return { sign: 'wake', lead: words.returned, text }
    }
    case 'resolved':
      return did('resolve', words.resolved, inOwnLabel(entry.text))
    case 'abandoned':
      return did('end', words.abandoned, entry.text)
    case 'reopened':
      return did('claim', words.reopened)
    case 'forked':
      return forkLine(entry, context, did)
    case 'branch_changed': {
      const moved = eventIn(branchMoveWords, entry.text)
      if (moved === null) return did('fork', entry.text)
      const { label, reason } = branchIn(moved.rest, context.branches)
      const what = words.moved[moved.key](label)
      return did('fork', reason === '' ? what : words.because(what, reason))
    }
    case 'fix_proposed':
      return did('fix', words.suggestedFix(entry.text))
    case 'fix_decided': {
      const decided = eventIn(fixDecisionWords, entry.text)
      return did('fix', decided === null ? entry.text : words.decided[decided.key](decided.rest))
    }
    case 'fix_outcome': {
      const said = outcomeIn(entry.text)
      return did('fix', said === null ? entry.text : words.noted(said.fix, said.outcome, said.reason))
    }
  }
}

/** A branch and the reason behind it. Either may have a colon in it, so the label is one of those that are there. */
const branchIn = (text: string, branches: readonly Branch[]): { label: string; reason: string } => {
  const [label = text] = branches
    .map((branch) => branch.label)
    .filter((one) => text === one || text.startsWith(`${one}: `))
    .toSorted((a, b) => b.length - a.length)
  return { label, reason: text.slice(label.length + 2) }
}

/**
 * A fork's entry is on the first branch that it made; the others follow in order, under the same parent. Labels can't tell
 * which branches those are, because two forks may use the same ones.
 */
const forkLine = (
  entry: Entry,
  { branches, states }: LineContext,
  did: (sign: LineSign, what: string) => EventLine,
): EventLine => {
  const first = branches.find((branch) => branch.id === entry.branchId)
  if (first === undefined) return did('fork', words.forked(entry.text.split('\n').join(' ')))
  const { fork, order, parentId } = first
  const made = branches
    .filter((branch) => branch.order >= order && branch.order < order + fork.options.length)
    .filter((branch) => branch.parentId === parentId)
    .toSorted((a, b) => a.order - b.order)
  return {
    ...did('fork', words.forked(fork.reason)),
    branches: made.map(({ id, label, status }) => ({ id, label, state: states.get(id) ?? status })),
  }
}
