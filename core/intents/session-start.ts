import { z } from 'zod'
import { NewId } from '../domain/id.ts'
import {
  confidenceTierOf,
  ProblemCategory,
  ProblemSummary,
  SessionTitle,
  TicketRef,
} from '../domain/session.ts'
import { defineIntent } from './define-intent.ts'
import { tell } from './timeline.ts'

/** Starts a session from free text; the actor holds it. */
export const sessionStart = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    sessionId: NewId,
    title: SessionTitle,
    problemSummary: ProblemSummary,
    problemCategory: ProblemCategory.default(null),
    psaTicketId: TicketRef.nullable().default(null),
  }),
  apply(work, payload) {
    const { actor, accountId, at } = work.context
    work.mustBeNew('sessions', payload.sessionId, 'session')
    const owner = work.find('people', actor.id)
    const session = {
      id: payload.sessionId,
      accountId,
      rev: 0,
      teamId: owner?.teamId ?? null,
      ownerId: actor.id,
      title: payload.title,
      problemSummary: payload.problemSummary,
      problemCategory: payload.problemCategory,
      status: 'active' as const,
      confidenceTier: confidenceTierOf(0),
      confidenceScore: 0,
      entryCount: 0,
      stepCount: 0,
      factCount: 0,
      branchCount: 0,
      isBranching: false,
      activeBranchId: null,
      activeFixId: null,
      handoffCount: 0,
      openHandoffId: null,
      escalatedTo: null,
      escalationReason: null,
      escalationPackage: null,
      escalationPackageMarkdown: null,
      resolutionSummary: null,
      resolutionAction: null,
      resolutionNoteMarkdown: null,
      resolvedAt: null,
      psaConnectionId: null,
      psaTicketId: payload.psaTicketId,
      stateVersion: 0,
      createdAt: at,
      updatedAt: at,
      updatedBy: actor.id,
    }
    tell(work, session, 'started', payload.problemSummary)
  },
})
