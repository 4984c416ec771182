import type { Fix } from '../../../../core/domain/fix.ts'
import type { Snapshot } from '../../../../core/domain/snapshot.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

const words = handoffDialogWords.included

/**
 * What a handoff includes, in words: "6 steps, 3 facts, 3 branches, the suggested fix, and ticket #48213".
 *
 * @param fix the current suggestion, if there is one
 */
export const included = (snapshot: Snapshot, fix: Pick<Fix, 'supersededAt'> | null): string => {
  const branches = snapshot.branchMap?.length ?? 0
  const parts = [
    snapshot.stepCount === 0 ? null : words.steps(snapshot.stepCount),
    snapshot.factCount === 0 ? null : words.facts(snapshot.factCount),
    branches === 0 ? null : words.branches(branches),
    fix === null || fix.supersededAt !== null ? null : words.fix,
    snapshot.psaTicketId === null ? null : words.ticket(snapshot.psaTicketId),
  ].filter((part) => part !== null)
  return parts.length === 0 ? words.problemOnly : words.and(parts)
}
