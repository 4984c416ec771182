import { z } from 'zod'
import { Id, NewId, Timestamp } from '../../domain/document/id.ts'
import { newSession } from '../../domain/session/new-session.ts'
import {
  ClientName,
  Contact,
  DeviceName,
  ProblemCategory,
  ProblemSummary,
  SessionTitle,
  TicketRef,
} from '../../domain/session/session.ts'
import { maxTemplateSteps, TemplateStep } from '../../domain/entry/template.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { filledFrom, readTicket, typedTicket } from './ticket-parts.ts'
import { appendEntry, recordEvent, saveSession } from '../defining/timeline.ts'

/** Starts a session from free text, with the steps of a template if one was chosen; the actor becomes its owner. */
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
    /** The ticket it starts from, as it was read; else its number alone counts. */
    linkedTicketId: Id.nullable().default(null),
    client: ClientName.default(''),
    contact: Contact.default(''),
    device: DeviceName.default(''),
    dueAt: Timestamp.nullable().default(null),
    /** The open steps it starts with, from a template. */
    steps: z.array(TemplateStep).max(maxTemplateSteps).default([]),
  }),
  apply(work, payload) {
    const { actor, accountId, at } = work.context
    work.mustBeNew('sessions', payload.sessionId, 'session')
    const owner = work.find('people', actor.id)
    const ticket = payload.linkedTicketId === null ? null : work.find('tickets', payload.linkedTicketId)
    const typed = newSession({
      id: payload.sessionId,
      accountId,
      teamId: owner?.teamId ?? null,
      ownerId: actor.id,
      title: payload.title,
      problemSummary: payload.problemSummary,
      problemCategory: payload.problemCategory,
      psaTicketId: payload.psaTicketId,
      client: payload.client,
      contact: payload.contact,
      device: payload.device,
      dueAt: payload.dueAt,
      createdAt: at,
    })
    const session =
      ticket === null
        ? { ...typed, ...typedTicket(work, payload.psaTicketId) }
        : { ...typed, ...readTicket(ticket), ...filledFrom(ticket, typed) }
    const started = recordEvent(work, session, 'started', payload.problemSummary)
    if (payload.steps.length === 0) return
    const open = { selected: null, freeText: null, skipped: false, result: null }
    const withSteps = payload.steps.reduce(
      (before, { type, text, options }) =>
        appendEntry(work, before, {
          kind: 'step',
          text,
          step: { type, options, ...open, toDo: type === 'action' },
        }),
      started,
    )
    saveSession(work, withSteps, { draft: true })
  },
})
