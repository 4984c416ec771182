import { z } from 'zod'
import { Id } from '../domain/id.ts'
import {
  confidenceTierOf,
  ProblemCategory,
  ProblemSummary,
  SessionTitle,
  TicketRef,
} from '../domain/session.ts'
import { defineIntent } from './define-intent.ts'
import { saveSession, sessionOf, recordEvent } from './timeline.ts'

const words = {
  title: 'title',
  problemSummary: 'problem',
  problemCategory: 'category',
  psaTicketId: 'ticket',
} as const

/** Edits title, problem, category, ticket or confidence. Only the named fields change, so two edits can be combined. */
export const sessionEdit = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    sessionId: Id,
    title: SessionTitle.optional(),
    problemSummary: ProblemSummary.optional(),
    problemCategory: ProblemCategory.optional(),
    psaTicketId: TicketRef.nullable().optional(),
    confidenceScore: z.number().min(0).max(1).optional(),
  }),
  apply(work, payload) {
    const session = sessionOf(work, payload.sessionId)
    const score = payload.confidenceScore ?? session.confidenceScore
    const next = {
      ...session,
      title: payload.title ?? session.title,
      problemSummary: payload.problemSummary ?? session.problemSummary,
      problemCategory:
        payload.problemCategory === undefined ? session.problemCategory : payload.problemCategory,
      psaTicketId: payload.psaTicketId === undefined ? session.psaTicketId : payload.psaTicketId,
      confidenceScore: score,
      confidenceTier: confidenceTierOf(score),
    }
    const changed = (Object.keys(words) as (keyof typeof words)[]).filter((key) => next[key] !== session[key])
    if (changed.length === 0) {
      saveSession(work, next, { draft: score !== session.confidenceScore })
      return
    }
    const text = changed.map((key) => `${words[key]}: ${next[key] ?? 'none'}`).join('\n')
    recordEvent(work, next, 'edited', text, { draft: true })
  },
})
