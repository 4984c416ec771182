import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { priorities } from '../../../../core/domain/duty/priority.ts'
import type { Notification } from '../../../../core/domain/notification/notification.ts'
import { defaultPolicy } from '../../../../core/domain/duty/policy.ts'
import type { Schedule } from '../../../../core/domain/duty/schedule.ts'
import { defaultRules, heldUntil, type PersonalRules } from '../../../../core/notify/personal-rules.ts'
import { startPolicy } from '../../../../core/policy/advance.ts'
import { onDutyUnder, type Workforce } from '../../../../core/policy/candidates.ts'
import { toastHeldUntil } from '../../../../core/policy/held-toasts.ts'
import { hour, makeHandoff, makePerson, makeSchedule, nine } from '../../../support/samples/make.ts'

/** Quiet at all hours, until 12:00 of the day on which `nine` is. */
const rules: PersonalRules = { ...defaultRules, doNotDisturbUntil: nine + 3 * hour }
const people = [makePerson('ann'), makePerson('bo'), makePerson('cy', { role: 'admin' })]
const workforceOf = (...schedules: Schedule[]): Workforce => ({ people, schedules })
/** On duty around the clock. */
const alwaysOn = (personId: string, over: Partial<Schedule> = {}): Schedule => {
  const schedule = makeSchedule(over)
  return { ...schedule, rotations: schedule.rotations.map((one) => ({ ...one, people: [personId] })) }
}
/** The policy of a handoff with one step, which asks a schedule. */
const asking = (scheduleId: string | null) =>
  startPolicy(
    {
      ...defaultPolicy('normal'),
      steps: [{ who: { kind: 'duty', scheduleId }, waitMinutes: 5, acknowledge: 'any' }],
    },
    { version: 1, isDirected: false, hasTeam: true, at: nine },
  )
const escalation = (over: Partial<Notification> = {}): Pick<Notification, 'kind' | 'priority'> => ({
  kind: 'escalation',
  priority: 'normal',
  ...over,
})
const heldFor = (
  one: Pick<Notification, 'kind' | 'priority'>,
  handoff: Handoff | undefined,
  workforce: Workforce,
  now = nine,
) => toastHeldUntil(one, handoff, { personId: 'bo', rules, workforce }, now)

describe('a toast at the own desk', () => {
  it('is held until it isn’t quiet any more', () => {
    expect(heldFor(escalation(), makeHandoff(), workforceOf())).toBe(nine + 3 * hour)
    expect(heldFor({ kind: 'mention', priority: 'normal' }, undefined, workforceOf())).toBe(nine + 3 * hour)
    expect(heldFor(escalation(), makeHandoff(), workforceOf(), nine + 3 * hour)).toBeNull()
  })

  it('comes at once if its priority breaks through', () => {
    expect(
      heldFor(escalation({ priority: 'urgent' }), makeHandoff({ priority: 'urgent' }), workforceOf()),
    ).toBe(null)
  })

  it('comes at once to whoever is on duty for it, and only for it', () => {
    const handoff = makeHandoff({ teamId: 'north' })
    expect(heldFor(escalation(), handoff, workforceOf(alwaysOn('bo')))).toBeNull()
    const ofOthers = alwaysOn('bo', { id: 'd2', teamId: 'south' })
    expect(heldFor(escalation(), handoff, workforceOf(ofOthers))).toBe(nine + 3 * hour)
    // What isn't about an escalation of a team is for anyone on duty anywhere.
    expect(heldFor({ kind: 'woke', priority: 'normal' }, handoff, workforceOf(ofOthers))).toBeNull()
    expect(heldFor({ kind: 'handover', priority: 'normal' }, undefined, workforceOf(ofOthers))).toBeNull()
  })

  it('comes at once to whoever it is directed to, or whom a step names, while they are on duty for any team', () => {
    const ofOthers = workforceOf(alwaysOn('bo', { id: 'd2', teamId: 'south' }))
    const named = asking(null)
    const who = { kind: 'person' as const, personId: 'bo' }
    for (const handoff of [
      makeHandoff({ teamId: 'north', targetUserId: 'bo' }),
      makeHandoff({
        teamId: 'north',
        policy: { ...named, steps: named.steps.map((step) => ({ ...step, who })) },
      }),
    ]) {
      expect(heldFor(escalation(), handoff, ofOthers)).toBeNull()
      expect(heldFor(escalation(), handoff, workforceOf())).toBe(nine + 3 * hour)
    }
  })

  it('comes at once to whoever is on duty on a schedule that the policy asks', () => {
    const night = alwaysOn('bo', { id: 'night', teamId: 'south' })
    const handoff = makeHandoff({ teamId: 'north', policy: asking('night') })
    expect(heldFor(escalation(), handoff, workforceOf(night))).toBeNull()
  })

  it('is never held if no one took it, Baton is in trouble, or it is about the own duty', () => {
    for (const kind of ['exhausted', 'alarm', 'duty_soon', 'shift_ending'] as const)
      expect(heldFor({ kind, priority: 'normal' }, undefined, workforceOf())).toBeNull()
  })

  it('is held exactly when and as long as the server holds the channels', () => {
    const clock = fc.integer({ min: 0, max: 23 }).map((h) => `${String(h).padStart(2, '0')}:00`)
    const quiet = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: clock,
      to: clock,
    })
    const anyRules = fc.record({
      zone: fc.constantFrom('UTC', 'America/New_York', 'Pacific/Chatham'),
      quiet: fc.array(quiet, { maxLength: 3 }),
      doNotDisturbUntil: fc.option(fc.integer({ min: nine - hour, max: nine + 99 * hour })),
      breaksThrough: fc.subarray([...priorities]),
    })
    const anySchedules = fc.array(
      fc.record({
        personId: fc.constantFrom('ann', 'bo'),
        teamId: fc.constantFrom(null, 'north', 'south'),
        id: fc.constantFrom('d1', 'night'),
      }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(
        anyRules,
        anySchedules,
        fc.constantFrom(...priorities),
        fc.constantFrom(null, 'north'),
        fc.constantFrom(undefined, null, 'night'),
        fc.integer({ min: nine, max: nine + 200 * hour }),
        (some, planned, priority, teamId, asked, now) => {
          const chosen: PersonalRules = { ...defaultRules, ...some }
          const workforce = workforceOf(...planned.map(({ personId, ...over }) => alwaysOn(personId, over)))
          const handoff = makeHandoff({
            priority,
            teamId,
            policy: asked === undefined ? null : asking(asked),
          })
          // As the server decides it: server/policy/resolve-steps.ts, server/notify/plan.ts.
          const onDuty = onDutyUnder(handoff.policy?.steps ?? [], handoff, workforce, now)
          const held = toastHeldUntil(
            escalation({ priority }),
            handoff,
            { personId: 'bo', rules: chosen, workforce },
            now,
          )
          expect(held).toBe(heldUntil(chosen, priority, onDuty.has('bo'), now))
        },
      ),
    )
  })
})
