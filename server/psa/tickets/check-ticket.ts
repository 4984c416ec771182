import { defineJob, persistent } from '../../jobs/define-job.ts'
import { lookUpNumber, TypedNumber } from './look-up-number.ts'

/** Looks up a number once it was typed, and again for about two days. */
export const checkTicket = defineJob({
  name: 'ticket-check',
  data: TypedNumber,
  policy: { waiting: 'gathered', ...persistent, firstRetry: 15 },
  concurrency: 4,
  timeoutSeconds: 120,
  run: lookUpNumber,
})
