import { z } from 'zod'
import { PassedBecause } from '../../domain/duty/handoff-policy.ts'
import { reservedUntil } from '../../domain/handoff/handoff.ts'
import { Id, Timestamp } from '../../domain/document/id.ts'
import { fireDue } from '../../policy/advance.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { recordEvent, sessionOf } from '../defining/timeline.ts'

/** Limit on the people that one step names; more are told than that, and counted. */
const mostPeople = 2000

/** Whom a step would tell, found on the server when it fires. */
export const StepResolution = z.object({
  index: z.int().min(0),
  people: z.array(Id).max(mostPeople),
  reachable: z.int().min(0),
  because: PassedBecause,
})

/**
 * The server moves the policy of an open escalation on. `dueAt` is the time it was set to: at any other, something else
 * has moved it since, and nothing happens.
 *
 * Once others than its target are told, they may claim it.
 */
export const handoffStep = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    handoffId: Id,
    dueAt: Timestamp,
    /** When the people were found; the step fires then. */
    at: Timestamp,
    resolutions: z.array(StepResolution),
    againAt: Timestamp.nullable(),
  }),
  apply(work, { handoffId, dueAt, at, resolutions, againAt }) {
    const handoff = work.find('handoffs', handoffId)
    if (handoff === null || handoff.state !== 'open' || handoff.policy?.nextAt !== dueAt) return
    const { policy, hasRunOut } = fireDue(handoff.policy, at, resolutions, againAt)
    if (policy === handoff.policy) return
    const last = policy.past.at(-1)
    const isWider = hasRunOut || (last !== undefined && policy.steps[last.index]?.who.kind !== 'target')
    const opensAt = isWider && reservedUntil(handoff, at) !== null ? at : handoff.opensAt
    work.put('handoffs', { ...handoff, opensAt, policy })
    if (hasRunOut)
      recordEvent(
        work,
        sessionOf(work, handoff.sessionId),
        'exhausted',
        String(policy.exhausted?.times ?? 0),
        {
          handoffId,
        },
      )
  },
})
