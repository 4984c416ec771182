import { expect, test } from 'vitest'
import { deskRig } from '../../support/desk/desk-rig.ts'
import { makeDevice, until, untilReady } from '../../support/desk/open-test-desk.ts'
import { eventually } from '../../support/server/sync-rig.ts'

const rig = deskRig()
const s1 = { kind: 'session', id: 's1' } as const
const bobLooks = { people: [{ personId: 'bo', subjects: [s1] }] }

test('what is looked at is told, and told again after the connection was lost', async () => {
  const ann = await rig.sit('ann')
  ann.lookAt(s1)
  await eventually('the look', () => rig.server.requestsOf('presence:look').length === 1)
  rig.server.cut()
  await eventually('the second look', () => rig.server.requestsOf('presence:look').length === 2)
  ann.lookAt(null)
  await eventually('leaving', () => rig.server.requestsOf('presence:look').length === 3)
  expect(rig.server.requestsOf('presence:look')).toEqual([
    { subject: s1 },
    { subject: s1 },
    { subject: null },
  ])
})

test('who looks is known while there is a connection, and no one is left over from an earlier one', async () => {
  const ann = await rig.sit('ann')
  const who = ann.onlookers(s1)
  expect(who.get()).toEqual([])
  rig.server.emit('presence:changed', bobLooks)
  await until(who, (ids) => ids?.join() === 'bo')
  const history: (readonly string[] | null)[] = []
  const stop = who.subscribe(() => history.push(who.get()))
  rig.server.cut()
  await eventually('being back', () => history.length === 2)
  expect(history).toEqual([null, []])
  stop()
})

test('signed out, nothing is known; the next person is told again', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  const who = ann.onlookers(s1)
  rig.server.emit('presence:changed', bobLooks)
  await until(who, (ids) => ids?.join() === 'bo')
  await ann.signOut({ everywhere: false })
  expect(who.get()).toBeNull()
})

test('a message that cannot be understood changes nothing and is no end', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  const who = ann.onlookers(s1)
  rig.server.emit('presence:changed', bobLooks)
  await until(who, (ids) => ids?.join() === 'bo')
  rig.server.emit('presence:changed', { people: [{ personId: 'bo', subjects: [{ kind: 'x', id: '../s' }] }] })
  rig.server.emit('presence:changed', { people: [{ personId: 'cy', subjects: [s1] }] })
  await until(who, (ids) => ids?.join() === 'bo,cy')
  expect(device.errors.map(({ where }) => where)).toEqual(['malformed'])
  await untilReady(ann, (state) => state.connection.kind === 'online')
})
