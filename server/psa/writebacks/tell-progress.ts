import { isOpenPart } from '../../../core/domain/write-up/writeback-state.ts'
import type { Writeback, WritebackPart, WritebackProblem } from '../../../core/domain/write-up/writeback.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import type { JobParts } from '../../jobs/define-job.ts'
import { readDocument } from '../../store/change-log.ts'
import type { Trx } from '../../store/database.ts'
import {
  type ClaimedWriteback,
  giveUpParts,
  holdsWriteback,
  type LedgerPart,
  readParts,
  releaseWriteback,
} from '../../store/psa/writeback-store.ts'
import type { PsaProblem } from '../provider.ts'
import type { PsaJobParts } from '../psa-parts.ts'
import { type PsaTimings, waitBefore } from '../timings.ts'
import { noNews, type Outcome } from './outcome.ts'

type Told = IntentInput<'writeback.progress'>

/** The parts as the document has them, from the ledger. */
const partsOf = (writeback: Writeback, ledger: readonly LedgerPart[]): WritebackPart[] =>
  writeback.parts.flatMap((part) => {
    const known = ledger.find(({ key }) => key === part.key)
    if (known === undefined) return []
    const { state, psaId, reason, changedAt } = known
    return [{ ...part, state, psaId, reason, at: changedAt?.getTime() ?? null }]
  })

const problemOf = ({ kind, message }: PsaProblem): WritebackProblem => ({ kind, message })

/** Tells that a writeback is on its way. */
export const tellBegun = async (act: JobParts['act'], claimed: ClaimedWriteback): Promise<void> => {
  const { accountId, writebackId } = claimed
  await act(accountId, 'writeback.progress', async (trx) => {
    const writeback = await readDocument(trx, accountId, 'writebacks', writebackId)
    if (writeback === null || writeback.state === 'posting' || !(await holdsWriteback(trx, claimed)))
      return null
    const told: Told = {
      ...noNews,
      mergedInto: writeback.mergedInto,
      writebackId,
      parts: partsOf(writeback, await readParts(trx, accountId, writebackId)),
      problem: null,
      tries: claimed.tries,
      nextTryAt: null,
      changed: null,
    }
    return told
  })
}

/** When a writeback goes on after this outcome, and what is told of it. One that someone left meanwhile doesn't. */
const settle = async (
  trx: Trx,
  claimed: Omit<ClaimedWriteback, 'holder'>,
  isLeft: boolean,
  outcome: Outcome,
  now: number,
  { retries, lease: leaseMs }: PsaTimings,
): Promise<Pick<Told, 'problem' | 'tries' | 'nextTryAt' | 'changed'>> => {
  const { accountId, writebackId } = claimed
  const release = async (dueAt: number | null, tries: number) =>
    releaseWriteback(trx, claimed, {
      dueAt: dueAt === null || isLeft ? null : new Date(dueAt),
      tries,
      leaseMs,
    })
  switch (outcome.kind) {
    case 'again': {
      const wait = retries[claimed.tries]
      const problem = problemOf(outcome.problem)
      if (wait === undefined) {
        await release(null, claimed.tries)
        await giveUpParts(trx, claimed, outcome.problem.message)
        return { problem, tries: claimed.tries, nextTryAt: null, changed: null }
      }
      const tries = claimed.tries + 1
      const nextTryAt = now + waitBefore(wait, outcome.problem)
      await release(nextTryAt, tries)
      return { problem, tries, nextTryAt, changed: null }
    }
    case 'paused': {
      const nextTryAt = outcome.until ?? now
      await release(nextTryAt, claimed.tries)
      return { problem: problemOf(outcome.problem), tries: claimed.tries, nextTryAt, changed: null }
    }
    case 'held':
      await release(null, 0)
      return { problem: outcome.problem, tries: 0, nextTryAt: null, changed: outcome.changed }
    case 'ended': {
      // Someone may have retried a part in the meantime.
      const open = (await readParts(trx, accountId, writebackId)).some(isOpenPart)
      await release(open ? now : null, 0)
      return { problem: open ? null : outcome.problem, tries: 0, nextTryAt: null, changed: null }
    }
    case 'stopped':
      await release(now, claimed.tries)
      return { problem: null, tries: claimed.tries, nextTryAt: null, changed: null }
  }
}

/** Writes down how a try ended, and tells everyone, in one transaction. Nothing if someone else has it by now. */
export const tellOutcome = async (
  { act, clock, psa }: Pick<PsaJobParts, 'act' | 'clock' | 'psa'>,
  claimed: Omit<ClaimedWriteback, 'holder'> & { holder: string | null },
  outcome: Outcome,
): Promise<void> => {
  const { accountId, writebackId, holder } = claimed
  await act(accountId, 'writeback.progress', async (trx) => {
    if (holder !== null && !(await holdsWriteback(trx, { ...claimed, holder }))) return null
    const writeback = await readDocument(trx, accountId, 'writebacks', writebackId)
    // Without its document no one wants it either.
    const isLeft = writeback === null || writeback.left !== null
    const settled = await settle(trx, claimed, isLeft, outcome, clock(), psa.timings)
    if (writeback === null) return null
    const told: Told = {
      writebackId,
      parts: partsOf(writeback, await readParts(trx, accountId, writebackId)),
      mergedInto: outcome.mergedInto === '' ? writeback.mergedInto : outcome.mergedInto,
      statusBefore: outcome.statusBefore,
      statusRead: outcome.statusRead,
      ...settled,
    }
    return told
  })
}
