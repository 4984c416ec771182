import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { makeDevice as makePushDevice } from '../../support/notify/push-device.ts'
import { startReceiver, type Receiver } from '../../support/notify/receivers.ts'
import { openTestDesk, readyState, until, untilReady } from '../../support/desk/open-test-desk.ts'
import { makeSnapshot } from '../../support/samples/make.ts'
import { openRigDesk, type RigDesk } from '../../support/server/sync-rig.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { createWorkspace, type Member } from '../../support/server/workspace.ts'
import { soon } from '../../support/soon.ts'

let server: RunningServer
const opened: Desk[] = []
const bare: RigDesk[] = []
beforeAll(async () => {
  server = await startServerProcess({ BATON_HOOK_NETWORKS: 'loopback' })
})
afterEach(async () => {
  for (const desk of opened.splice(0)) await desk.close()
  for (const desk of bare.splice(0)) desk.close()
})
afterAll(async () => server.remove())

const enter = async ({ email }: Member, password: string): Promise<Desk> => {
  const desk = await openTestDesk(server.url)
  opened.push(desk)
  expect(await desk.signIn({ email, password })).toMatchObject({ ok: true })
  await untilReady(desk, ({ synced, connection }) => synced && connection.kind === 'online')
  return desk
}

/** Lets a desk's device be pushed to; gives what its push service receives. */
const allowPushes = async (desk: Desk, name: string): Promise<Receiver> => {
  const service = await startReceiver()
  const { subscription } = makePushDevice(`${service.url}/${name}`)
  // By this a browser finds itself in the list of devices.
  const id = createHash('sha256').update(subscription.endpoint).digest('hex')
  expect(await desk.askServer('push:add', { name, subscription })).toMatchObject({
    ok: true,
    value: { device: { id, name } },
  })
  return service
}

const devicesOf = async (desk: Desk): Promise<string[]> => {
  const answer = await desk.askServer('channels:read', {})
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value.channels.devices.map(({ name }) => name)
}

const escalate = async (desk: RigDesk, title: string): Promise<void> => {
  const [sessionId, handoffId] = [uuid(), uuid()]
  const handoff = { handoffId, sessionId, intent: 'escalate' as const, priority: 'urgent' as const }
  for (const intent of [
    desk.intent('session.start', { sessionId, title, problemSummary: title }),
    desk.intent('handoff.create', { ...handoff, snapshot: makeSnapshot() }),
  ])
    expect(await desk.push(intent)).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
}

/** A desk without a store of its own, of which a process can't have many. */
const bareDesk = async ({ signedIn }: Member): Promise<RigDesk> => {
  const desk = await openRigDesk(server.url, signedIn.accessToken)
  bare.push(desk)
  return desk
}

/** Ana is signed in at a laptop and at a phone, both of which take pushes; Ben works elsewhere. */
const twoDevices = async () => {
  const members = await createWorkspace(server, {
    ana: { name: 'Ana', role: 'engineer' },
    ben: { name: 'Ben', role: 'engineer' },
  })
  const { ana, ben, owner } = members
  const laptop = await enter(ana, ana.password)
  const phone = await enter(ana, ana.password)
  const pushed = { laptop: await allowPushes(laptop, 'laptop'), phone: await allowPushes(phone, 'phone') }
  expect(await devicesOf(phone)).toEqual(['laptop', 'phone'])
  return { ana, laptop, phone, pushed, ben: await bareDesk(ben), owner }
}

const endLaptop = async (laptop: Desk, phone: Desk): Promise<void> => {
  const { personId } = readyState(phone).identity
  const devices = await phone.signIns.devices(personId)
  if (!devices.ok) throw new Error(devices.problem.message)
  // Whoever joined by an invitation is signed in as well.
  for (const { id, current } of devices.value)
    if (!current) expect(await phone.signIns.endDevice({ personId, id })).toMatchObject({ ok: true })
  await until(laptop.state, ({ phase }) => phase === 'signed_out')
}

test.each([
  ['it is signed out', async (laptop: Desk) => laptop.signOut({ everywhere: false })],
  ['it is ended from elsewhere', endLaptop],
  [
    'the password is changed elsewhere',
    async (_: Desk, phone: Desk, { password }: Member) =>
      phone.signIns.changePassword({ currentPassword: password, password: `${password} changed` }),
  ],
] as const)('a device takes no more pushes once %s; another one does', async (_, end) => {
  const { ana, laptop, phone, pushed, ben } = await twoDevices()
  await end(laptop, phone, ana)
  await soon(async () => expect(await devicesOf(phone)).toEqual(['phone']))
  await phone.close()
  await escalate(ben, 'Printer')
  await soon(() => expect(pushed.phone.received).toHaveLength(1))
  expect(pushed.laptop.received).toEqual([])
})

test('no device takes pushes once someone has signed out everywhere', async () => {
  const { ana, laptop, phone } = await twoDevices()
  expect(await phone.signOut({ everywhere: true })).toMatchObject({ ok: true })
  await until(laptop.state, ({ phase }) => phase === 'signed_out')
  expect(await devicesOf(await enter(ana, ana.password))).toEqual([])
})

test('nor once someone has no access any more, even if they are given it back', async () => {
  const { ana, laptop, owner } = await twoDevices()
  const { personId } = readyState(laptop).identity
  const boss = await bareDesk(owner)
  const give = async (active: boolean) => {
    const intent = {
      id: uuid(),
      at: Date.now(),
      type: 'person.update',
      version: 1,
      payload: { personId, active },
    }
    expect(await boss.ask('intents:request', { intent })).toMatchObject({ ok: true })
  }
  await give(false)
  await until(laptop.state, ({ phase }) => phase === 'signed_out')
  await give(true)
  expect(await devicesOf(await enter(ana, ana.password))).toEqual([])
})
