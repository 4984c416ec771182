import { createAuditor, type Auditor, type AuditTimings } from '../../../server/audit/auditor.ts'
import { type AllJobParts, allJobs } from '../../../server/all-jobs.ts'
import { openJobs, type JobRunner } from '../../../server/jobs/jobs.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { createAccountLine } from '../../../server/store/account-line.ts'
import { allEffects } from '../../../server/all-effects.ts'
import { createDecider, type Decider } from '../../../server/deciding/decider.ts'
import type { NotifyOptions } from '../../../server/notify/registry.ts'
import { makePerson } from '../samples/make.ts'
import { noQuotas } from './no-quotas.ts'
import { noSaid, startSyncRig, type SyncRig } from './sync-rig.ts'
import { rigAi } from './rig-ai.ts'

/** A server with a clock that a test moves, kinds of work that a test stops, and its auditor. */
export type AuditRig = {
  sync: SyncRig
  clock(): number
  jump(ms: number): void
  auditor: Auditor
  /** What the auditor reported as errors. */
  reported: unknown[]
  /** Another process's auditor. */
  another(timings?: Partial<AuditTimings>): Auditor
  /** From now on, these kinds of work are done by no one. */
  stopWork(...names: string[]): Promise<void>
  decider: Decider
  /** Kinds of problems that a workspace's admins see in their bell; null for none. */
  alarm(accountId?: string): Promise<string[] | null>
  close(): Promise<void>
}

export const startAuditRig = async (
  options: {
    notify?: Partial<Pick<NotifyOptions, 'mail' | 'publicUrl' | 'networks'>>
    heartbeatUrl?: string
  } = {},
): Promise<AuditRig> => {
  let ahead = 0
  const clock = () => Date.now() + ahead
  const sync = await startSyncRig({
    clock,
    ...(options.notify === undefined ? {} : { notify: options.notify }),
  })
  for (const accountId of ['acme', 'beta'])
    await sync.addAccount(accountId, [
      makePerson(`${accountId}-olga`, { role: 'owner' }),
      makePerson(`${accountId}-ann`),
      makePerson(`${accountId}-bob`),
    ])
  const reported: unknown[] = []
  await sync.jobs.stop()
  let jobs: JobRunner<AllJobParts> | null = null
  let decider: Decider = sync.decider
  const jobParts = (): AllJobParts => ({
    db: sync.db,
    act: (...args) => decider.act(...args),
    enqueue: (...args) => (jobs ?? sync.jobs).enqueue(...args),
    clock,
    unusedFileMs: Infinity,
    psa: sync.psa,
    notify: sync.notify,
    said: noSaid,
    ai: rigAi(sync.db, clock),
  })
  const stopWork = async (...names: string[]) => {
    await jobs?.stop()
    const done = allJobs.filter(({ name }) => !names.includes(name))
    const opened = await openJobs(sync.database.config, done, (error) => void reported.push(error))
    jobs = opened
    decider = createDecider({
      follow: allEffects,
      db: sync.db,
      inLine: createAccountLine({ atOnce: 1, mostWaiting: 100 }),
      jobs: opened,
      clock,
      quotas: noQuotas,
      revokePerson: async () => undefined,
      committed: (commit) => sync.live.committed(commit),
    })
    await opened.start(jobParts())
  }
  await stopWork()
  let processes = 0
  const another = (timings: Partial<AuditTimings> = {}) =>
    createAuditor({
      jobs: jobParts(),
      decider: { push: (...args) => decider.push(...args) },
      work: allJobs.map(({ name }) => name),
      process: `process ${(processes += 1)}`,
      heartbeatUrl: options.heartbeatUrl ?? null,
      onError: (error) => void reported.push(error),
      timings: { check: 0, ...timings },
    })
  return {
    sync,
    clock,
    jump: (ms) => void (ahead += ms),
    auditor: another(),
    reported,
    another,
    stopWork,
    get decider() {
      return decider
    },
    async alarm(accountId = 'acme') {
      const account = await readDocument(sync.db, accountId, 'accounts', accountId)
      return account?.alarm?.findings.map(({ kind }) => kind) ?? null
    },
    async close() {
      await jobs?.stop()
      await sync.close()
    },
  }
}
