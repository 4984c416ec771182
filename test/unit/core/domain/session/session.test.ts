import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  confidenceTierOf,
  eventsFrom,
  sessionEvents,
  SessionStatus,
  statusWord,
  transition,
  type SessionEvent,
} from '../../../../../core/domain/session/session.ts'

const statuses = SessionStatus.options

/** The domain’s table, written out by hand: every status, every event; what is missing is rejected. */
const table: Record<SessionStatus, Partial<Record<SessionEvent, SessionStatus>>> = {
  active: {
    park: 'paused',
    escalate: 'requesting_escalation',
    return: 'escalated',
    resolve: 'resolved',
    abandon: 'abandoned',
  },
  paused: {
    resume: 'active',
    escalate: 'requesting_escalation',
    claim: 'active',
    resolve: 'resolved',
    abandon: 'abandoned',
  },
  requesting_escalation: { accept: 'escalated', withdraw: 'active', resolve: 'resolved' },
  escalated: { withdraw: 'active', claim: 'active', resolve: 'resolved' },
  resolved: { escalate: 'requesting_escalation', reopen: 'active' },
  abandoned: { reopen: 'active' },
}

const pairs = statuses.flatMap((status) =>
  sessionEvents.map((event) => ({ status, event, to: table[status][event] })),
)

describe('the session machine', () => {
  it.each(pairs.filter(({ to }) => to !== undefined))('$status, $event: $to', ({ status, event, to }) => {
    expect(transition(status, event)).toEqual({ ok: true, value: to })
  })

  it.each(pairs.filter(({ to }) => to === undefined))('$status, $event: rejected', ({ status, event }) => {
    const result = transition(status, event)
    expect(result).toMatchObject({ ok: false, problem: { kind: 'wrong_status' } })
    expect(result.ok ? '' : result.problem.message).toContain(`This session is ${statusWord[status]}`)
  })

  it('refuses to escalate what is escalated and to resolve what is resolved', () => {
    expect(transition('escalated', 'escalate').ok).toBe(false)
    expect(transition('requesting_escalation', 'escalate').ok).toBe(false)
    expect(transition('resolved', 'resolve').ok).toBe(false)
  })

  it.each(statuses)('offers from %s exactly the events that may start there', (status) => {
    expect([...eventsFrom(status)].toSorted()).toEqual(Object.keys(table[status]).toSorted())
  })

  it('leaves no status without a way on, and reaches every one from active', () => {
    const reached = new Set<SessionStatus>(['active'])
    for (const status of reached) {
      for (const event of eventsFrom(status)) {
        const next = transition(status, event)
        if (next.ok) reached.add(next.value)
      }
    }
    expect([...reached].toSorted()).toEqual([...statuses].toSorted())
    expect(statuses.filter((status) => eventsFrom(status).length === 0)).toEqual([])
  })

  it('never stays where it is, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sessionEvents), { maxLength: 40 }), (events) => {
        let status: SessionStatus = 'active'
        for (const event of events) {
          const result = transition(status, event)
          expect(result.ok).toBe(eventsFrom(status).includes(event))
          if (!result.ok) continue
          expect(result.value).not.toBe(status)
          status = result.value
        }
      }),
    )
  })
})

describe('the confidence tier', () => {
  it.each([
    [0, 'discovery'],
    [0.399_999, 'discovery'],
    [0.4, 'exploring'],
    [0.799_999, 'exploring'],
    [0.8, 'guided'],
    [1, 'guided'],
  ])('of %d is %s', (score, tier) => {
    expect(confidenceTierOf(score)).toBe(tier)
  })
})
