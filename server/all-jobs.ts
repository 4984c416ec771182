import { deliverHandoff } from './escalations/deliver-handoff.ts'
import { openHandoffs } from './escalations/open-handoffs.ts'
import { wakeHandoff } from './escalations/wake-handoff.ts'
import { collectFiles } from './files/collect-files.ts'
import type { Job } from './jobs/define-job.ts'

/** Every kind of job the server runs. */
export const allJobs: readonly Job[] = [wakeHandoff, deliverHandoff, openHandoffs, collectFiles]
