import { v7 as uuid } from 'uuid'
import { setTimeout as wait } from 'node:timers/promises'
import type { Draft } from '../../core/protocol/ai-messages.ts'
import type { WithoutModel } from '../../core/domain/enrichment/without-model.ts'
import type { WriteUpKind } from '../../core/domain/write-up/write-up.ts'
import { draftAnswers } from '../../core/enrichment/answers.ts'
import { toldMaterial } from '../../core/enrichment/told-material.ts'
import { redact } from '../../core/redaction/redact.ts'
import { escalationPackage } from '../../core/write-ups/escalation-package.ts'
import { resolutionNote } from '../../core/write-ups/resolution-note.ts'
import type { Database } from '../store/database.ts'
import {
  draftOf,
  dropDraft,
  holdDraft,
  keepDraft,
  takeDraft,
  type DraftKey,
  type StoredDraft,
} from '../store/ai/draft-store.ts'
import { readDocument } from '../store/change-log.ts'
import { readWholeSession, type WholeSession } from '../store/ai/session-material.ts'
import type { Asked } from './asking.ts'
import type { EnrichmentParts } from './enrichment-parts.ts'
import { writeUpPrompts } from './prompts/write-up.ts'

/** Room for thinking as well as for the answer. */
const maxTokens = 12_000

type Wanted = { accountId: string; sessionId: string; kind: WriteUpKind; personId: string }
type Parts = { db: Database; clock: () => number; ai: EnrichmentParts }

/** The draft that rules make, which is always there. */
const byRule = (
  { account, session, material }: WholeSession,
  kind: WriteUpKind,
  because: WithoutModel,
  now: number,
): Draft => {
  const text =
    kind === 'resolution'
      ? resolutionNote(material)
      : escalationPackage(material, session.escalationReason ?? '')
  return {
    markdown: redact(text, account.redaction).text,
    by: 'rules',
    because,
    model: null,
    stateVersion: session.stateVersion,
    madeAt: now,
    fromCache: false,
  }
}

const shown = (draft: StoredDraft, stateVersion: number, fromCache: boolean): Draft => ({
  markdown: draft.markdown,
  by: 'model',
  because: null,
  model: draft.model,
  stateVersion,
  madeAt: draft.madeAt,
  fromCache,
})

const askFor = async (
  { asking }: EnrichmentParts,
  { account, session, material, ticket }: WholeSession,
  { kind, personId }: Wanted,
  signal: AbortSignal,
): Promise<Asked<string>> => {
  const told = toldMaterial(material, { redaction: account.redaction, ticket })
  const prompt = writeUpPrompts[kind]
  const { schema, draft } = draftAnswers[kind]
  const asked = await asking.ask<unknown>({
    kind,
    account,
    session,
    handoffId: null,
    personId,
    prompt,
    stable: told.text,
    fresh: prompt.question,
    schema,
    maxTokens,
    signal,
  })
  if (!asked.ok) return asked
  // The schema of the same kind has checked it.
  const markdown = (draft as (answer: unknown, of: typeof told) => string | null)(asked.value, told)
  return markdown === null ? { ok: false, because: 'unusable' } : { ...asked, value: markdown }
}

/**
 * What was drafted before from this state of the session. Reads no more than that takes, however long the session is. What was made while it was
 * allowed may still be read without a key or a budget, but not of a session that is kept away since.
 */
const madeBefore = async (
  { db, ai }: Pick<Parts, 'db' | 'ai'>,
  { accountId, sessionId, kind }: Wanted,
): Promise<{ draft: StoredDraft; stateVersion: number } | null> => {
  const [account, session] = await Promise.all([
    readDocument(db, accountId, 'accounts', accountId),
    readDocument(db, accountId, 'sessions', sessionId),
  ])
  if (account === null || session === null) return null
  const { stateVersion } = session
  const draft = await draftOf(db, { accountId, sessionId, kind, stateVersion })
  if (draft === null) return null
  const bar = await ai.asking.barTo(account, session, db)
  return bar === null || bar === 'budget' || bar === 'no_key' ? { draft, stateVersion } : null
}

/**
 * A draft of a write-up: from the cache, by a model, or by rules with the reason why. Desks that ask at once cause one call, also
 * at several servers; the others wait for it. What failed or was cut off is never kept. What isn't there when `signal` is aborted,
 * because other calls went first, is made by rules.
 *
 * Null if there is no such session.
 */
export const makeDraft = async (
  { db, clock, ai }: Parts,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Draft | null> => {
  const { accountId, sessionId, kind } = wanted
  const cached = (draft: StoredDraft, stateVersion: number): Draft => {
    ai.metrics.drafted('cache')
    return shown(draft, stateVersion, true)
  }
  const there = await madeBefore({ db, ai }, wanted)
  if (there !== null) return cached(there.draft, there.stateVersion)
  const whole = await readWholeSession(db, accountId, sessionId)
  if (whole === null) return null
  const { account, session } = whole
  const { stateVersion } = session
  const rules = (because: WithoutModel): Draft => {
    ai.metrics.drafted('rules')
    return byRule(whole, kind, because, clock())
  }
  const key: DraftKey = { accountId, sessionId, kind, stateVersion }
  const bar = await ai.asking.barTo(account, session, db)
  if (bar !== null) return rules(bar)
  const holder = uuid()
  const { draftLease, draftPoll } = ai.timings
  const until = clock() + ai.timeoutMs + 10_000
  for (;;) {
    const turn = await takeDraft(db, key, holder, draftLease)
    if (turn.kind === 'there') return cached(turn.draft, stateVersion)
    if (turn.kind === 'yours') break
    if (clock() > until || signal.aborted) return rules('timed_out')
    await wait(draftPoll)
    // No one makes it any more: the session changed, and someone asked for it as it is now.
    if (turn.kind === 'behind') return makeDraft({ db, clock, ai }, wanted, signal)
  }
  // A lease that is short and renewed: if this server dies, the next one who asks doesn't wait for the longest call.
  const renewing = setInterval(() => {
    // A database that is away for a moment is asked again.
    void holdDraft(db, key, holder, draftLease).catch(() => undefined)
  }, draftLease / 3)
  try {
    const asked = await askFor(ai, whole, wanted, signal)
    if (!asked.ok) return rules(asked.because)
    const draft = {
      markdown: asked.value,
      model: asked.model,
      promptVersion: writeUpPrompts[kind].version,
      madeAt: clock(),
    }
    await keepDraft(db, key, holder, draft)
    ai.metrics.drafted('model')
    return shown(draft, stateVersion, false)
  } catch (error) {
    if (signal.aborted) return rules('timed_out')
    throw error
  } finally {
    clearInterval(renewing)
    // Without a draft, whoever asks next makes it.
    await dropDraft(db, key, holder)
  }
}
