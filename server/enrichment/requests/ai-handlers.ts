import { atLeast, canWork, type Person } from '../../../core/domain/people/person.ts'
import { problem, type Problem } from '../../../core/domain/document/problem.ts'
import { withoutModelSentences } from '../../../core/domain/enrichment/without-model.ts'
import { aiLimits, type AiCall, type AiJudged } from '../../../core/protocol/ai-messages.ts'
import { judgedBetween, listCalls, sentOf, spentSince, usageBetween } from '../../store/ai/ai-call-store.ts'
import { readDocument } from '../../store/change-log.ts'
import type { Pusher } from '../../deciding/decide-push.ts'
import { hasContentBehind } from '../../store/ai/session-material.ts'
import { barToRefresh, refreshAssessment } from '../refresh-assessment.ts'
import { monthOf } from '../asking.ts'
import { briefHandoff } from '../brief-handoff.ts'
import { makeDraft } from '../make-draft.ts'
import type { AiHandlerParts, AiHandlers } from './handler-parts.ts'

const no = (kind: Problem['kind'], message: string) => ({
  ok: false as const,
  problem: problem(kind, message),
})

const noAccess = no(
  'forbidden',
  'Viewers can read what was made, but not ask for more. Ask an admin for access.',
)
const adminsOnly = no('forbidden', 'Only admins and owners can see what AI was used for.')
const noSession = no('not_found', 'This session doesn’t exist, or you don’t have access to it.')
const noHandoff = no('not_found', 'This handoff doesn’t exist, or you don’t have access to it.')

/** How much longer than its time-out a call may seem to be underway. Milliseconds. */
const lostAfter = 60_000

/** Answers what desks ask about AI. */
export const createAiHandlers = (parts: AiHandlerParts): AiHandlers => {
  const { databaseOf, jobs, clock, ai } = parts
  const personOf = async ({ accountId, personId }: Pusher): Promise<Person | null> => {
    const person = await readDocument(databaseOf(accountId), accountId, 'people', personId)
    return person !== null && canWork(person) ? person : null
  }
  const isAdmin = (person: Person): boolean => atLeast(person.role, 'admin')
  return {
    async 'ai:state'(from, { sessionId }) {
      const db = databaseOf(from.accountId)
      const account = await readDocument(db, from.accountId, 'accounts', from.accountId)
      if (account === null) return noSession
      if (sessionId === null)
        return { ok: true, because: await ai.asking.barTo(account, { keepFromAi: false }, db) }
      const session = await readDocument(db, from.accountId, 'sessions', sessionId)
      return session === null ? noSession : { ok: true, because: await ai.asking.barTo(account, session, db) }
    },
    async 'ai:draft'(from, { sessionId, kind }) {
      const db = databaseOf(from.accountId)
      if ((await personOf(from)) === null) return noAccess
      const wanted = { accountId: from.accountId, personId: from.personId, sessionId, kind }
      // Whoever asked may be gone by then, but the draft is kept for whoever asks next.
      const draft = await makeDraft(
        { db, clock, ai },
        wanted,
        AbortSignal.timeout(ai.timeoutMs + ai.timings.draftMargin),
      )
      return draft === null ? noSession : { ok: true, draft }
    },
    async 'ai:again'(from, { handoffId, what }) {
      const { accountId } = from
      const db = databaseOf(accountId)
      if ((await personOf(from)) === null) return noAccess
      const handoff = await readDocument(db, accountId, 'handoffs', handoffId)
      const account = await readDocument(db, accountId, 'accounts', accountId)
      if (handoff === null || account === null) return noHandoff
      const session = await readDocument(db, accountId, 'sessions', handoff.sessionId)
      if (session === null) return noHandoff
      const bar = await ai.asking.barTo(account, session, db)
      if (bar !== null) return no('wrong_status', withoutModelSentences[bar])
      const isAssessment = what === 'assessment'
      const barred = isAssessment ? barToRefresh(handoff, ai.refreshes) : null
      if (barred !== null) return no('wrong_status', barred)
      const made = isAssessment ? handoff.assessmentData : handoff.briefing
      if (made?.by === 'model' && !(await hasContentBehind(db, accountId, session.id, made.readRev)))
        return no('wrong_status', 'Nothing was added to the session since it was made.')
      const key = `${handoffId} asked`
      const about = { accountId, handoffId }
      const job = isAssessment
        ? refreshAssessment.about(key, { ...about, asked: true })
        : briefHandoff.about(key, about)
      await db.transaction().execute(async (trx) => jobs.enqueue(trx, [job]))
      return { ok: true }
    },
    async 'ai:usage'(from, { from: begin, to }) {
      const db = databaseOf(from.accountId)
      const person = await personOf(from)
      if (person === null || !isAdmin(person)) return adminsOnly
      if (to < begin || to - begin > aiLimits.usageMs)
        return no('bad_request', 'Pick a period of at most 400 days.')
      const account = await readDocument(db, from.accountId, 'accounts', from.accountId)
      if (account === null) return noSession
      const month = monthOf(clock())
      const budget = ai.budgetOf(account)
      const uses = await usageBetween(db, from.accountId, begin, to)
      return {
        ok: true,
        uses: uses.slice(0, aiLimits.uses),
        judged: judgedOf(await judgedBetween(db, from.accountId, begin, to)),
        month: {
          from: month,
          cost: await spentSince(db, from.accountId, month),
          budget: budget === Infinity ? null : budget,
        },
        hasKey: ai.hasKey,
      }
    },
    async 'ai:calls'(from, { sessionId, after }) {
      const db = databaseOf(from.accountId)
      const person = await personOf(from)
      if (person === null) return noAccess
      const calls = await listCalls(db, from.accountId, {
        sessionId,
        personId: isAdmin(person) ? null : person.id,
        after,
        limit: aiLimits.calls,
      })
      const next = calls.length < aiLimits.calls ? null : (calls.at(-1)?.id ?? null)
      // One that is underway for longer than any call was its server's last.
      const lost = clock() - ai.timeoutMs - lostAfter
      const shown = calls.map((call) =>
        call.outcome === 'underway' && call.at < lost ? { ...call, outcome: 'cancelled' } : call,
      )
      return { ok: true, calls: shown as AiCall[], next }
    },
    async 'ai:sent'(from, { callId }) {
      const db = databaseOf(from.accountId)
      const person = await personOf(from)
      if (person === null) return noAccess
      const found = await sentOf(db, from.accountId, callId)
      if (found === null || (!isAdmin(person) && found.personId !== person.id))
        return no('not_found', 'This call doesn’t exist, or it wasn’t made for you.')
      return { ok: true, text: found.sent }
    },
  }
}

const judgedOf = (rows: readonly { by: string; was: string | null; count: number }[]): AiJudged[] =>
  (['model', 'rules'] as const).flatMap((by) => {
    const of = rows.filter((row) => row.by === by)
    const said = (was: string) => of.find((row) => row.was === was)?.count ?? 0
    const made = of.reduce((sum, { count }) => sum + count, 0)
    return made === 0
      ? []
      : [{ by, made, right: said('right'), partly: said('partly'), wrong: said('wrong') }]
  })
