import type { Entry, StepType } from '../../core/domain/entry/entry.ts'
import {
  answerOf as answerIn,
  contextOf as contextIn,
  stepWord as wordIn,
  type Context,
} from '../../core/domain/timeline/progress.ts'
import { resultWord as resultIn } from '../../core/domain/entry/step-words.ts'
import { answerWords, pathWords } from './domain.words.ts'

/* What core says of steps and of what was tried, in the language of this window. */

export const resultWord = (type: StepType, success: boolean): string =>
  resultIn(type, success, answerWords.results)

/** The answer to a step, or '' if there is none yet. */
export const answerOf = (entry: Entry): string => answerIn(entry, answerWords)

/** A step's state in a word. */
export const stepWord = (entry: Entry): string => wordIn(entry, pathWords)

export const contextOf = (
  entries: Parameters<typeof contextIn>[0],
  branches: Parameters<typeof contextIn>[1],
  facts: Parameters<typeof contextIn>[2],
  until?: number | null,
  branchesThen?: Parameters<typeof contextIn>[4],
): Context => contextIn(entries, branches, facts, until, branchesThen, pathWords, answerWords)
