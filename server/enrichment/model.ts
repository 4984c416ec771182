import type { z } from 'zod'
import type { Effort } from '../../core/domain/account/ai-settings.ts'
import type { WithoutModel } from '../../core/domain/enrichment/without-model.ts'

/** What a model is asked for. */
export const aiKinds = [
  'assessment',
  'briefing',
  'resolution',
  'escalation',
  'assistant',
  'sentence',
] as const
export type AiKind = (typeof aiKinds)[number]

/** A picture of the session, as stored. */
export type ModelImage = { type: 'image/png' | 'image/jpeg' | 'image/webp'; body: Buffer }

/** One question to a model. Everything in it has been masked. */
export type ModelRequest<T> = {
  kind: AiKind
  /** The model's name, as its service has it. */
  model: string
  /** Who it is and how it answers; the same in every call of a kind. */
  system: string
  /** What stays the same from one call to the next of a session, so that it can be cached; '' for nothing. */
  stable: string
  /** What is new. */
  fresh: string
  images?: readonly ModelImage[]
  /** The shape of the answer; without one it is plain text. */
  schema?: z.ZodType<T>
  maxTokens: number
  effort: Effort
  /** How long it may take, if that is less than the service itself gets. Milliseconds. */
  timeoutMs?: number
  /** Aborted by whoever no longer needs the answer; `ask` then rejects with its reason. */
  signal: AbortSignal
  /** Hears the text as it comes. Only without a schema: half a structure says nothing. */
  onDelta?: (text: string) => void
}

/** Tokens that were counted, by what they cost. */
export type ModelUsage = { input: number; output: number; cacheRead: number; cacheWrite: number }

export const noUsage: ModelUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }

/** The answer, or one of a closed set of reasons why there is none; `detail` is for the log and never holds content. */
export type ModelResult<T> =
  | { ok: true; value: T; usage: ModelUsage }
  | { ok: false; because: WithoutModel; detail: string; usage: ModelUsage }

/** A language model. Never rejects but for an aborted `signal`. */
export type Model = {
  ask<T>(request: ModelRequest<T> & { schema: z.ZodType<T> }): Promise<ModelResult<T>>
  ask(request: ModelRequest<string> & { schema?: undefined }): Promise<ModelResult<string>>
}
