import pLimit from 'p-limit'
import type { Account } from '../../core/domain/account/account.ts'
import type { Session } from '../../core/domain/session/session.ts'
import { redact } from '../../core/redaction/redact.ts'
import type { WithoutModel } from '../../core/domain/enrichment/without-model.ts'
import { beginCall, endCall, spentSince } from '../store/ai/ai-call-store.ts'
import { readDocument } from '../store/change-log.ts'
import type { Database } from '../store/database.ts'
import type { AiConfig } from './ai-config.ts'
import type { AiMetrics } from './ai-metrics.ts'
import { type AiKind, type Model, type ModelRequest, type ModelUsage, noUsage } from './model.ts'
import { costOf } from './prices.ts'
import { untilAborted } from './until-aborted.ts'

/** A question about a session, before anything of it is masked or sent. */
export type Question<T> = Pick<
  ModelRequest<T>,
  'kind' | 'stable' | 'fresh' | 'maxTokens' | 'signal' | 'images' | 'onDelta'
> & {
  /** Whose it is. Whether it may be sent is read again right before. */
  account: Pick<Account, 'id'>
  session: Pick<Session, 'id'>
  handoffId: string | null
  /** Whom it is for: who escalated, claimed or asked. */
  personId: string
  prompt: { version: string; system: string }
}

/** An answer with the model that gave it, or why there is none. */
export type Asked<T> = { ok: true; value: T; model: string } | { ok: false; because: WithoutModel }

/**
 * The one way to a model. Decides whether anything may be sent at all, masks it, keeps to the budget and to how many calls there may be
 * at once, and writes down what was sent and what it cost.
 */
export type Asking = {
  ask<T>(question: Question<T> & { schema: NonNullable<ModelRequest<T>['schema']> }): Promise<Asked<T>>
  askText(question: Question<string>): Promise<Asked<string>>
  /** Why no model would be asked about this session right now; null if one would. Requests bring their own account's `db`. */
  barTo(account: Account, session: Pick<Session, 'keepFromAi'>, db?: Database): Promise<WithoutModel | null>
}

/** Kinds for which someone waits, or which are short. */
const quick: ReadonlySet<AiKind> = new Set(['briefing', 'assistant', 'sentence'])

/** The longest text that is kept of what was sent. In characters. */
const longestKept = 200_000

/** The beginning of a month, UTC. Milliseconds. */
export const monthOf = (at: number): number => {
  const day = new Date(at)
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1)
}

/** What a workspace may spend in a month, in cents; Infinity for no limit. */
export const budgetOf = (account: Account, { monthlyBudget }: Pick<AiConfig, 'monthlyBudget'>): number =>
  Math.min(account.ai.monthlyBudget ?? Infinity, monthlyBudget)

export const createAsking = (parts: {
  db: Database
  model: Model
  config: AiConfig
  clock: () => number
  metrics: AiMetrics
  /** Hears of every call, without its content. */
  log: (call: { kind: string; model: string; outcome: string; detail: string; ms: number }) => void
}): Asking => {
  const { db, model, config, clock, metrics } = parts
  const line = pLimit(config.concurrency)

  const barTo: Asking['barTo'] = async (account, session, asked = db) => {
    if (!account.ai.on) return 'off'
    if (session.keepFromAi) return 'kept_away'
    if (config.apiKey === '') return 'no_key'
    const budget = budgetOf(account, config)
    if (budget === Infinity) return null
    return (await spentSince(asked, account.id, monthOf(clock()))) >= budget * 10_000 ? 'budget' : null
  }

  const askNow = async (
    question: Question<unknown> & Pick<ModelRequest<unknown>, 'schema'>,
  ): Promise<Asked<unknown>> => {
    const { session, kind, prompt, signal, images = [] } = question
    // It may have waited for its turn: what holds now is what counts.
    const account = await readDocument(db, question.account.id, 'accounts', question.account.id)
    const now = await readDocument(db, question.account.id, 'sessions', session.id)
    if (account === null || now === null) return { ok: false, because: 'off' }
    const { ai } = account
    const bar = await barTo(account, now)
    if (bar !== null) return { ok: false, because: bar }
    const mask = (text: string) => redact(text, account.redaction).text
    const sent = { system: prompt.system, stable: mask(question.stable), fresh: mask(question.fresh) }
    const of = quick.has(kind) ? 'quick' : 'careful'
    const name = ai.models[of] ?? config.models[of]
    const shown = ai.images ? images : []
    const whole = [sent.system, sent.stable, sent.fresh].filter((text) => text !== '').join('\n\n')
    const pictures = shown.length === 0 ? '' : `\n\n[${shown.length} images]`
    // Four characters are about a token.
    const sentCost = costOf(config.prices, name, { ...noUsage, input: Math.ceil(whole.length / 4) })
    const begun = clock()
    const started = performance.now()
    const id = await beginCall(db, {
      accountId: account.id,
      at: begun,
      personId: question.personId,
      kind,
      sessionId: session.id,
      handoffId: question.handoffId,
      model: name,
      promptVersion: prompt.version,
      cost: sentCost,
      sent: ai.keepSent ? `${whole.slice(0, longestKept)}${pictures}` : null,
    })
    const done = async (outcome: string, usage: ModelUsage, detail = ''): Promise<void> => {
      const ms = Math.round(performance.now() - started)
      // A call that no one waited out was sent, and is paid for, although its answer with the count never came.
      const isUncounted = usage === noUsage && (outcome === 'cancelled' || outcome === 'timed_out')
      const cost = isUncounted ? sentCost : costOf(config.prices, name, usage)
      metrics.called(kind, outcome, ms, usage, cost)
      parts.log({ kind, model: name, outcome, detail, ms })
      await endCall(db, id, { ...usage, cost, latencyMs: ms, outcome })
    }
    try {
      const result = await (model.ask as (request: ModelRequest<unknown>) => ReturnType<Model['ask']>)({
        kind,
        model: name,
        ...sent,
        images: shown,
        ...(question.schema === undefined ? {} : { schema: question.schema }),
        ...(question.onDelta === undefined ? {} : { onDelta: question.onDelta }),
        maxTokens: question.maxTokens,
        effort: ai.effort ?? config.effort,
        ...(ai.timeouts[of] === null ? {} : { timeoutMs: ai.timeouts[of] * 1000 }),
        signal,
      })
      await done(result.ok ? 'made' : result.because, result.usage, result.ok ? '' : result.detail)
      return result.ok
        ? { ok: true, value: result.value, model: name }
        : { ok: false, because: result.because }
    } catch (error) {
      await done('cancelled', noUsage)
      throw error
    }
  }

  const ask = async (question: Parameters<typeof askNow>[0]): Promise<Asked<unknown>> =>
    untilAborted(
      line(async () => {
        question.signal.throwIfAborted()
        return askNow(question)
      }),
      question.signal,
    )
  return { ask: ask as Asking['ask'], askText: ask as Asking['askText'], barTo }
}
