import { z } from 'zod'
import { day } from '../../core/domain/time/durations.ts'
import { defineJob, type JobParts, persistent } from '../jobs/define-job.ts'
import type { Database } from '../store/database.ts'
import { removeUnusedFiles } from '../store/file-store.ts'

/** What jobs that have to do with files need. */
export type FileJobParts = JobParts & {
  /** How long to keep a file that no entry refers to. Milliseconds; Infinity keeps it forever. */
  unusedFileMs: number
}

/** Files removed per statement, to keep locks short. */
const batch = 200

/** Removes files that no one has touched since `before` (milliseconds) and no entry refers to. */
export const removeUnused = async (db: Database, before: number, signal?: AbortSignal): Promise<void> => {
  for (;;) {
    signal?.throwIfAborted()
    if ((await removeUnusedFiles(db, new Date(before), batch)) < batch) return
  }
}

/**
 * Removes unreferenced images once a day: those of discarded drafts and rejected actions, and uploads that never
 * finished. Each run schedules the next.
 */
export const collectFiles = defineJob({
  name: 'files-collect',
  data: z.object({}),
  // At most one run is queued at a time, however many servers ask for it.
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 1,
  timeoutSeconds: 600,
  recursWithin: 2 * day,
  async run(_data, { db, enqueue, clock, unusedFileMs }: FileJobParts, signal) {
    const before = clock() - unusedFileMs
    if (Number.isFinite(before)) await removeUnused(db, before, signal)
    const next = collectFiles.about('daily', {}, clock() + day)
    await db.transaction().execute(async (trx) => enqueue(trx, [next]))
  },
})
