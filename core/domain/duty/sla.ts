import { z } from 'zod'
import { Id, Timestamp } from '../document/id.ts'
import { Priority } from './priority.ts'
import { targetLimits } from './response-targets.ts'

/**
 * How a clock stands. `paused` waits for the client; `stopped` is done: touched, resolved, or abandoned.
 */
export const SlaState = z.enum(['running', 'paused', 'stopped'])
export type SlaState = z.infer<typeof SlaState>

/** One clock of a session. All times are the server's, and no device works them out. */
export const SlaClock = z.object({
  /** Whose due time it is: the ticket system's, or the workspace's own target. */
  from: z.enum(['ticket', 'target']),
  /** The target in minutes of working time; null for the ticket's. */
  minutes: z.int().min(1).max(targetLimits.minutes).nullable(),
  state: SlaState,
  /** Since when it is in that state. */
  since: Timestamp,
  startedAt: Timestamp,
  /** Working time that was used up before `since`, milliseconds. */
  spentMs: z.int().min(0),
  /** When it is due. Of a clock that doesn't run, when it was: what is left of it counts from when it goes on. */
  dueAt: Timestamp,
  /** When 80 % of the time are over. */
  warnAt: Timestamp,
  /** True if it was past its due time when it was last held, or had been before. */
  missed: z.boolean(),
  /** True once its owner was warned of this due time. */
  warned: z.boolean(),
})
export type SlaClock = z.infer<typeof SlaClock>

/** The clocks of a session. */
export const Sla = z.object({
  /** The escalation that the targets are for, and its priority; null where only the ticket has a due time. */
  handoffId: Id.nullable(),
  priority: Priority.nullable(),
  /** From that escalation to its claimer's first step. */
  touch: SlaClock.nullable(),
  resolve: SlaClock.nullable(),
})
export type Sla = z.infer<typeof Sla>

/** When a clock that counts is due; null if it doesn't count now. What was missed while it ran stays due then. */
export const dueOf = (clock: SlaClock | null): number | null =>
  clock === null || clock.state === 'stopped' || (clock.state === 'paused' && !clock.missed)
    ? null
    : clock.dueAt

/** The earliest due time of these clocks and of what a person promised; null for none. */
export const earliestDue = (sla: Sla | null, promisedAt: number | null): number | null => {
  const all = [dueOf(sla?.touch ?? null), dueOf(sla?.resolve ?? null), promisedAt].filter((at) => at !== null)
  return all.length === 0 ? null : Math.min(...all)
}
