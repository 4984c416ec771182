import { z } from 'zod'
import { Answer, Ask } from '../enrichment/assistant.ts'
import { Attachments } from '../files/attachment.ts'
import { blockText, documentBase } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'
import { Mentions } from '../people/mention.ts'

export const EntryKind = z.enum(['message', 'note', 'step', 'paste', 'event'])
export type EntryKind = z.infer<typeof EntryKind>
export const EntryText = blockText(250_000).min(1)
/** The text of an entry, which may be empty if files say it all. */
export const PossiblyEmptyText = blockText(250_000)

export const StepType = z.enum(['question', 'check', 'action'])
export type StepType = z.infer<typeof StepType>

export const StepOption = z.object({ value: z.string().min(1).max(80), label: z.string().min(1).max(200) })
export const StepResult = z.object({ success: z.boolean(), details: z.string().max(8000) })

/** The diagnosis step in an entry; `order` numbers a session's steps from 1. */
export const Step = z.object({
  order: z.int().min(1).max(1e9),
  type: StepType,
  options: z.array(StepOption).max(12),
  selected: z.string().max(80).nullable(),
  freeText: z.string().max(8000).nullable(),
  skipped: z.boolean(),
  result: StepResult.nullable(),
  /** Who gave the answer or the result, and when; null while there is none. */
  answeredBy: Id.nullable(),
  answeredAt: Timestamp.nullable(),
  /** True for something planned that no one has done yet. What someone writes down as a step, they did. */
  toDo: z.boolean(),
})
export type Step = z.infer<typeof Step>

/** True when something was typed, chosen or found, or when the step was skipped. */
export const isAnswered = (step: Pick<Step, 'selected' | 'freeText' | 'skipped' | 'result'>): boolean =>
  step.skipped || step.selected !== null || (step.freeText ?? '') !== '' || step.result !== null

/** What happened to a session, as shown in its timeline. */
export const EventName = z.enum([
  'started',
  'edited',
  'parked',
  'woke',
  'resumed',
  'escalated',
  'withdrawn',
  'claimed',
  'picked_up',
  'confirmed',
  'asked_back',
  'taken_over',
  'handed_over',
  'exhausted',
  'nudged',
  'due_soon',
  'needs_ticket',
  'returned',
  'resolved',
  'abandoned',
  'reopened',
  'forked',
  'branch_changed',
  'fix_proposed',
  'fix_decided',
  'fix_outcome',
])
export type EventName = z.infer<typeof EventName>

/** One entry in a session's timeline. `seq` counts from 1 within the session and gives the order. */
export const Entry = z.object({
  ...documentBase,
  sessionId: Id,
  branchId: Id.nullable(),
  seq: z.int().min(1).max(1e9),
  kind: EntryKind,
  /** A person's id, or `assistant` or `system`. */
  authorId: Id,
  /** Empty only if files say it all. */
  text: z.string().max(250_000),
  attachments: Attachments.default([]),
  /** The people it mentions, who are notified. */
  mentions: Mentions,
  step: Step.nullable(),
  event: z.object({ name: EventName, handoffId: Id.nullable() }).nullable(),
  /** When it was written: the device's clock, corrected for its known error. */
  at: Timestamp,
  /** When the server received it; null while it is only on the device. */
  acceptedAt: Timestamp.nullable(),
  editedAt: Timestamp.nullable(),
  /** What it said before, the oldest first: its first version always, and the latest ones. */
  history: z.array(z.object({ text: z.string().max(250_000), at: Timestamp })).max(20),
  /** Only of a question to the assistant: what became of it. */
  ask: Ask.optional(),
  /** Only of an answer of the assistant. */
  answer: Answer.optional(),
  /** Only of what someone accepted from the assistant: the answer that suggested it. */
  suggestedIn: Id.optional(),
})
export type Entry = z.infer<typeof Entry>

/** What people write for each other; what they and the assistant say to each other is no one's finding. */
export const isNote = ({ kind, ask, answer }: Pick<Entry, 'kind' | 'ask' | 'answer'>): boolean =>
  ask === undefined && answer === undefined && (kind === 'note' || kind === 'message' || kind === 'paste')

/** When others could read an entry: as the server had it; on its own device before that, as it was written. */
export const readableAt = ({ acceptedAt, at }: Pick<Entry, 'acceptedAt' | 'at'>): number => acceptedAt ?? at
