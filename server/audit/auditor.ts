import { minute } from '../../core/domain/time/durations.ts'
import type { NotifyJobParts } from '../notify/notify-parts.ts'
import { accountsBut, alarmed, findLate } from '../store/audit/audit-checks.ts'
import {
  endPass,
  forgetTests,
  type Found,
  keepFindings,
  type PassState,
  recordCrossing,
  recordHeartbeat,
  takePass,
} from '../store/audit/audit-store.ts'
import type { Decider } from '../deciding/decider.ts'
import { crossOnce, crossingPatience } from './cross.ts'
import { beat } from './heartbeat.ts'
import { ensureProofWorkspace, proofWorkspace } from './proof-workspace.ts'
import { raiseAlarm, sendByHand } from './raise-alarms.ts'

/** How often what the auditor does is due. Milliseconds. */
export type AuditTimings = {
  /** Between checks, whichever process makes them, and between looks whether it is time for one. */
  check: number
  look: number
  /** Between test escalations that got through; one that didn't is tried again with the next check. */
  crossing: number
  /** How long a test escalation may take. */
  crossingPatience: number
  /** How long a problem has to last: seen by two checks, so that a clock that was set alarms no one. */
  lasts: number
}

export const auditTimings: AuditTimings = {
  check: minute,
  look: 15_000,
  crossing: 2 * minute,
  crossingPatience,
  lasts: 45_000,
}

/** Test escalations in a row that have to fail. */
const failures = 2
/** How long a process that checks has, before another one takes over. Milliseconds. */
const held = 3 * minute

export type AuditorParts = {
  jobs: NotifyJobParts
  decider: Pick<Decider, 'push'>
  /** Names of the kinds of jobs that this server runs. */
  work: readonly string[]
  process: string
  heartbeatUrl: string | null
  onError: (error: unknown) => void
  timings?: Partial<AuditTimings>
}

/** Checks, apart from everything that it checks, that everyone is told. */
export type Auditor = {
  /** One check, if it is time for one and no other process makes it; true if everything was proved. Null if it wasn't its turn. */
  run(): Promise<boolean | null>
  start(): void
  stop(): Promise<void>
}

export const createAuditor = (parts: AuditorParts): Auditor => {
  const { jobs, decider, process, onError } = parts
  const { db, clock, notify } = jobs
  const timings = { ...auditTimings, ...parts.timings }
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()

  /** Whether a test escalation gets through; in between, whether the last one did. */
  const cross = async (before: PassState): Promise<{ isFresh: boolean; failures: number }> => {
    const { crossingTriedAgo, crossingFailures } = before
    if (crossingFailures === 0 && crossingTriedAgo !== null && crossingTriedAgo < timings.crossing)
      return { isFresh: true, failures: 0 }
    try {
      await ensureProofWorkspace(db, notify.vault, clock())
      const crossing = await crossOnce({ db, decider, clock }, stopping.signal, timings.crossingPatience)
      // What was cut short proves nothing either way.
      if (!crossing.ok && stopping.signal.aborted) return { isFresh: false, failures: crossingFailures }
      await recordCrossing(db, crossing.ok ? crossing.handedMs : null)
      if (crossing.ok) return { isFresh: true, failures: 0 }
      onError(new Error(`A test escalation didn’t get through. ${crossing.reason}`))
    } catch (error) {
      onError(error)
      await recordCrossing(db, null)
    }
    return { isFresh: false, failures: crossingFailures + 1 }
  }

  const alarm = async (found: readonly Found[]): Promise<void> => {
    const now = clock()
    const kept = (await keepFindings(db, found, now)).filter(({ since }) => since <= now - timings.lasts)
    const ofAll = kept.filter(({ accountId }) => accountId === '')
    const about = new Set([
      ...kept.map(({ accountId }) => accountId).filter((id) => id !== ''),
      ...(ofAll.length > 0 ? await accountsBut(db, proofWorkspace) : []),
      ...(await alarmed(db)),
    ])
    let isTold = false
    for (const accountId of about) {
      const findings = kept
        .filter((one) => one.accountId === accountId || one.accountId === '')
        .map(({ kind, count, since }) => ({ kind, count, since }))
      // It isn't over while something was found that only hasn't lasted long enough.
      const isFound = found.some((one) => one.accountId === accountId || one.accountId === '')
      if (findings.length === 0 && isFound) continue
      try {
        if (await raiseAlarm(jobs, accountId, findings)) isTold = true
      } catch (error) {
        // One workspace that can't be told must not keep the others from it.
        onError(error)
      }
    }
    if (isTold) await sendByHand(jobs)
  }

  const check = async (before: PassState): Promise<boolean> => {
    const crossing = await cross(before)
    const late = await findLate(db, { now: clock(), jobs: parts.work, without: proofWorkspace })
    const found: Found[] = [
      ...late,
      ...(crossing.failures >= failures ? [{ accountId: '', kind: 'proof_failed' as const, count: 1 }] : []),
    ]
    await alarm(found)
    await forgetTests(db, proofWorkspace)
    return crossing.isFresh && found.length === 0
  }

  const run = async (): Promise<boolean | null> => {
    const before = await takePass(db, process, { everyMs: timings.check, heldMs: held })
    if (before === null) return null
    let isProved: boolean | null = null
    try {
      // Nothing to prove, and no one to tell, before there is a workspace.
      isProved = (await accountsBut(db, proofWorkspace)).length > 0 && (await check(before))
    } finally {
      await endPass(db, process, isProved === null ? null : { isProved })
    }
    if (isProved && parts.heartbeatUrl !== null)
      await recordHeartbeat(db, await beat(parts.heartbeatUrl, notify.network, clock()))
    return isProved
  }

  const next = () => {
    timer = setTimeout(() => {
      running = run()
        .catch(onError)
        .finally(() => {
          if (timer !== null) next()
        })
    }, timings.look)
    timer.unref()
  }
  return {
    run,
    start: next,
    async stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      stopping.abort()
      await running
    },
  }
}
