import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { canRetry, retriedParts, writebackState } from '../../domain/write-up/writeback-state.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { ownWriteback } from './writeback-parts.ts'

/**
 * Tries again what didn't get to the ticket; nothing that did is sent twice.
 *
 * `despite` is the `changesVersion` that the person saw: with it, changes at the ticket up to that version no longer stop
 * the note.
 */
export const writebackRetry = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ writebackId: Id, despite: z.int().min(1).max(1e9).nullable().default(null) }),
  apply(work, { writebackId, despite }) {
    const { writeback, session } = ownWriteback(work, writebackId)
    if (!canRetry(writeback)) {
      work.reject(
        'wrong_status',
        writeback.state === 'left'
          ? 'This was left as it is, so nothing more is sent.'
          : 'Everything has reached the ticket, so there’s nothing to try again.',
      )
    }
    if (despite !== null && despite !== writeback.changesVersion) {
      work.reject('changed_at_source', 'The ticket changed again. Read what changed, then decide.')
    }
    const parts = retriedParts(writeback.parts)
    work.put('writebacks', {
      ...writeback,
      parts,
      problem: null,
      tries: 0,
      nextTryAt: null,
      seen: despite === null ? writeback.seen : (writeback.changedSeen ?? writeback.seen),
      changes: [],
      changedSeen: null,
      attentionSince: null,
      // Whoever retries for someone who left takes it on.
      personId: writeback.problem?.kind === 'person_left' ? work.context.actor.id : writeback.personId,
      state: writebackState({ parts, problem: null, left: null }),
      updatedAt: Math.max(writeback.updatedAt, timeIn(work, session)),
    })
  },
})
