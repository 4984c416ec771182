import { z } from 'zod'
import {
  type Ask,
  assistantLimits,
  type MadeAnswer,
  type NoAnswer,
} from '../../../core/domain/enrichment/assistant.ts'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import { Id } from '../../../core/domain/document/id.ts'
import { hour } from '../../../core/domain/time/durations.ts'
import {
  assistantAnswerFrom,
  AssistantReply,
  shownAnswer,
} from '../../../core/enrichment/assistant-answer.ts'
import { assistantMaterial } from '../../../core/enrichment/assistant-material.ts'
import { streamedText } from '../../../core/enrichment/streamed-text.ts'
import { defineJob, persistent } from '../../jobs/define-job.ts'
import { askedSince } from '../../store/ai/ai-call-store.ts'
import { readWholeSession, type WholeSession } from '../../store/ai/session-material.ts'
import { similarSessions } from '../../store/ai/similar-sessions.ts'
import { readDocument } from '../../store/change-log.ts'
import type { EnrichmentJobParts } from '../enrichment-parts.ts'
import { imagesOf, readImageOf } from '../images.ts'
import { assistantPrompt } from '../prompts/assistant.ts'
import { stillWanted } from '../still-wanted.ts'
import type { Said } from './said-parts.ts'

/** What answering needs. */
export type AssistantJobParts = EnrichmentJobParts & { said: Said }

/** Room for thinking as well as for the answer. */
const maxTokens = 6000
/** How often it is looked whether someone stopped an answer. They wait for that, so it is soon. Milliseconds. */
const look = 700

const isWaiting = (ask: Ask | undefined, tries: number): boolean =>
  ask?.state === 'waiting' && ask.tries === tries

type Answered = { kind: 'answer'; answer: MadeAnswer } | { kind: 'without'; because: NoAnswer }

/** Asks the model, and passes on what it writes. Null if no one waits for it any more and nothing was said yet. */
const answerNow = async (
  parts: AssistantJobParts,
  { account, session, material, ticket, rev }: WholeSession,
  question: Entry & { ask: Ask },
  signal: AbortSignal,
): Promise<Answered | null> => {
  const { db, ai, clock } = parts
  const { id: questionId, sessionId, ask } = question
  const bar = await ai.asking.barTo(account, session)
  if (bar !== null) return { kind: 'without', because: bar }
  const lately = await askedSince(db, account.id, ask.by, 'assistant', clock() - hour)
  if (lately >= assistantLimits.asksAnHour) return { kind: 'without', because: 'too_many' }
  const similar = await similarSessions(db, account.id, session, 3).catch(() => [])
  const told = assistantMaterial(material, question, { redaction: account.redaction, ticket, similar })
  const saying = parts.said.begin({ accountId: account.id, sessionId, questionId, run: clock() })
  let json = ''
  let shown = ''
  const made = {
    promptVersion: assistantPrompt.version,
    readRev: rev,
    leftOut: told.leftOut,
  }
  try {
    const asked = await stillWanted(
      async () => isWaiting((await readDocument(db, account.id, 'entries', questionId))?.ask, ask.tries),
      Math.min(look, ai.timings.look),
      signal,
      async (wanted) =>
        ai.asking.ask({
          kind: 'assistant',
          account,
          session,
          handoffId: null,
          personId: ask.by,
          prompt: assistantPrompt,
          stable: told.stable,
          fresh: told.fresh,
          images: await imagesOf(account, material, readImageOf(db)),
          schema: AssistantReply,
          maxTokens,
          signal: wanted,
          onDelta(delta) {
            json += delta
            shown = shownAnswer(streamedText(json), told)
            saying.so(shown)
          },
        }),
    )
    if (asked === null) {
      if (shown === '') return null
      const answer = { ...made, text: shown, cites: [], suggestions: [], model: '', isStopped: true }
      return { kind: 'answer', answer }
    }
    if (!asked.ok) return { kind: 'without', because: asked.because }
    const answer = assistantAnswerFrom(asked.value, told)
    if (answer === null) return { kind: 'without', because: 'unusable' }
    return { kind: 'answer', answer: { ...made, ...answer, model: asked.model, isStopped: false } }
  } finally {
    saying.end()
  }
}

/**
 * Answers one question to the assistant, each time it is asked.
 *
 * Safe to run again from any line: a question that isn't waiting any more is left alone, and of two answers to one time the decider
 * takes the first. It reads, asks and brings one entry; there is nothing else that it can do.
 */
export const answerQuestion = defineJob({
  name: 'assistant-answer',
  data: z.object({ accountId: Id, sessionId: Id, questionId: Id, tries: z.int().min(1) }),
  policy: { waiting: 'gathered', ...persistent, heartbeat: 15 },
  concurrency: 8,
  timeoutSeconds: 600,
  async run({ accountId, sessionId, questionId, tries }, parts: AssistantJobParts, signal) {
    const whole = await readWholeSession(parts.db, accountId, sessionId)
    const question = whole?.material.entries.find(({ id }) => id === questionId)
    const ask = question?.ask
    if (whole === null || question === undefined || ask === undefined || !isWaiting(ask, tries)) return
    const answered = await answerNow(parts, whole, { ...question, ask }, signal)
    if (answered === null) return
    const about = { questionId, tries }
    if (answered.kind === 'answer')
      await parts.act(accountId, 'assistant.answer', async () => ({ ...about, answer: answered.answer }))
    else
      await parts.act(accountId, 'assistant.without', async () => ({ ...about, because: answered.because }))
  },
})
