import { z } from 'zod'
import { Id, Timestamp } from '../../domain/document/id.ts'
import { TicketSeen } from '../../domain/ticket/ticket.ts'
import { advancePart, isHeldBy, needsPerson, writebackState } from '../../domain/write-up/writeback-state.ts'
import { WritebackPart, WritebackProblem } from '../../domain/write-up/writeback.ts'
import { defineIntent } from '../defining/define-intent.ts'

/**
 * The server tells how far a writeback is. What was found at the ticket stays found, and what was left stays left.
 *
 * An escalation's note is named on its handoff.
 */
export const writebackProgress = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    writebackId: Id,
    /** All that changed; parts that aren't named stay as they are. */
    parts: z.array(WritebackPart).max(50),
    problem: WritebackProblem.nullable(),
    tries: z.int().min(0),
    nextTryAt: Timestamp.nullable(),
    /** What changed at the ticket, when that holds it. */
    changed: z.object({ changes: z.array(z.string().max(300)).min(1).max(10), seen: TicketSeen }).nullable(),
    mergedInto: z.string().max(60),
    /** Null leaves them as they are. */
    statusBefore: z.string().max(400).nullable(),
    statusRead: z.string().max(400).nullable(),
  }),
  apply(work, told) {
    const { now } = work.context
    const writeback = work.get('writebacks', told.writebackId, 'writeback')
    const parts = writeback.parts.map((part) => {
      const next = told.parts.find(({ key }) => key === part.key)
      return next === undefined ? part : advancePart(part, next)
    })
    const { left } = writeback
    const state = writebackState({ parts, problem: told.problem, left })
    // Left while a part was on its way: what became of the part is told, and no more.
    const problem = left === null && state !== 'posted' ? told.problem : null
    const isNews = told.changed !== null && isHeldBy(problem)
    work.put('writebacks', {
      ...writeback,
      parts,
      state,
      problem,
      tries: told.tries,
      nextTryAt: left === null ? told.nextTryAt : null,
      changes: isNews ? (told.changed?.changes ?? []) : [],
      changesVersion: writeback.changesVersion + (isNews ? 1 : 0),
      changedSeen: isNews ? (told.changed?.seen ?? null) : null,
      mergedInto: told.mergedInto,
      statusBefore: told.statusBefore ?? writeback.statusBefore,
      statusRead: told.statusRead ?? writeback.statusRead,
      attentionSince: needsPerson(state) ? (writeback.attentionSince ?? now) : null,
      updatedAt: Math.max(writeback.updatedAt, now),
    })
    const note = parts.find(({ key }) => key === 'note')?.psaId ?? null
    const handoff = writeback.handoffId === null ? null : work.find('handoffs', writeback.handoffId)
    if (note !== null && handoff !== null && handoff.psaNoteId !== note)
      work.put('handoffs', { ...handoff, psaNoteId: note })
  },
})
