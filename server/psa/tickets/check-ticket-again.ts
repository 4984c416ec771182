import { defineJob } from '../../jobs/define-job.ts'
import { lookUpNumber, TypedNumber } from './look-up-number.ts'

/**
 * Looks up a typed number once more, because a system is back, was added, or was removed. Without retries: a system that comes and
 * goes would start another chain of them each time.
 */
export const checkTicketAgain = defineJob({
  name: 'ticket-check-again',
  data: TypedNumber,
  policy: { waiting: 'gathered', retries: 0, firstRetry: 15, longestRetry: 15 },
  concurrency: 4,
  timeoutSeconds: 120,
  run: lookUpNumber,
})
