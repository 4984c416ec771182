import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { scopeOf } from '../../../renderer/data/desk/scope.ts'
import { openFlakyNetwork } from '../../support/desk/flaky-network.ts'
import { openTestDesk, readyState, until, untilReady, untilState } from '../../support/desk/open-test-desk.ts'
import { openDevice, plunder, type OpenDevice } from '../../support/desk/plunder.ts'
import { makePng } from '../../support/samples/images.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { createWorkspace, type Member } from '../../support/server/workspace.ts'
import { soon } from '../../support/soon.ts'

let server: RunningServer
const opened: { close(): Promise<unknown> }[] = []
beforeAll(async () => {
  server = await startServerProcess()
})
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close()
})
afterAll(async () => server.remove())

const secret = 'The password of the vault is 4711'

const enter = async (desk: Desk, { email, password }: Member): Promise<void> => {
  const entered = await desk.signIn({ email, password })
  if (!entered.ok) throw new Error(entered.problem.message)
  await untilReady(desk, ({ synced, connection }) => synced && connection.kind === 'online')
}

const openOn = async ({ device }: OpenDevice, url: string): Promise<Desk> => {
  const desk = await openTestDesk(url, device)
  opened.push(desk)
  return desk
}

/** Two devices of Ana's: what was sent is on both of them, each with an image and a search that finds it. */
const twoDevices = async () => {
  const { ana } = await createWorkspace(server, { ana: { name: 'Ana', role: 'engineer' } })
  const sit = async () => {
    const place = openDevice()
    const network = await openFlakyNetwork(server.url)
    opened.push(network)
    const desk = await openOn(place, network.url)
    await enter(desk, ana)
    const { identity } = readyState(desk)
    const read = async () => plunder(place, scopeOf(`${network.url}#${place.device.name}`, identity))
    return { place, network, desk, read }
  }
  const here = await sit()
  const away = await sit()
  const sessionId = here.desk.newId()
  await here.desk.act('session.start', { sessionId, title: secret, problemSummary: 'It is forgotten' })
  await until(away.desk.document('sessions', sessionId), (session) => session !== null)
  for (const { desk, place } of [here, away]) {
    const png = makePng({ width: desk === here.desk ? 20 : 30, height: 20 })
    const kept = await desk.keepFile({ body: new Blob([new Uint8Array(png)]), name: 'vault.png' })
    if (!kept.ok) throw new Error(kept.problem.message)
    const entry = { entryId: desk.newId(), sessionId, kind: 'note' as const, text: secret }
    expect(await desk.act('entry.add', { ...entry, attachments: [kept.value] })).toMatchObject({ ok: true })
    await untilReady(desk, ({ waiting, filesWaiting }) => waiting + filesWaiting === 0)
    await soon(async () => expect((await desk.search('vault', { limit: 5 })).hits).toHaveLength(1))
    expect([...place.files.values()].flatMap(({ bodies }) => [...bodies.keys()])).not.toEqual([])
  }
  return { ana, here, away, sessionId }
}

const cleared = async ({
  place,
  read,
}: {
  place: OpenDevice
  read: () => Promise<string>
}): Promise<void> => {
  await soon(() => expect([...place.files.values()].flatMap(({ bodies }) => [...bodies.keys()])).toEqual([]))
  await soon(async () => expect(await read()).not.toContain(secret))
  for (const store of place.found.values()) expect(await store.allSessions()).toEqual([])
  expect(place.device.secret).toBeNull()
}

test.each(['at once', 'when it is back', 'when it is opened again'])(
  'signed out everywhere, the other device is cleared %s, and what was not sent is sealed for its person',
  async (when) => {
    const { ana, here, away, sessionId } = await twoDevices()
    let other = away.desk
    const isAway = when !== 'at once'
    if (isAway) {
      away.network.cut()
      await untilReady(other, ({ connection }) => connection.kind === 'offline')
      const entry = { entryId: 'unsent', sessionId, kind: 'note' as const, text: `${secret}, not sent` }
      expect(await other.act('entry.add', entry)).toMatchObject({ ok: true })
    }
    await other.writeDraft(`composer:${sessionId}`, `${secret}, half-typed`)
    if (when === 'when it is opened again') {
      await other.close()
      expect(await away.read()).toContain(secret)
    }

    expect(await here.desk.signOut({ everywhere: true })).toMatchObject({ ok: true })
    expect(here.desk.state.get()).toMatchObject({ phase: 'signed_out', problem: null })
    await cleared(here)

    if (when === 'when it is opened again') other = await openOn(away.place, away.network.url)
    away.network.restore()
    other.reconnect()
    const left = isAway ? [{ name: 'Ana', waiting: 1, filesWaiting: 0, rejected: 0 }] : []
    const state = await untilState(
      other,
      (now) => now.phase === 'signed_out' && now.problem !== null,
      'being signed out',
    )
    expect(state).toMatchObject({ left })
    await soon(() => expect(away.place.works.size).toBe(1))
    await cleared(away)

    // Who comes next is told first whose work waits here.
    await other.close()
    other = await openOn(away.place, away.network.url)
    expect(await untilState(other, ({ phase }) => phase === 'signed_out')).toMatchObject({ left })
    await enter(other, ana)
    expect(await other.readDraft(`composer:${sessionId}`)).toBe(`${secret}, half-typed`)
    await untilReady(other, ({ waiting, synced }) => synced && waiting === 0)
    const texts = (await until(other.entries(sessionId, 10), (entries) => entries.length > 2)).map(
      ({ text }) => text,
    )
    expect(texts.includes(`${secret}, not sent`)).toBe(isAway)
    expect(away.place.works.size).toBe(0)
    expect(away.place.device.errors).toEqual([])
  },
)
