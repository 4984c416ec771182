import type { PsaProblem, PsaResult } from '../../../server/psa/provider.ts'

export const valueOf = <T>(result: PsaResult<T>): T => {
  if (!result.ok) throw new Error(`${result.problem.kind}: ${result.problem.message}`)
  return result.value
}

export const problemOf = <T>(result: PsaResult<T>): PsaProblem => {
  if (result.ok) throw new Error('It was done.')
  return result.problem
}
