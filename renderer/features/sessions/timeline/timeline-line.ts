import type { Branch, BranchState } from '../../../../core/domain/branch.ts'
import type { Entry, EventName, StepType } from '../../../../core/domain/entry.ts'
import type { Handoff } from '../../../../core/domain/handoff.ts'
import { stepWords } from '../../../../core/domain/step-words.ts'
import { counted, plural } from '../../../../core/domain/plural.ts'

/** Which icon stands before a line. */
export type LineSign =
  | 'note'
  | 'message'
  | 'paste'
  | 'assistant'
  | 'step'
  | 'question'
  | 'check'
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

/** An entry as the timeline tells it: `lead` in bold, then `text`; `quote` is what someone said on the way. */
export type TimelineLine = {
  sign: LineSign
  lead: string
  text: string
  quote: string
  /** Labels of the branches of a fork, to be shown with what became of them. */
  branches: readonly { id: string; label: string; state: BranchState }[]
  /** An event: told by the sentence itself, so that its author is not named again. */
  isEvent: boolean
}

const stepSign: Record<StepType, LineSign> = { question: 'question', check: 'check', action: 'step' }

/** What the sentences need besides the entry. */
export type LineContext = {
  /** Begins a sentence: "You" for who reads. */
  nameOf: (id: string) => string
  /** Within a sentence: "you". */
  nameIn: (id: string) => string
  handoffOf: (id: string) => Handoff | null
  branches: readonly Branch[]
  /** Where each branch stands, by id. */
  states: ReadonlyMap<string, BranchState>
  when: (at: number) => string
}

/** Images that need no words are called what they are. */
const leadOf = ({ text, attachments }: Entry, lead: string): string =>
  text !== '' || attachments.length === 0
    ? lead
    : plural(attachments.length, 'Image', counted(attachments.length, 'image'))

/** Tells one entry. */
export const lineOf = (entry: Entry, context: LineContext): TimelineLine => {
  const line = { quote: '', branches: [], isEvent: false }
  if (entry.event !== null) return { ...line, isEvent: true, ...eventLine(entry.event.name, entry, context) }
  if (entry.step !== null) {
    const { type, order } = entry.step
    return { ...line, sign: stepSign[type], lead: `${stepWords[type]} ${order}`, text: entry.text }
  }
  if (entry.authorId === 'assistant')
    return { ...line, sign: 'assistant', lead: 'Assistant', text: entry.text }
  switch (entry.kind) {
    case 'paste':
      return { ...line, sign: 'paste', lead: leadOf(entry, 'Pasted'), text: entry.text }
    case 'message':
      return { ...line, sign: 'message', lead: leadOf(entry, 'Message'), text: entry.text }
    case 'note':
    case 'step':
    case 'event':
      return { ...line, sign: 'note', lead: leadOf(entry, 'Note'), text: entry.text }
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
      return { sign: 'start', lead: who, text: 'started this session', quote: entry.text }
    case 'edited':
      return { sign: 'edit', lead: who, text: `changed the ${editedFields(entry.text)}`, quote: entry.text }
    case 'parked': {
      const wakeAt = handoff?.wakeAt ?? null
      return {
        sign: 'park',
        lead: who,
        text: wakeAt === null ? 'parked this' : `parked this until ${context.when(wakeAt)}`,
        quote: entry.text,
      }
    }
    case 'woke':
      return { sign: 'wake', lead: 'Woke up', text: 'it is time to pick this up again' }
    case 'resumed':
      return { sign: 'claim', lead: who, text: 'picked this up again' }
    case 'escalated': {
      const target = handoff?.targetUserId ?? null
      return {
        sign: 'escalate',
        lead: who,
        text: `escalated this to ${target === null ? 'everyone' : context.nameIn(target)}`,
        quote: entry.text,
      }
    }
    case 'withdrawn':
      return { sign: 'withdraw', lead: who, text: 'withdrew the escalation' }
    case 'claimed':
      return { sign: 'claim', lead: who, text: 'claimed this' }
    case 'picked_up':
      return { sign: 'claim', lead: who, text: `picked it up ${entry.text}` }
    case 'taken_over':
      return { sign: 'claim', lead: who, text: `took this over from ${entry.text}` }
    case 'resolved':
      return { sign: 'resolve', lead: who, text: 'resolved this', quote: entry.text }
    case 'abandoned':
      return { sign: 'end', lead: who, text: 'gave this up', quote: entry.text }
    case 'reopened':
      return { sign: 'claim', lead: who, text: 'opened this again' }
    case 'forked':
      return forkLine(entry, context)
    case 'branch_changed':
      return { sign: 'fork', lead: 'Branch', text: entry.text }
    case 'fix_proposed':
      return { sign: 'fix', lead: 'Suggested fix', text: entry.text }
    case 'fix_decided':
    case 'fix_outcome':
      return { sign: 'fix', lead: 'Fix', text: entry.text }
  }
}

/** Which fields an edit names: its text has one line each, `field: value`. */
const editedFields = (text: string): string => {
  const fields = [...text.matchAll(/^(title|problem|category|ticket): /gm)].map((match) => match[1] ?? '')
  const named = [...new Set(fields)]
  const last = named.pop() ?? 'details'
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`
}

/**
 * A fork is told on the first of the branches that it made; the others follow it in their order, under the same
 * parent. Labels say nothing about which branch it is: two forks may use the same.
 */
const forkLine = (entry: Entry, { branches, states }: LineContext): EventLine => {
  const first = branches.find((branch) => branch.id === entry.branchId)
  if (first === undefined) return { sign: 'fork', lead: 'Fork', text: entry.text.split('\n').join(' ') }
  const { fork, order, parentId } = first
  const made = branches
    .filter((branch) => branch.order >= order && branch.order < order + fork.options.length)
    .filter((branch) => branch.parentId === parentId)
    .toSorted((a, b) => a.order - b.order)
  return {
    sign: 'fork',
    lead: 'Fork',
    text: fork.reason,
    branches: made.map(({ id, label, status }) => ({ id, label, state: states.get(id) ?? status })),
  }
}
