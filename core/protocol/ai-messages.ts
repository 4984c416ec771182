import { z } from 'zod'
import { Id, Timestamp } from '../domain/document/id.ts'
import { day } from '../domain/time/durations.ts'
import { WithoutModel } from '../domain/enrichment/without-model.ts'
import { WriteUpKind, writeUpLimits } from '../domain/write-up/write-up.ts'
import { rejection } from './rejection.ts'

/** Limits of what is asked about AI. */
export const aiLimits = { calls: 50, uses: 200, sent: 250_000, usageMs: 400 * day } as const

/** A draft of a write-up, and who made it from which state of the session. */
export const Draft = z.object({
  markdown: z.string().max(writeUpLimits.markdown),
  by: z.enum(['model', 'rules']),
  /** Why rules made it; null if a model did. */
  because: WithoutModel.nullable(),
  model: z.string().max(80).nullable(),
  stateVersion: z.int().min(0),
  madeAt: Timestamp,
  /** True if it had been made before, for whoever asked first. */
  fromCache: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

const count = z.int().min(0)
/** Millionths of a US dollar, estimated. */
const cost = z.int().min(0)

/** Calls of one kind and model, added up. */
export const AiUse = z.object({
  kind: z.string().max(40),
  model: z.string().max(80),
  calls: count,
  failed: count,
  inputTokens: count,
  outputTokens: count,
  /** Of the tokens sent, those read from the service's cache instead; they come on top. */
  cachedTokens: count,
  cost,
  /** Milliseconds, of calls that were answered; half of them took no longer, and 95 %. */
  medianMs: count.nullable(),
  slowMs: count.nullable(),
})
export type AiUse = z.infer<typeof AiUse>

/** One call, without its content. */
export const AiCall = z.object({
  id: count,
  at: Timestamp,
  /** Whom it was for. */
  personId: Id,
  kind: z.string().max(40),
  sessionId: Id,
  model: z.string().max(80),
  inputTokens: count,
  outputTokens: count,
  cachedTokens: count,
  cost,
  latencyMs: count.nullable(),
  /** `underway`, `made`, `cancelled`, or why there was no answer. */
  outcome: z.union([z.enum(['underway', 'made', 'cancelled']), WithoutModel]),
  isSentKept: z.boolean(),
})
export type AiCall = z.infer<typeof AiCall>

/** How assessments were judged; `made` is how many there were, the denominator. */
export const AiJudged = z.object({
  by: z.enum(['model', 'rules']),
  made: count,
  right: count,
  partly: count,
  wrong: count,
})
export type AiJudged = z.infer<typeof AiJudged>

const answer = <T extends z.ZodRawShape>(shape: T) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), ...shape }), rejection])

/** Requests about AI. */
export const aiRequests = {
  /** Why no model would be asked about this session now, or about any for null; null if one would. */
  'ai:state': {
    request: z.object({ sessionId: Id.nullable() }),
    answer: answer({ because: WithoutModel.nullable() }),
  },
  /** A draft of a write-up, by a model or by rules; from the cache if this state of the session has one. May take two minutes. */
  'ai:draft': {
    request: z.object({ sessionId: Id, kind: WriteUpKind }),
    answer: answer({ draft: Draft }),
  },
  /** Has the server redo the assessment or the briefing of a handoff, if there is anything new. It comes as a change. */
  'ai:again': {
    request: z.object({ handoffId: Id, what: z.enum(['assessment', 'briefing']) }),
    answer: answer({}),
  },
  /** What was asked between two times, and what the month has cost so far. Admins only. */
  'ai:usage': {
    request: z.object({ from: Timestamp, to: Timestamp }),
    answer: answer({
      uses: z.array(AiUse).max(aiLimits.uses),
      judged: z.array(AiJudged).max(2),
      month: z.object({
        from: Timestamp,
        cost,
        /** In cents of US dollars, the workspace's or the server's, whichever is less; null for none. */
        budget: count.nullable(),
      }),
      /** Whether the server has a key at all. */
      hasKey: z.boolean(),
    }),
  },
  /** Calls, the latest first. Admins see all of the workspace, others those that were made for them. `next` is what to go on behind. */
  'ai:calls': {
    request: z.object({ sessionId: Id.nullable(), after: count.nullable() }),
    answer: answer({ calls: z.array(AiCall).max(aiLimits.calls), next: count.nullable() }),
  },
  /** Exactly what a call sent, masked as it was; null if it isn't kept, or not any more. Admins, and whom it was for. */
  'ai:sent': {
    request: z.object({ callId: count }),
    answer: answer({ text: z.string().max(aiLimits.sent).nullable() }),
  },
} as const
