import fc from 'fast-check'
import { expect, it } from 'vitest'
import { currentClaim } from '../../../../core/domain/handoff/current-claim.ts'
import { answerableFor } from '../../../../core/domain/handoff/answerable.ts'
import { notificationsFor } from '../../../../core/domain/notification/notifications.ts'
import { canWork } from '../../../../core/domain/people/person.ts'
import { isUnderway } from '../../../../core/domain/session/session.ts'
import { needsOwner } from '../../../../core/domain/handoff/ownership.ts'
import { withConnection } from '../../../support/samples/psa.ts'
import { faultsIn } from '../../../support/samples/invariants.ts'
import { makePerson, makeWorldWithSession, type World } from '../../../support/samples/make.ts'
import { intentTypes, movesOf, payloadOf, type Move } from '../../../support/samples/random-intents.ts'

const people = ['ann', 'bo', 'cy', 'dee']

/** What people do to sessions and shifts; handing over comes often. */
const types = [
  ...intentTypes.filter((type) => /^(session|handoff|entry|person)\./u.test(type)),
  ...Array.from({ length: 4 }, () => ['session.start', 'handoff.create', 'handoff.claim'] as const).flat(),
  ...Array.from({ length: 12 }, () => ['handover.send', 'handover.take', 'handover.close'] as const).flat(),
  ...Array.from({ length: 4 }, () => ['handover.decline', 'handover.withdraw'] as const).flat(),
]
const shifts = fc.array(movesOf(people, types), { minLength: 20, maxLength: 90, size: 'max' })

const play = (world: World, move: Move): void => {
  world.wait(move.wait)
  if (move.who !== 'system' && !world.get('people', move.who).active) return
  world.act(move.type, payloadOf(world, move), move.who)
}

/** Ends every shift handover whose time is over, as the server does. */
const endDue = (world: World): void => {
  for (const { id, answerBy, from } of world.all('handovers')) {
    if (answerBy === null) continue
    world.wait(Math.max(0, answerBy - world.now))
    const claims = world
      .all('handoffs')
      .filter((handoff) => currentClaim(handoff)?.by === from)
      .map(({ id: handoffId, sessionId }) => ({ sessionId, handoffId }))
    world.must('handover.close', { handoverId: id, dueAt: answerBy, claims }, 'system')
  }
}

/** Why a session is no one's, in words; null if someone has it, and knows. */
const orphaned = (world: World, sessionId: string): string | null => {
  const session = world.get('sessions', sessionId)
  if (!isUnderway(session.status)) return null
  const all = new Map(world.all('people').map((person) => [person.id, person]))
  const owner = all.get(session.ownerId)
  if (owner === undefined) return 'its owner does not exist'
  const handoff = session.openHandoffId === null ? null : world.get('handoffs', session.openHandoffId)
  if (handoff !== null && answerableFor(handoff) !== session.ownerId) return 'another answers for its handoff'
  if (handoff?.intent === 'escalate') {
    const { policy } = handoff
    return policy === null || (policy.nextAt === null && policy.exhausted === null)
      ? 'it is in the queue, and no step will fire'
      : null
  }
  if (canWork(owner) || handoff !== null) return null
  return needsOwner(session, all) ? null : 'its owner has no access, and no one may take it over'
}

/** Items that their outgoing owner still has although nothing waits for an answer, of which no admin hears. */
const untold = (world: World): string[] => {
  const all = new Map(world.all('people').map((person) => [person.id, person]))
  const admins = world.all('people').filter((one) => canWork(one) && one.role !== 'engineer')
  const state = { handoffs: [], sessions: new Map(), people: all, handovers: world.all('handovers') }
  const heard = new Set(
    admins.flatMap((admin) => notificationsFor(admin, state, world.now).map(({ key }) => key)),
  )
  return world
    .all('handovers')
    .filter(
      ({ items, id }) => items.some((item) => item.state === 'left') && !heard.has(`handover_left:${id}`),
    )
    .map(({ id }) => id)
}

// Some thousand shifts: a busy machine may take a while.
it(
  'after any shifts, nothing open is without an owner, and no item without an answer',
  { timeout: 300_000 },
  () => {
    let handed = 0
    const seen = new Set<string>()
    fc.assert(
      fc.property(shifts, (moves) => {
        const world = withConnection(makeWorldWithSession()).add('people', makePerson('dee'))
        for (const move of moves) play(world, move)
        endDue(world)
        expect(faultsIn(world)).toEqual([])
        for (const { id } of world.all('sessions')) expect(orphaned(world, id)).toBeNull()
        for (const { items, answerBy } of world.all('handovers')) {
          handed += 1
          expect(answerBy).toBeNull()
          for (const { state, sessionId, by } of items) {
            seen.add(state)
            expect(['open', 'declined']).not.toContain(state)
            // Whoever took it had it from then on, unless someone else has it since.
            if (state === 'taken') expect(by).not.toBeNull()
            expect(world.find('sessions', sessionId)).toBeDefined()
          }
        }
        // Some admin has access in every one of them, or there is no one to tell.
        const isLed = world.all('people').some((one) => canWork(one) && one.role !== 'engineer')
        if (isLed) expect(untold(world)).toEqual([])
      }),
      { numRuns: 500 },
    )
    expect(handed).toBeGreaterThan(2000)
    expect([...seen].toSorted()).toEqual(['gone', 'left', 'returned', 'taken', 'withdrawn'])
  },
)
