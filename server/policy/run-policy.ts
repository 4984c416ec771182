import { z } from 'zod'
import { answerableFor } from '../../core/domain/handoff/answerable.ts'
import { currentClaim } from '../../core/domain/handoff/current-claim.ts'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { Id, Timestamp } from '../../core/domain/document/id.ts'
import { fireDue, watch } from '../../core/policy/advance.ts'
import { defineJob, persistent, type JobParts } from '../jobs/define-job.ts'
import { whenDue } from '../jobs/when-due.ts'
import type { NotifyParts } from '../notify/notify-parts.ts'
import { tell } from '../notify/tell.ts'
import { tellingsOf } from '../notify/tell-ended.ts'
import { tellReturned } from '../notify/tell-returned.ts'
import { readDocument } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'
import { peopleAtDesks } from '../store/desk-store.ts'
import { claimWorkOf } from '../store/policy/policy-store.ts'
import { resolveSteps } from './resolve-steps.ts'
import { tellStep } from './tell-step.ts'

/** What moving a policy on needs. */
export type PolicyParts = Pick<JobParts, 'db' | 'act' | 'clock' | 'enqueue'> & {
  notify: Pick<NotifyParts, 'vault'>
}

type Due = { accountId: string; handoffId: string; dueAt: number }

/** The handoff, if its policy still is to move on at that time. */
const stillDue = async (trx: Trx, { accountId, handoffId, dueAt }: Due): Promise<Handoff | null> => {
  const handoff = await readDocument(trx, accountId, 'handoffs', handoffId)
  return handoff?.policy?.nextAt === dueAt ? handoff : null
}

/** Fires the next step of an open escalation, and tells its people, in one transaction. */
const fire = async (due: Due, { act, clock, enqueue, notify }: PolicyParts): Promise<void> =>
  act(due.accountId, 'handoff.step', async (trx) => {
    const handoff = await stillDue(trx, due)
    if (handoff === null || handoff.policy === null || handoff.state !== 'open') return null
    const at = clock()
    if (at < due.dueAt) return null
    const resolved = await resolveSteps(trx, notify.vault, handoff, handoff.policy, at)
    const { resolutions, againAt } = resolved
    const advanced = fireDue(handoff.policy, at, resolutions, againAt)
    await enqueue(trx, await tellStep(trx, handoff, handoff.policy, advanced, resolved, at))
    return { handoffId: due.handoffId, dueAt: due.dueAt, at, resolutions, againAt }
  })

/** Looks after a claim: asks its claimer, or lets it come back. */
const lookAfter = async (due: Due, { act, clock, enqueue }: PolicyParts): Promise<void> =>
  act(due.accountId, 'handoff.watch', async (trx) => {
    const handoff = await stillDue(trx, due)
    if (handoff?.policy === null || handoff?.state !== 'claimed') return null
    const claimer = currentClaim(handoff)?.by
    if (claimer === undefined) return null
    const at = clock()
    if (at < due.dueAt) return null
    const work = await claimWorkOf(trx, handoff)
    const { next } = watch(handoff.policy, work, at)
    if (next === 'nudge') await enqueue(trx, await tell(trx, tellingsOf(handoff, [claimer], 'nudge'), at))
    if (next === 'return')
      await enqueue(trx, await tellReturned(trx, handoff, [claimer, answerableFor(handoff)], at))
    return { handoffId: due.handoffId, dueAt: due.dueAt, at, lastWorkAt: work?.lastWorkAt ?? 0 }
  })

/** How long desks have to come back to a server that was started, before it is asked who can be reached. Seconds. */
const settling = 15

/** True for what became due while this server was down, until a desk is back or had time to be. */
const isTooEarly = async ({ accountId, dueAt }: Due, { db, clock }: PolicyParts): Promise<boolean> =>
  process.uptime() < settling &&
  dueAt < clock() - process.uptime() * 1000 &&
  (await peopleAtDesks(db, accountId)).size === 0

/**
 * Moves the policy of a handoff on if it is still due: the account's lock and the time that it was set to make sure that
 * each time counts once, however many processes and timers there are.
 */
export const advancePolicy = async (due: Due, parts: PolicyParts): Promise<void> => {
  const handoff = await readDocument(parts.db, due.accountId, 'handoffs', due.handoffId)
  if (handoff?.policy?.nextAt !== due.dueAt || (await isTooEarly(due, parts))) return
  await (handoff.state === 'claimed' ? lookAfter(due, parts) : fire(due, parts))
}

/** The timer of a policy, written in the transaction that sets its time. */
export const runPolicy = defineJob({
  name: 'policy-run',
  data: z.object({ accountId: Id, handoffId: Id, dueAt: Timestamp }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 4,
  timeoutSeconds: 45,
  async run(due, parts: PolicyParts, signal) {
    await whenDue(due.dueAt, parts.clock, signal, async () => advancePolicy(due, parts))
  },
})
