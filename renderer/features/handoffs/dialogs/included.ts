import type { Fix } from '../../../../core/domain/fix.ts'
import type { Snapshot } from '../../../../core/domain/snapshot.ts'
import { counted } from '../../../../core/domain/plural.ts'

const some = (n: number, one: string, many?: string): string | null =>
  n === 0 ? null : counted(n, one, many)

/**
 * What a handoff carries, in words: "6 steps, 3 facts, 3 branches, the suggested fix, ticket #48213".
 *
 * @param fix what is suggested now, if anything
 */
export const included = (snapshot: Snapshot, fix: Pick<Fix, 'supersededAt'> | null): string => {
  const parts = [
    some(snapshot.stepCount, 'step'),
    some(snapshot.factCount, 'fact'),
    some(snapshot.branchMap?.length ?? 0, 'branch', 'branches'),
    fix === null || fix.supersededAt !== null ? null : 'the suggested fix',
    snapshot.psaTicketId === null ? null : `ticket #${snapshot.psaTicketId}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'the problem as you wrote it' : parts.join(', ')
}
