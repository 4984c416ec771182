import type { Snapshot } from '../../../core/domain/snapshot.ts'

const count = (n: number, one: string, many = `${one}s`): string | null =>
  n === 0 ? null : `${n} ${n === 1 ? one : many}`

/** What a handoff carries, in words: "6 steps, 3 facts, 3 branches, ticket #48213". */
export const goesAlong = (snapshot: Snapshot): string => {
  const parts = [
    count(snapshot.stepCount, 'step'),
    count(snapshot.factCount, 'fact'),
    count(snapshot.branchMap?.length ?? 0, 'branch', 'branches'),
    snapshot.psaTicketId === null ? null : `ticket #${snapshot.psaTicketId}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'the problem as you wrote it' : parts.join(', ')
}
