import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import { stepSaid } from '../../../../core/domain/entry/step-words.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { answerOf } from '../../../language/steps.ts'

import { stepsWords as words } from './steps.words.ts'

/** What turning an entry into a fact takes. */
export type FactPlan =
  | {
      kind: 'add'
      text: string
      fact: Pick<IntentInput<'fact.add'>, 'text' | 'source' | 'sourceEntryId'>
    }
  /** It was a fact before, and was removed. */
  | { kind: 'restore'; factId: string; text: string }
  | { kind: 'rejected'; message: string }

const maxFact = 2000

/**
 * The fact in an entry: a step's answer when it has one, or else the entry's text.
 *
 * A step's fact is changed at the step, a note's fact where it stands. An action counts as a check: something was done and
 * looked at.
 */
export const factFrom = (entry: Entry, facts: readonly Fact[]): FactPlan => {
  if (entry.event !== null) return { kind: 'rejected', message: words.eventIsNoFact }
  const known = facts.filter((fact) => fact.sourceEntryId === entry.id)
  if (known.some((fact) => fact.removedAt === null)) {
    return { kind: 'rejected', message: words.alreadyKnown }
  }
  const said = entry.step === null ? '' : stepSaid(entry.step).join(' · ')
  // A result alone says nothing without what it's about.
  const result = entry.step !== null && !entry.step.skipped ? answerOf(entry) : ''
  const text = (said !== '' ? said : result === '' ? entry.text : `${entry.text}: ${result}`).trim()
  // What was asked isn't known yet, and what was skipped wasn't found out.
  if (entry.step !== null && entry.step.type !== 'action' && said === '' && result === '')
    return { kind: 'rejected', message: words.notAnswered }
  const [removed] = known
  if (removed !== undefined && removed.text === text) return { kind: 'restore', factId: removed.id, text }
  if (text.length > maxFact) {
    return {
      kind: 'rejected',
      message: words.factTooLong,
    }
  }
  if (text === '') return { kind: 'rejected', message: words.noText }
  const source = entry.step === null ? 'note' : entry.step.type === 'question' ? 'question' : 'check'
  return { kind: 'add', text, fact: { text, source, sourceEntryId: entry.id } }
}
