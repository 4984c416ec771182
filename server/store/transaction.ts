import type { Problem, Result } from '../../core/domain/document/problem.ts'
import type { Database, Trx } from './database.ts'

class Undo extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** Runs one transaction; a failed result rolls everything back. */
export const inTransaction = async <T>(
  db: Database,
  work: (trx: Trx) => Promise<Result<T>>,
): Promise<Result<T>> => {
  try {
    return await db.transaction().execute(async (trx) => {
      const result = await work(trx)
      if (!result.ok) throw new Undo(result.problem)
      return result
    })
  } catch (error) {
    if (error instanceof Undo) return { ok: false, problem: error.problem }
    throw error
  }
}
