import { z } from 'zod'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { dayMs } from '../quotas.ts'
import type { Database } from '../store/database.ts'
import { removeUnusedFiles } from '../store/file-store.ts'

/** Files that one statement removes, so that none holds locks for long. */
const batch = 200

/** Removes the images that no one has touched since `before` (milliseconds) and no entry refers to. */
export const removeUnused = async (db: Database, before: number, signal?: AbortSignal): Promise<void> => {
  for (;;) {
    signal?.throwIfAborted()
    if ((await removeUnusedFiles(db, new Date(before), batch)) < batch) return
  }
}

/**
 * Removes, once a day, images that nothing refers to: of drafts that were thrown away, of rejected actions, and
 * uploads that never came to their end. Each turn asks for the next.
 */
export const collectFiles = defineJob({
  name: 'files-collect',
  data: z.object({}),
  // One turn waits at a time, however many servers ask for it.
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 1,
  timeoutSeconds: 600,
  async run(_data, { db, enqueue, clock, unusedFileMs }, signal) {
    const before = clock() - unusedFileMs
    if (Number.isFinite(before)) await removeUnused(db, before, signal)
    const next = collectFiles.about('daily', {}, clock() + dayMs)
    await db.transaction().execute(async (trx) => enqueue(trx, [next]))
  },
})
