import { z } from 'zod'
import { Citation } from './cited.ts'
import { blockText } from '../document/document.ts'
import { Id, Rev, Timestamp } from '../document/id.ts'
import { MadeSuggestion, Suggestion, suggestionLimits } from './suggestion.ts'
import { WithoutModel, withoutModelSentences } from './without-model.ts'

/** The author of the assistant's answers. */
export const assistantId = 'assistant'

export const assistantLimits = {
  question: 8000,
  answer: 6000,
  cites: 12,
  leftOut: 12,
  tries: 1000,
  /** What one person may ask within an hour. */
  asksAnHour: 40,
  /** Whoever asked may have gone on to something else by then, so an answer that comes later is told to them. Milliseconds. */
  toldAfter: 60_000,
} as const

/** Every reason for which a question has no answer. */
export const NoAnswer = z.enum([...WithoutModel.options, 'too_many'])
export type NoAnswer = z.infer<typeof NoAnswer>

export const noAnswerSentences: Record<NoAnswer, string> = {
  ...withoutModelSentences,
  too_many: 'You’ve asked the assistant a lot within an hour. Ask again in a while.',
}

export const AskState = z.enum(['waiting', 'answered', 'stopped', 'without'])
export type AskState = z.infer<typeof AskState>

/** What became of a question to the assistant. It is part of the entry that holds its words. */
export const Ask = z.object({
  state: AskState,
  /** With `without`: why there is no answer. */
  because: NoAnswer.nullable(),
  /** The answer of which it asks what that rests on; null for other questions. */
  about: Id.nullable(),
  /** How many times it was asked. An answer to an earlier time is dropped. */
  tries: z.int().min(1).max(assistantLimits.tries),
  /** The entry with the answer, or with as much of it as there was when someone stopped it. */
  answerId: Id.nullable(),
  /** Who asked it last, or stopped it; and when. */
  by: Id,
  at: Timestamp,
})
export type Ask = z.infer<typeof Ask>

export const AnswerText = blockText(assistantLimits.answer)

/** An answer as it is made: all that the assistant can bring. */
export const MadeAnswer = z.strictObject({
  /** Bounded Markdown; links and pictures are shown as text. */
  text: AnswerText.min(1),
  cites: z.array(Citation).max(assistantLimits.cites),
  suggestions: z.array(MadeSuggestion).max(suggestionLimits.perAnswer),
  model: z.string().max(80),
  promptVersion: z.string().max(40),
  /** The account's rev that was read for it. */
  readRev: Rev,
  /** What didn't fit into what the assistant read, in words. */
  leftOut: z.array(z.string().max(200)).max(assistantLimits.leftOut),
  /** True if someone stopped it, so that it may end in the middle. */
  isStopped: z.boolean(),
})
export type MadeAnswer = z.infer<typeof MadeAnswer>

/** What an entry by the assistant has besides its text. */
export const Answer = z.object({
  questionId: Id,
  cites: MadeAnswer.shape.cites,
  suggestions: z.array(Suggestion).max(suggestionLimits.perAnswer),
  model: MadeAnswer.shape.model,
  promptVersion: MadeAnswer.shape.promptVersion,
  readRev: MadeAnswer.shape.readRev,
  leftOut: MadeAnswer.shape.leftOut,
  isStopped: MadeAnswer.shape.isStopped,
})
export type Answer = z.infer<typeof Answer>

export type AskEvent =
  | { kind: 'answer'; tries: number; answerId: string; isStopped: boolean }
  | { kind: 'without'; tries: number; because: NoAnswer }
  | { kind: 'stop' }
  | { kind: 'retry' }

/**
 * A question after an event; null if that changes nothing.
 *
 * There is one answer to each time it is asked. Whoever stops it still gets what was said so far, once.
 */
export const moveAsk = (ask: Ask, event: AskEvent, done: { by: string; at: number }): Ask | null => {
  const isWaiting = ask.state === 'waiting'
  switch (event.kind) {
    case 'answer': {
      if (event.tries !== ask.tries || ask.answerId !== null) return null
      const { answerId } = event
      if (isWaiting) return { ...ask, state: event.isStopped ? 'stopped' : 'answered', answerId }
      return ask.state === 'stopped' ? { ...ask, answerId } : null
    }
    case 'without':
      if (event.tries !== ask.tries || !isWaiting) return null
      return { ...ask, state: 'without', because: event.because }
    case 'stop':
      return isWaiting ? { ...ask, state: 'stopped', ...done } : null
    case 'retry':
      if (isWaiting || ask.state === 'answered' || ask.tries >= assistantLimits.tries) return null
      return { ...ask, state: 'waiting', because: null, tries: ask.tries + 1, answerId: null, ...done }
  }
}
