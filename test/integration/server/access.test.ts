import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { openRigDesk, startPayload } from '../../support/server/sync-rig.ts'
import { createWorkspace, postJson } from '../../support/server/workspace.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServerProcess()
})
afterAll(async () => server.remove())

const people = {
  ana: { name: 'Ana', role: 'engineer' },
  ben: { name: 'Ben', role: 'engineer' },
} as const

const ended = async (desk: Awaited<ReturnType<typeof openRigDesk>>) =>
  new Promise((resolve) => desk.socket.once('ended', resolve))

test('someone whose access ends in the middle of their work is cut at once, told why, and cannot come back', async () => {
  const { owner, ana } = await createWorkspace(server, people)
  const boss = await openRigDesk(server.url, owner.signedIn.accessToken)
  const desk = await openRigDesk(server.url, ana.signedIn.accessToken)
  expect(await desk.push(desk.intent('session.start', startPayload(uuid())))).toMatchObject({ ok: true })
  const told = ended(desk)
  const payload = { personId: ana.signedIn.identity.personId, active: false }
  const intent = { id: uuid(), at: Date.now(), type: 'person.update', version: 1, payload }
  expect(await boss.ask('intents:request', { intent })).toMatchObject({ ok: true })
  expect(await told).toMatchObject({ problem: { kind: 'deactivated' } })
  await expect(openRigDesk(server.url, ana.signedIn.accessToken)).rejects.toMatchObject({
    kind: 'deactivated',
  })
  const signIn = await postJson(`${server.url}/auth/sign-in`, { email: ana.email, password: ana.password })
  expect(signIn.body).toMatchObject({ error: { kind: 'deactivated' } })
  const refresh = await postJson(`${server.url}/auth/refresh`, { refreshToken: ana.signedIn.refreshToken })
  expect(refresh.status).toBeGreaterThanOrEqual(400)
})

test('signing out everywhere cuts every device of that person and no one else', async () => {
  const { ana, ben } = await createWorkspace(server, people)
  const again = await postJson(`${server.url}/auth/sign-in`, { email: ana.email, password: ana.password })
  const second = again.body as typeof ana.signedIn
  const [one, two, other] = await Promise.all([
    openRigDesk(server.url, ana.signedIn.accessToken),
    openRigDesk(server.url, second.accessToken),
    openRigDesk(server.url, ben.signedIn.accessToken),
  ])
  const told = Promise.all([ended(one), ended(two)])
  await postJson(`${server.url}/auth/sign-out`, { refreshToken: second.refreshToken, everywhere: true })
  expect(await told).toMatchObject([
    { problem: { kind: 'session_expired' } },
    { problem: { kind: 'session_expired' } },
  ])
  expect(await other.push(other.intent('session.start', startPayload(uuid())))).toMatchObject({ ok: true })
})

test('signing out one device leaves the other at work', async () => {
  const { ana } = await createWorkspace(server, people)
  const again = await postJson(`${server.url}/auth/sign-in`, { email: ana.email, password: ana.password })
  const second = again.body as typeof ana.signedIn
  const one = await openRigDesk(server.url, ana.signedIn.accessToken)
  const two = await openRigDesk(server.url, second.accessToken)
  const told = ended(one)
  await postJson(`${server.url}/auth/sign-out`, { refreshToken: ana.signedIn.refreshToken })
  await told
  expect(await two.push(two.intent('session.start', startPayload(uuid())))).toMatchObject({ ok: true })
})

test('what one tenant’s token asks for is never another’s', async () => {
  const ours = await createWorkspace(server, people)
  const theirs = await createWorkspace(server, people)
  const desk = await openRigDesk(server.url, theirs.ana.signedIn.accessToken)
  await desk.push(desk.intent('session.start', { ...startPayload(uuid()), title: 'secret of theirs' }))
  const mine = await openRigDesk(server.url, ours.ana.signedIn.accessToken)
  expect(JSON.stringify(await mine.pullAll())).not.toContain('secret of theirs')
  const payload = { personId: theirs.ana.signedIn.identity.personId, active: false }
  const boss = await openRigDesk(server.url, ours.owner.signedIn.accessToken)
  const intent = { id: uuid(), at: Date.now(), type: 'person.update', version: 1, payload }
  expect(await boss.ask('intents:request', { intent })).toMatchObject({
    ok: false,
    problem: { kind: 'not_found' },
  })
})
