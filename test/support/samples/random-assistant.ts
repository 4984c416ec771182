import { NoAnswer } from '../../../core/domain/enrichment/assistant.ts'
import type { IntentType } from '../../../core/intents/registry.ts'
import { makeAnswer, suggestionsByKind } from './assistant.ts'
import type { World } from './make.ts'
import type { Move } from './random-intents.ts'

export type AssistantIntent = Extract<IntentType, `assistant.${string}`>

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** The suggestion that something could be made from; now and then one that doesn't exist. */
export const suggestedOf = (world: World, { a, b }: Move): Record<string, unknown> | null => {
  if (b % 3 !== 0) return null
  const answer = at(
    world.all('entries').filter((entry) => entry.answer !== undefined),
    a,
  )
  const suggestion = at(answer?.answer?.suggestions ?? [], b)
  if (answer === undefined || suggestion === undefined) return null
  return { entryId: answer.id, suggestionId: a % 17 === 16 ? 'missing' : suggestion.id }
}

/** A payload for one of the intents about the assistant, mostly about a question that is there. */
export const payloadOfAssistant = (
  world: World,
  type: AssistantIntent,
  { entryId, sessionId }: { entryId: string; sessionId: string },
  move: Move,
): Record<string, unknown> => {
  const { a, b, yes, text } = move
  const entries = world.all('entries')
  const question = at(
    entries.filter(({ ask }) => b % 7 === 6 || ask !== undefined),
    a,
  )
  const answer = at(
    entries.filter((entry) => b % 7 === 6 || entry.answer !== undefined),
    a,
  )
  const questionId = question?.id ?? 'missing'
  const tries = Math.max(1, (question?.ask?.tries ?? 1) - (b % 5 === 4 ? 1 : 0))
  switch (type) {
    case 'assistant.ask':
      return {
        entryId,
        sessionId,
        text: text.trim() === '' ? '?' : text,
        about: yes ? null : (answer?.id ?? null),
      }
    case 'assistant.stop':
    case 'assistant.retry':
      return { questionId }
    case 'assistant.dismiss':
      return {
        entryId: answer?.id ?? 'missing',
        suggestionId: at(answer?.answer?.suggestions ?? [], b)?.id ?? 's1',
        dismissed: yes,
      }
    case 'assistant.answer':
      return {
        questionId,
        tries,
        answer: makeAnswer({
          isStopped: yes && b % 2 === 0,
          readRev: world.rev,
          suggestions: Object.values(suggestionsByKind).slice(a % 4, (a % 4) + 2),
        }),
      }
    case 'assistant.without':
      return { questionId, tries, because: NoAnswer.options[a % NoAnswer.options.length] }
  }
}
