import { z } from 'zod'
import { type EditedField, editedFieldWords, noValue } from '../../domain/timeline/event-words.ts'
import { Id, Timestamp } from '../../domain/document/id.ts'
import {
  ClientName,
  confidenceTierOf,
  Contact,
  DeviceName,
  ProblemCategory,
  ProblemSummary,
  type Session,
  SessionTitle,
  TicketRef,
} from '../../domain/session/session.ts'
import { aboutOf } from '../../domain/session/snapshot.ts'
import { utcTime } from '../../domain/time/utc-time.ts'
import type { Work } from '../defining/define-intent.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { typedTicket } from './ticket-parts.ts'
import { saveSession, sessionOf, recordEvent } from '../defining/timeline.ts'
import { settleWaitingWriteUp } from '../write-up/write-up-parts.ts'

const written = (value: string | number | null): string =>
  value === null || value === '' ? noValue : typeof value === 'number' ? utcTime(value) : value

/** What waits in the queue is called what the session is called now. */
export const renameOpenHandoff = (work: Work, session: Session): void => {
  const handoff = session.openHandoffId === null ? null : work.find('handoffs', session.openHandoffId)
  if (handoff === null || handoff.state !== 'open') return
  work.put('handoffs', { ...handoff, snapshot: { ...handoff.snapshot, ...aboutOf(session) } })
}

/**
 * Edits what a session is about (title, problem, category, ticket, client, contact, device, due time) or its confidence.
 * Only the named fields change, so two edits can be combined. Another ticket number gets what `ticket.link` gives it.
 */
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
    client: ClientName.optional(),
    contact: Contact.optional(),
    device: DeviceName.optional(),
    dueAt: Timestamp.nullable().optional(),
    confidenceScore: z.number().min(0).max(1).optional(),
  }),
  apply(work, payload) {
    const session = sessionOf(work, payload.sessionId)
    const { sessionId: _, ...edits } = payload
    const named = Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined))
    const isOtherTicket = payload.psaTicketId !== undefined && payload.psaTicketId !== session.psaTicketId
    const ticket = isOtherTicket ? typedTicket(work, payload.psaTicketId ?? null) : {}
    const next: Session = { ...session, ...named, ...ticket }
    next.confidenceTier = confidenceTierOf(next.confidenceScore)
    const changed = (Object.keys(editedFieldWords) as EditedField[]).filter(
      (key) => next[key] !== session[key],
    )
    if (changed.length === 0) {
      saveSession(work, next, { draft: next.confidenceScore !== session.confidenceScore })
      return
    }
    renameOpenHandoff(work, next)
    const text = changed.map((key) => `${editedFieldWords[key]}: ${written(next[key])}`).join('\n')
    const saved = recordEvent(work, next, 'edited', text, { draft: true })
    if (isOtherTicket) settleWaitingWriteUp(work, saved)
  },
})
