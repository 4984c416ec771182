import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Toast } from '../../../../../core/bridge/desktop-api.ts'
import { HandoffIntent, HandoffState, type Handoff } from '../../../../../core/domain/handoff/handoff.ts'
import { Priority } from '../../../../../core/domain/duty/priority.ts'
import { escalationBody, escalationTitle } from '../../../../../core/domain/handoff/escalation-words.ts'
import { noToasts, toastsFor } from '../../../../../core/domain/notification/toasts.ts'
import {
  nextNotificationChange,
  notificationsFor,
} from '../../../../../core/domain/notification/notifications.ts'
import { recipientsOf } from '../../../../../core/domain/notification/handoff-notifications.ts'
import type { NotificationState } from '../../../../../core/domain/notification/notification.ts'
import { roles, type Person } from '../../../../../core/domain/people/person.ts'
import {
  hour,
  makeHandoff,
  makePerson,
  makeSession,
  makeSnapshot,
  minute,
  nine,
  second,
} from '../../../../support/samples/make.ts'

const everyone = [
  makePerson('ann', { name: 'Ann Lee' }),
  makePerson('bo', { teamId: 'north' }),
  makePerson('cy', { role: 'admin' }),
  makePerson('olga', { role: 'owner' }),
  makePerson('vic', { role: 'viewer' }),
  makePerson('gone', { active: false, role: 'admin' }),
]
const person = (id: string): Person => {
  const found = everyone.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No one is called ${id}.`)
  return found
}
const state = (handoffs: Handoff[], sessions = [makeSession()]): NotificationState => ({
  handoffs,
  sessions: new Map(sessions.map((session) => [session.id, session])),
  people: new Map(everyone.map((one) => [one.id, one])),
})
const toldOf = (handoff: Handoff, now: number, sessions?: ReturnType<typeof makeSession>[]) =>
  everyone
    .filter((one) => notificationsFor(one, state([handoff], sessions), now).length > 0)
    .map((one) => one.id)

describe('the words of an escalation', () => {
  const title =
    'Outlook is failing to sync email for the whole finance team since the tenant was migrated on Monday'

  it('name the person, the ticket when there is one, and the title of its card cut at 70 characters', () => {
    const seventy = 'Outlook is failing to sync email for the whole finance team since the…'
    expect(escalationTitle('Ann Lee', makeSnapshot({ title, psaTicketId: '12345' }))).toBe(
      `Escalation from Ann Lee · #12345: ${seventy}`,
    )
    expect(escalationTitle('Ann Lee', makeSnapshot({ title }))).toBe(`Escalation from Ann Lee: ${seventy}`)
    expect(seventy.length).toBe(70)
  })

  it('are whole when the title is short, however it was typed', () => {
    expect(escalationTitle('Ann', makeSnapshot({ title: `Printer${'\n'.repeat(500)}jams` }))).toBe(
      'Escalation from Ann: Printer jams',
    )
    expect(escalationTitle('Ann', makeSnapshot({ title: 'Printer jams', psaTicketId: 'T-1' }))).toBe(
      'Escalation from Ann · #T-1: Printer jams',
    )
  })

  it('give the reason, or say that there is none, the client and the priority', () => {
    const snapshot = makeSnapshot()
    expect(
      escalationBody({ reason: null, engineerNotes: 'CEO is waiting.', priority: 'urgent', snapshot }),
    ).toBe('CEO is waiting.\nPriority: Urgent')
    expect(escalationBody({ reason: null, engineerNotes: ' \n ', priority: 'low', snapshot })).toBe(
      'No reason provided.\nPriority: Low',
    )
    const contoso = makeSnapshot({ client: 'Contoso' })
    expect(
      escalationBody({ reason: null, engineerNotes: 'CEO is waiting.', priority: 'high', snapshot: contoso }),
    ).toBe('CEO is waiting.\nContoso · Priority: High')
  })

  it('always make a toast that the desktop takes', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom('👨‍👩‍👧‍👦', '🇨🇭', 'o\u0301\u0302\u0303', '漢', 'a').map((one) => one.repeat(500)),
    )
    fc.assert(
      fc.property(words, words, (problem, engineerNotes) => {
        const handoff = makeHandoff({
          id: '0198f6c2-7c1e-7000-8000-000000000000',
          engineerNotes,
          snapshot: makeSnapshot({
            problemSummary: problem,
            title: problem.slice(0, 200),
            psaTicketId: '9'.repeat(60),
          }),
        })
        const longName = { ...person('ann'), name: 'Ñ'.repeat(80) }
        const world = { ...state([handoff]), people: new Map([['ann', longName]]) }
        const parked = { ...handoff, intent: 'park' as const, wakeAt: nine }
        const notifications = [
          ...notificationsFor(person('bo'), world, nine),
          ...notificationsFor(longName, { ...world, handoffs: [parked] }, nine),
          ...notificationsFor(
            longName,
            { ...world, handoffs: [{ ...handoff, state: 'claimed', claimedBy: 'bo', claimedAt: nine }] },
            nine,
          ),
        ]
        expect(notifications.map((notification) => notification.kind)).toEqual([
          'escalation',
          'woke',
          'claimed',
        ])
        for (const { toasts } of notifications.map((one) => toastsFor([one], noToasts, new Set(), nine)))
          for (const { claim, ...toast } of toasts) {
            // The desk says for whom the button is.
            const shown =
              claim === undefined ? toast : { ...toast, claim: { handoffId: claim, personId: 'bo' } }
            expect(Toast.safeParse(shown).error).toBeUndefined()
          }
      }),
    )
  })
})

describe('who hears of an escalation', () => {
  it('active engineers and above, not the escalator, not viewers', () => {
    expect(recipientsOf(makeHandoff(), everyone, nine).map((one) => one.id)).toEqual(['bo', 'cy', 'olga'])
    expect(toldOf(makeHandoff(), nine)).toEqual(['bo', 'cy', 'olga'])
  })

  it('of a directed one its target first, then everyone', () => {
    const directed = makeHandoff({ targetUserId: 'bo', opensAt: nine + 5 * minute })
    expect(toldOf(directed, nine)).toEqual(['bo'])
    expect(toldOf(directed, nine + 5 * minute - 1)).toEqual(['bo'])
    // And the escalator, that it has opened.
    expect(toldOf(directed, nine + 5 * minute)).toEqual(['ann', 'bo', 'cy', 'olga'])
    expect(notificationsFor(person('ann'), state([directed]), nine + 5 * minute)).toMatchObject([
      {
        kind: 'opened',
        body: 'Bo didn’t claim it within 4 min, so everyone who can claim it was notified.',
      },
    ])
    // Whoever it was for hears it, too; no one else does.
    const opened = (id: string) =>
      notificationsFor(person(id), state([directed]), nine + 5 * minute).filter(
        ({ kind }) => kind === 'opened',
      )
    expect(opened('bo')).toMatchObject([
      { body: 'You didn’t claim it within 4 min. You can still claim it.' },
    ])
    expect(opened('cy')).toEqual([])
  })

  it('no one while it is on a device alone, and no one once it has ended, but the escalator that it was claimed', () => {
    expect(toldOf(makeHandoff({ acceptedAt: null }), nine)).toEqual([])
    expect(toldOf(makeHandoff({ state: 'withdrawn', withdrawnAt: nine }), nine)).toEqual([])
    expect(toldOf(makeHandoff({ state: 'closed', closedAt: nine, closedBecause: 'resolved' }), nine)).toEqual(
      [],
    )
    const claimed = makeHandoff({ state: 'claimed', claimedBy: 'bo', claimedAt: nine + minute })
    expect(toldOf(claimed, nine + hour)).toEqual(['ann'])
    expect(notificationsFor(person('ann'), state([claimed]), nine + hour)).toEqual([
      {
        key: 'claimed:h1',
        kind: 'claimed',
        title: 'Bo claimed your escalation',
        body: 'After 59 s · Outlook does not sync',
        link: '/handoffs/h1',
        handoffId: 'h1',
        sessionId: 's1',
        priority: 'normal',
        at: nine + minute,
        toldAt: nine + minute,
      },
    ])
  })

  it('leads to the context screen', () => {
    expect(notificationsFor(person('bo'), state([makeHandoff()]), nine)).toMatchObject([
      { key: 'escalation:h1', kind: 'escalation', link: '/handoffs/h1', at: nine + second },
    ])
  })
})

describe('a parked session', () => {
  const parked = makeHandoff({ intent: 'park', engineerNotes: '', wakeAt: nine + hour })

  it('alerts no one', () => {
    expect(toldOf(parked, nine)).toEqual([])
    expect(toldOf({ ...parked, wakeAt: null }, nine + 1000 * hour)).toEqual([])
    expect(recipientsOf(parked, everyone, nine)).toEqual([])
  })

  it('wakes its owner alone at its time, by this device’s clock or the server’s word', () => {
    expect(toldOf(parked, nine + hour - 1)).toEqual([])
    expect(toldOf(parked, nine + hour)).toEqual(['ann'])
    expect(toldOf({ ...parked, wokeAt: nine }, nine)).toEqual(['ann'])
    expect(notificationsFor(person('ann'), state([parked]), nine + hour)).toMatchObject([
      {
        kind: 'woke',
        title: 'Time to pick up: Outlook does not sync',
        body: 'You parked this until now.',
        link: '/sessions/s1',
        at: nine + hour,
      },
    ])
  })

  it('wakes the team when its owner is gone', () => {
    const orphaned = [makeSession({ ownerId: 'gone' })]
    expect(toldOf({ ...parked, handedOffBy: 'gone', teamId: 'north' }, nine + hour, orphaned)).toEqual(['bo'])
    expect(toldOf({ ...parked, handedOffBy: 'gone' }, nine + hour, orphaned)).toEqual([
      'ann',
      'bo',
      'cy',
      'olga',
    ])
    expect(
      toldOf({ ...parked, handedOffBy: 'vic' }, nine + hour, [makeSession({ ownerId: 'vic' })]),
    ).not.toContain('vic')
  })

  it('that waits for a reply tells its owner once the client replied', () => {
    const waits = { ...parked, wakeAt: null, wakeOnReply: true }
    expect(toldOf(waits, nine + 1000 * hour)).toEqual([])
    const replied = { ...waits, wokeAt: nine }
    expect(toldOf(replied, nine)).toEqual(['ann'])
    const [told] = notificationsFor(person('ann'), state([replied]), nine)
    expect(told).toMatchObject({ kind: 'woke', body: 'You parked this until a reply.', at: nine })
    expect(told?.title).toContain('The client replied: ')
  })

  it('tells the team who had parked it', () => {
    const orphaned = state([{ ...parked, handedOffBy: 'gone' }], [makeSession({ ownerId: 'gone' })])
    expect(notificationsFor(person('bo'), orphaned, nine + hour)).toMatchObject([
      { body: 'Gone parked this until now.' },
    ])
  })

  it('wakes no one by mistake while its owner is not known yet', () => {
    expect(
      toldOf({ ...parked, handedOffBy: 'nobody' }, nine + hour, [makeSession({ ownerId: 'nobody' })]),
    ).toEqual([])
  })
})

const anyHandoff = fc
  .record({
    id: fc.constantFrom('h1', 'h2', 'h3'),
    intent: fc.constantFrom(...HandoffIntent.options),
    state: fc.constantFrom(...HandoffState.options),
    priority: fc.constantFrom(...Priority.options),
    handedOffBy: fc.constantFrom('ann', 'bo', 'gone'),
    targetUserId: fc.option(fc.constantFrom('bo', 'cy', 'gone')),
    opensAt: fc.option(fc.integer({ min: nine - 5, max: nine + 5 })),
    wakeAt: fc.option(fc.integer({ min: nine - 5, max: nine + 5 })),
    acceptedAt: fc.option(fc.constant(nine - 10)),
  })
  .map((over): Handoff => {
    const claimed = over.state === 'claimed' ? { claimedBy: 'cy', claimedAt: nine } : {}
    return makeHandoff({ ...over, ...claimed })
  })
const anyHandoffs = fc.uniqueArray(anyHandoff, { selector: (handoff) => handoff.id, maxLength: 3 })

describe('notifications of any handoffs', () => {
  it('change by time alone only when nextNotificationChange says so', () => {
    fc.assert(
      fc.property(anyHandoffs, fc.integer({ min: nine - 7, max: nine + 7 }), (handoffs, now) => {
        const next = nextNotificationChange({ handoffs }, now)
        if (next !== null) expect(next).toBeGreaterThan(now)
        for (const one of everyone) {
          const notifications = notificationsFor(one, state(handoffs), now)
          const until = next ?? now + 15
          // A wait that turns too long is minutes away: each of the next moments, and the last one before it.
          for (let later = now; later < Math.min(until, now + 15); later += 1) {
            expect(notificationsFor(one, state(handoffs), later)).toEqual(notifications)
          }
          expect(notificationsFor(one, state(handoffs), until - 1)).toEqual(notifications)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('are in one order, with one key each, and reach no viewer of an escalation and no one without access', () => {
    fc.assert(
      fc.property(anyHandoffs, fc.constantFrom(...roles), fc.boolean(), (handoffs, role, active) => {
        for (const one of everyone.map((known) => ({ ...known, role, active: known.active && active }))) {
          const notifications = notificationsFor(one, state(handoffs), nine)
          expect(notificationsFor(one, state(handoffs.toReversed()), nine)).toEqual(notifications)
          expect(new Set(notifications.map((notification) => notification.key)).size).toBe(
            notifications.length,
          )
          expect(notifications.map((notification) => notification.at)).toEqual(
            notifications.map((notification) => notification.at).toSorted((a, b) => b - a),
          )
          if (!one.active) expect(notifications).toEqual([])
          if (role === 'viewer')
            expect(notifications.filter((notification) => notification.kind === 'escalation')).toEqual([])
        }
      }),
    )
  })
})
