import { z } from 'zod'
import { assistantLimits, type MadeAnswer } from '../domain/enrichment/assistant.ts'
import { type Citation, citedLimits } from '../domain/enrichment/cited.ts'
import { type MadeSuggestion, SuggestionBody, suggestionLimits } from '../domain/enrichment/suggestion.ts'
import { citationsOf, withoutNewLinks } from './evidence.ts'
import type { Marks } from './marks.ts'
import { asTyped } from './typed-commands.ts'

/** What a model is asked to answer a question with. Its text comes first, so that people can read while it is written. */
export const AssistantReply = z.object({
  text: z
    .string()
    .describe('The answer, in short Markdown: paragraphs, lists, `code`. No links, no headings.'),
  cites: z.array(z.string()).describe('Marks from the material that the answer rests on, such as F2 or S3.'),
  suggestions: z
    .array(
      z.object({
        kind: z
          .enum(['question', 'check', 'fact', 'fork', 'fix', 'outcome'])
          .describe(
            'question: to ask the user. check: something to look at or run. fact: something the material establishes and no fact says yet. fork: two or more explanations to follow apart. fix: what would solve it. outcome: how the fix named in "fix" went, if the material shows it.',
          ),
        text: z.string().describe('What it says; for a fork or an outcome the reason.'),
        command: z.string().describe('check: what to type. Otherwise empty.'),
        expect: z.string().describe('check: what one sees if all is well, and what if not. Otherwise empty.'),
        options: z
          .array(z.string())
          .describe(
            'question: the answers, if there are only a few. fork: the names of the branches. Otherwise empty.',
          ),
        fix: z.string().describe('outcome: the mark of the fix. Otherwise empty.'),
        outcome: z.enum(['none', 'worked', 'partly', 'failed']).describe('outcome only; otherwise "none".'),
        confidence: z.number().nullable().describe('fix: how likely it helps, 0 to 100. Otherwise null.'),
        cites: z.array(z.string()),
      }),
    )
    .describe('What the technician could do next with one key. Three at most; usually one. Empty is fine.'),
})
export type AssistantReply = z.infer<typeof AssistantReply>

/** What the model was told, to check its answer against. */
export type ToldAssistant = {
  marks: Marks
  /** Everything that links may come from. */
  text: string
  /** Entries of the assistant: what it said itself is no evidence. */
  own: ReadonlySet<string>
}

const spoken = /\s*[[(](?:[SEFXB]\d{1,7}(?:\s*[,;]\s*)?){1,12}[\])]/gu

const within = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`

/** What is shown of an answer, also of the beginning of one: no links that aren't in the material, no marks. */
export const shownAnswer = (text: string, { text: material }: Pick<ToldAssistant, 'text'>): string =>
  within(asTyped(withoutNewLinks(text.replace(spoken, ''), material)).trim(), assistantLimits.answer)

const outcomes = { worked: 'applied_success', partly: 'applied_partial', failed: 'applied_failed' } as const

/** A reply, checked against what was told; null if it says nothing. A suggestion that can't be one is dropped, the rest stays. */
export const assistantAnswerFrom = (
  reply: AssistantReply,
  told: ToldAssistant,
): Pick<MadeAnswer, 'text' | 'cites' | 'suggestions'> | null => {
  const text = shownAnswer(reply.text, told)
  if (text === '') return null
  const cited = (cites: readonly string[], most: number): Citation[] =>
    citationsOf(told.marks, cites)
      .filter(({ id }) => !told.own.has(id))
      .slice(0, most)
  const clean = (said: string, max: number = suggestionLimits.text): string =>
    within(shownAnswer(said, told), max)
  const lines = (list: readonly string[], max: number, most: number): string[] =>
    [...new Set(list.map((one) => clean(one.replace(/\s+/gu, ' '), max)).filter((one) => one !== ''))].slice(
      0,
      most,
    )
  const bodyOf = (one: AssistantReply['suggestions'][number]): unknown => {
    const said = clean(one.text)
    switch (one.kind) {
      case 'question':
        return { kind: 'question', text: said, options: lines(one.options, 200, suggestionLimits.options) }
      case 'check':
        return {
          kind: 'check',
          text: said,
          command: clean(one.command),
          expect: clean(one.expect, suggestionLimits.expect),
        }
      case 'fact':
        return { kind: 'fact', text: said }
      case 'fork':
        return { kind: 'fork', reason: said, labels: lines(one.options, 120, suggestionLimits.labels) }
      case 'fix': {
        const { confidence } = one
        const percent = confidence === null ? null : Math.round(Math.min(100, Math.max(0, confidence)))
        return { kind: 'fix', text: said, confidence: percent }
      }
      case 'outcome': {
        const fix = citationsOf(told.marks, [one.fix])[0]
        const outcome = one.outcome === 'none' ? null : outcomes[one.outcome]
        return fix?.kind === 'fix' ? { kind: 'outcome', fixId: fix.id, outcome, reason: said } : null
      }
    }
  }
  const suggestions = reply.suggestions.flatMap((one): MadeSuggestion[] => {
    const body = SuggestionBody.safeParse(bodyOf(one))
    return body.success ? [{ body: body.data, cites: cited(one.cites, citedLimits.cites) }] : []
  })
  return {
    text,
    cites: cited(reply.cites, assistantLimits.cites),
    suggestions: suggestions.slice(0, suggestionLimits.perAnswer),
  }
}
