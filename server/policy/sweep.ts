import { endHandover } from '../escalations/close-handover.ts'
import { wakeInTime } from '../escalations/wake-handoff.ts'
import { warnInTime } from '../sla/warn-owner.ts'
import { overdueWakes } from '../store/delivery-marks.ts'
import { dueHandovers } from '../store/policy/handover-store.ts'
import { duePolicies } from '../store/policy/policy-store.ts'
import { dueWarnings } from '../store/policy/sla-store.ts'
import { advancePolicy, type PolicyParts } from './run-policy.ts'

/** How often it is looked for timers that were lost, or whose clock was wrong. Milliseconds, by a clock that never jumps. */
const every = 10_000
/** How long a timer has for itself before the sweep does its work. Milliseconds. */
const grace = 1500
/** Handoffs in one go. */
const atOnce = 500

/** Finds policies, parked sessions, shift handovers and warnings of due times whose time has come, for as long as a process runs. */
export type PolicySweep = {
  /** Moves on what is overdue by more than `sparing` milliseconds; how many that was. */
  run(sparing?: number): Promise<number>
  start(): void
  stop(): Promise<void>
}

export const createPolicySweep = (
  parts: PolicyParts,
  onError: (error: unknown) => void,
  options: { every?: number } = {},
): PolicySweep => {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()
  const run = async (sparing = grace): Promise<number> => {
    const until = parts.clock() - sparing
    const due = [
      ...(await duePolicies(parts.db, until, atOnce)).map((one) => async () => advancePolicy(one, parts)),
      ...(await overdueWakes(parts.db, until, atOnce)).map((one) => async () => wakeInTime(one, parts)),
      ...(await dueWarnings(parts.db, until, atOnce)).map((one) => async () => warnInTime(one, parts)),
      ...(await dueHandovers(parts.db, until, atOnce)).map((one) => async () => endHandover(one, parts)),
    ]
    for (const moveOn of due) {
      try {
        await moveOn()
      } catch (error) {
        // One that fails must not keep the others waiting.
        onError(error)
      }
    }
    return due.length
  }
  const next = () => {
    timer = setTimeout(() => {
      running = run()
        .catch(onError)
        .finally(() => {
          if (timer !== null) next()
        })
    }, options.every ?? every)
  }
  return {
    run,
    start: next,
    async stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      await running
    },
  }
}
