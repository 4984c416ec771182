import type { Change } from '../../core/domain/shapes/collections.ts'
import { canWork } from '../../core/domain/people/person.ts'
import type { Effect } from '../jobs/define-job.ts'
import { endReplyWait } from './end-reply-wait.ts'
import { closeHandover } from './close-handover.ts'
import { openHandoffs } from './open-handoffs.ts'
import { wakeHandoff } from './wake-handoff.ts'

/** Intents after which a session may have another ticket, or none. */
const givesTicket: ReadonlySet<string> = new Set(['session.edit', 'ticket.link', 'ticket.checked'])

/** True if what was parked until a reply may now wait for nothing, or for one that is there already. */
const endsReplyWait = (type: string, change: Change): boolean =>
  (change.collection === 'sessions' && change.document.status === 'paused' && givesTicket.has(type)) ||
  (change.collection === 'tickets' && change.document.gone) ||
  (change.collection === 'connections' && change.document.state === 'removed')

/**
 * The side effects of a decided intent's changes. Pure, so each fact causes exactly one job.
 *
 * `changes` are as decided, so a new document has rev 0.
 */
export const effectsOf = (accountId: string, type: string, changes: readonly Change[]): Effect[] =>
  changes.flatMap((change): Effect[] => {
    if (endsReplyWait(type, change)) return [endReplyWait.about(accountId, { accountId })]
    // They may have lost access, or left a team that now has no one else.
    if (change.collection === 'people' && (change.document.rev !== 0 || !canWork(change.document)))
      return [openHandoffs.about(accountId, { accountId })]
    if (change.collection === 'handovers') {
      // Later versions have the time that the first one set.
      const { id: handoverId, rev, answerBy: dueAt } = change.document
      const due = { accountId, handoverId, dueAt: dueAt ?? 0 }
      return rev !== 0 || dueAt === null ? [] : [closeHandover.about(handoverId, due, due.dueAt)]
    }
    if (change.collection !== 'handoffs' || change.document.rev !== 0) return []
    const { id, intent, wakeAt, wakeOnReply, targetTeamId } = change.document
    // Only the database knows whether the team has someone who can take it.
    if (targetTeamId !== null) return [openHandoffs.about(accountId, { accountId })]
    if (intent !== 'park') return []
    return [
      ...(wakeAt === null
        ? []
        : [wakeHandoff.about(id, { accountId, handoffId: id, dueAt: wakeAt }, wakeAt)]),
      ...(wakeOnReply ? [endReplyWait.about(accountId, { accountId })] : []),
    ]
  })
