import type { Material } from '../../../core/write-ups/material.ts'
import { makeSession } from './make.ts'

/** What a session without any content holds, with the parts given. */
export const makeMaterial = (over: Partial<Material> = {}): Material => ({
  session: makeSession(),
  entries: [],
  branches: [],
  facts: [],
  fixes: [],
  handoffs: [],
  names: new Map([
    ['ann', 'Ann Ruiz'],
    ['bo', 'Bo Chen'],
  ]),
  ...over,
})

/** Everything that people wrote in it, as one text. */
export const writtenIn = ({ session, entries, branches, facts, fixes }: Material): string =>
  [
    session.title,
    session.problemSummary,
    ...entries.flatMap(({ text, step }) => [
      text,
      step?.result?.details ?? '',
      step?.freeText ?? '',
      ...(step?.options.map(({ label }) => label) ?? []),
    ]),
    ...branches.flatMap(({ label, reason }) => [label, reason]),
    ...facts.map(({ text }) => text),
    ...fixes.flatMap(({ text, outcomeReason }) => [text, outcomeReason]),
  ].join('\n')
