import type { FigureAnswer } from '../../core/domain/session/figures.ts'
import { atLeast, canWork } from '../../core/domain/people/person.ts'
import { problem } from '../../core/domain/document/problem.ts'
import { day } from '../../core/domain/time/durations.ts'
import type { AnswerOf, RequestOf } from '../../core/protocol/messages.ts'
import type { DatabaseOf } from '../store/account-databases.ts'
import { readDocument } from '../store/change-log.ts'
import {
  choicesOf,
  daysOf,
  figuresFor,
  interruptionsOf,
  splitFigures,
} from '../store/analytics/figure-queries.ts'
import { countChanges } from '../store/analytics/figure-store.ts'
import type { Pusher } from '../deciding/decide-push.ts'

const onlyAdmins = problem('forbidden', 'Only admins and owners can see the figures of the whole workspace.')
const viewer = problem('forbidden', 'Viewers don’t hand over or claim, so there are no figures for you.')

/** How long one question may count what changed before it is answered with what is counted. Milliseconds. */
const patience = 8000

export type FigureHandlers = {
  'figures:read': (from: Pusher, request: RequestOf<'figures:read'>) => Promise<AnswerOf<'figures:read'>>
}

/**
 * Answers admins about their workspace, and everyone who can work about themselves. First counts what changed since the last
 * question; a large workspace's first question is answered in part, and the next ones go on.
 */
export const createFigureHandlers = (parts: {
  databaseOf: DatabaseOf
  clock: () => number
}): FigureHandlers => ({
  async 'figures:read'({ accountId, personId }, query) {
    const own = parts.databaseOf(accountId)
    const person = await readDocument(own, accountId, 'people', personId)
    if (person === null || !canWork(person)) return { ok: false, problem: viewer }
    if (query.scope === 'workspace' && !atLeast(person.role, 'admin'))
      return { ok: false, problem: onlyAdmins }
    return own.connection().execute(async (db): Promise<AnswerOf<'figures:read'>> => {
      const counted = await countChanges(db, accountId, performance.now() + patience)
      const until = parts.clock()
      const { teamId, client, category } = query
      const asked = {
        accountId,
        personId: query.scope === 'own' ? personId : null,
        from: until - query.days * day,
        until,
        teamId,
        client,
        category,
      }
      const answer: FigureAnswer = {
        from: asked.from,
        until,
        figures: await figuresFor(db, asked),
        // Splits are the workspace's: none is by person.
        rows: query.scope === 'own' ? [] : await splitFigures(db, asked, query.split),
        days: await daysOf(db, asked, query.zone),
        interruptions: await interruptionsOf(db, asked),
        clients: await choicesOf(db, asked, 'client'),
        categories: await choicesOf(db, asked, 'category'),
        counted,
      }
      return { ok: true, answer }
    })
  },
})
