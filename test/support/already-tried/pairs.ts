import { readFileSync } from 'node:fs'

/** What someone is about to add, what was written down before, and whether it would be doing the same again. */
export type StepPair = { next: string; before: string; isSame: boolean }

/** The labelled pairs of one file: those the rules were tuned on, or those they are only measured by. */
export const stepPairs = (part: 'tuned' | 'held-out'): StepPair[] =>
  readFileSync(new URL(`${part}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, mark, next, before] = /^([=!]) (.+) <> (.+)$/u.exec(line) ?? []
      return next === undefined || before === undefined ? [] : [{ next, before, isSame: mark === '=' }]
    })
