import {
  problem as problemIn,
  type Problem,
  type ProblemKind,
  type Result,
} from '../../core/domain/document/problem.ts'
import { readySentences } from './sentences.words.ts'

/** A problem of core or the server, said in the language of this window. */
export const inOwnWords = <P extends Pick<Problem, 'message'>>(problem: P): P => ({
  ...problem,
  message: readySentences.shown(problem.message),
})

/** What was done, or a problem said in the language of this window. */
export const answered = <T>(result: Result<T>): Result<T> =>
  result.ok ? result : { ok: false, problem: inOwnWords(result.problem) }

/** Builds a problem of this window's own. The sentence is English here and said in its language. */
export const problem = (
  kind: ProblemKind,
  message: string,
  details?: Parameters<typeof problemIn>[2],
): Problem => inOwnWords(problemIn(kind, message, details))

/** The same as the result of something that failed. */
export const fail = (...said: Parameters<typeof problem>): { ok: false; problem: Problem } => ({
  ok: false,
  problem: problem(...said),
})
