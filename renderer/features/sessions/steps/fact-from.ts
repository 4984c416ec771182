import type { Entry } from '../../../../core/domain/entry.ts'
import type { Fact } from '../../../../core/domain/fact.ts'
import { stepSaid } from '../../../../core/domain/step-words.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { answerOf } from '../../../../core/domain/progress.ts'

/** What has to be done for an entry to be among what is known. */
export type FactPlan =
  | {
      kind: 'add'
      text: string
      fact: Pick<IntentInput<'fact.add'>, 'text' | 'source' | 'sourceEntryId'>
    }
  /** It was known before and removed. */
  | { kind: 'restore'; factId: string; text: string }
  | { kind: 'rejected'; message: string }

const longest = 2000

/**
 * The fact that an entry tells: the answer of a step that has one, else its words.
 *
 * A step's fact is changed where it came from; a note's by itself. An action counts as a check: something was done
 * and looked at.
 */
export const factFrom = (entry: Entry, facts: readonly Fact[]): FactPlan => {
  if (entry.event !== null) return { kind: 'rejected', message: 'This tells what happened; it is no fact.' }
  const known = facts.filter((fact) => fact.sourceEntryId === entry.id)
  if (known.some((fact) => fact.removedAt === null)) {
    return { kind: 'rejected', message: 'This is among what we know already.' }
  }
  const said = entry.step === null ? '' : stepSaid(entry.step).join(' · ')
  // An answer that is a verdict alone says nothing without what it is about.
  const verdict = entry.step !== null && !entry.step.skipped ? answerOf(entry) : ''
  const text = (said !== '' ? said : verdict === '' ? entry.text : `${entry.text}: ${verdict}`).trim()
  const [removed] = known
  if (removed !== undefined && removed.text === text) return { kind: 'restore', factId: removed.id, text }
  if (text.length > longest) {
    return {
      kind: 'rejected',
      message: 'A fact holds 2,000 characters at most. Write the gist of it with /fact.',
    }
  }
  if (text === '') return { kind: 'rejected', message: 'There are no words in this to be known.' }
  const source = entry.step === null ? 'note' : entry.step.type === 'question' ? 'question' : 'check'
  return { kind: 'add', text, fact: { text, source, sourceEntryId: entry.id } }
}
