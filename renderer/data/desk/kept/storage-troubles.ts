import type { Problem } from '../../../../core/domain/document/problem.ts'
import type { JudgeStorage } from '../../contract/storage-problem.ts'

/** What can't be stored at the moment, by part of the desk. Each part reports null once it can. */
export type StorageTroubles = {
  report(part: string, error: unknown): void
  /** The problem to show; null if everything can be stored. A full device explains all others, so it comes first. */
  problem(): Problem | null
}

export const createStorageTroubles = (judge: JudgeStorage, changed: () => void): StorageTroubles => {
  const open = new Map<string, { problem: Problem | null }>()
  return {
    report(part, error) {
      if (error === null) {
        if (open.delete(part)) changed()
        return
      }
      const trouble = { problem: open.get(part)?.problem ?? null }
      open.set(part, trouble)
      judge(error).then(
        (problem) => {
          if (open.get(part) !== trouble) return
          trouble.problem = problem
          changed()
        },
        () => undefined,
      )
    },
    problem() {
      const problems = [...open.values()].flatMap(({ problem }) => problem ?? [])
      return problems.find(({ kind }) => kind === 'storage_full') ?? problems[0] ?? null
    },
  }
}
