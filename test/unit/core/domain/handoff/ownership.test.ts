import { expect, test } from 'vitest'
import { asOpened, needsOwner, targetLeft } from '../../../../../core/domain/handoff/ownership.ts'
import { claimBarOf } from '../../../../../core/domain/handoff/queue.ts'
import {
  nextNotificationChange,
  notificationsFor,
} from '../../../../../core/domain/notification/notifications.ts'
import {
  hour,
  makeHandoff,
  makePerson,
  makeSession,
  makeWorldWithSession,
  minute,
  nine,
} from '../../../../support/samples/make.ts'

const gone = makePerson('gone', { active: false })
const everyone = [
  makePerson('ann'),
  makePerson('bo'),
  makePerson('cy', { role: 'admin' }),
  makePerson('olga', { role: 'owner' }),
  makePerson('vic', { role: 'viewer' }),
  gone,
]
const people = new Map(everyone.map((one) => [one.id, one]))
const toldOf = (
  state: { handoffs?: ReturnType<typeof makeHandoff>[]; left?: ReturnType<typeof makeSession>[] },
  kind: string,
  now = nine,
) =>
  everyone
    .filter((one) =>
      notificationsFor(one, { handoffs: [], sessions: new Map(), people, ...state }, now).some(
        (notification) => notification.kind === kind,
      ),
    )
    .map(({ id }) => id)

test('a session needs a owner when its own cannot work and it waits in no queue', () => {
  expect(needsOwner(makeSession({ ownerId: 'gone' }), people)).toBe(true)
  expect(needsOwner(makeSession({ ownerId: 'vic' }), people)).toBe(true)
  expect(needsOwner(makeSession({ ownerId: 'bo' }), people)).toBe(false)
  expect(needsOwner(makeSession({ ownerId: 'not-arrived-yet' }), people)).toBe(false)
  expect(needsOwner(makeSession({ ownerId: 'gone', status: 'resolved' }), people)).toBe(false)
  expect(needsOwner(makeSession({ ownerId: 'gone', openHandoffId: 'h1' }), people)).toBe(false)
})

test('of such a session admins and owners are told, and who had handed it over', () => {
  const left = [makeSession({ ownerId: 'gone' })]
  expect(toldOf({ left }, 'left')).toEqual(['cy', 'olga'])
  const claimed = makeHandoff({ state: 'claimed', claimedBy: 'gone', claimedAt: nine })
  expect(toldOf({ left, handoffs: [claimed] }, 'left')).toEqual(['ann', 'cy', 'olga'])
  expect(toldOf({ left: [makeSession({ ownerId: 'bo' })] }, 'left')).toEqual([])
  const parked = makeSession({ ownerId: 'gone', status: 'paused', openHandoffId: 'h1' })
  expect(toldOf({ left: [parked] }, 'left')).toEqual(['cy', 'olga'])
  // Of what is escalated everyone has been told.
  const waiting = makeSession({ ownerId: 'gone', status: 'escalated', openHandoffId: 'h1' })
  expect(toldOf({ left: [waiting] }, 'left')).toEqual([])
})

test('what is kept for someone who left is everyone’s at once, for notifications, queue and claim', () => {
  const handoff = makeHandoff({ targetUserId: 'gone', opensAt: nine + hour })
  expect(targetLeft(handoff, people)).toBe(true)
  expect(asOpened(handoff, people).opensAt).toBeNull()
  expect(toldOf({ handoffs: [handoff] }, 'escalation')).toEqual(['bo', 'cy', 'olga'])
  expect(claimBarOf(asOpened(handoff, people), makePerson('bo'), nine)).toBeNull()
  const forBo = makeHandoff({ targetUserId: 'bo', opensAt: nine + hour })
  expect(asOpened(forBo, people)).toBe(forBo)
})

test('the server lets anyone who can work claim what was kept for someone who left', () => {
  const world = makeWorldWithSession().add('people', makePerson('bo', { active: false }))
  world
    .add('handoffs', makeHandoff({ targetUserId: 'bo', opensAt: world.now + hour }))
    .add('sessions', makeSession({ status: 'escalated', openHandoffId: 'h1' }))
    .add('people', makePerson('dee'))
  expect(world.act('handoff.claim', { handoffId: 'h1' }, 'dee')).toMatchObject({ status: 'accepted' })
})

test('once someone took it over at a shift’s end they are told of it like anyone who may claim it, and the escalator of nothing', () => {
  const urgent = makeHandoff({ priority: 'urgent', acceptedAt: nine, answerableId: 'bo' })
  expect(toldOf({ handoffs: [urgent] }, 'overdue', nine + hour)).toEqual([])
  const told = toldOf({ handoffs: [urgent] }, 'escalation', nine + hour)
  expect(told).toContain('bo')
  expect(told).not.toContain('ann')
})

test('the escalator alone is told that no one came, from when it is late', () => {
  const urgent = makeHandoff({ priority: 'urgent', acceptedAt: nine })
  expect(nextNotificationChange({ handoffs: [urgent] }, nine)).toBe(nine + 5 * minute)
  expect(toldOf({ handoffs: [urgent] }, 'overdue', nine + 5 * minute - 1)).toEqual([])
  expect(toldOf({ handoffs: [urgent] }, 'overdue', nine + 5 * minute)).toEqual(['ann'])
  const [notification] = notificationsFor(
    makePerson('ann'),
    { handoffs: [urgent], sessions: new Map(), people },
    nine + hour,
  )
  expect(notification).toMatchObject({
    key: 'overdue:h1',
    body: 'No one took it within 5 min. If it can’t wait, phone your team.',
    at: nine + 5 * minute,
  })
})
