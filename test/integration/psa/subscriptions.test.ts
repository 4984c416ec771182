import { afterEach, expect, test } from 'vitest'
import { callbackPath, subscribeConnection } from '../../../server/psa/connections/subscribe-connection.ts'
import { startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { startAutotask } from '../../support/psa/autotask/autotask.ts'
import { settingsFor as connectWiseSettings } from '../../support/psa/connectwise/settings.ts'
import { type FaultProxy, startFaultProxy } from '../../support/psa/fault-proxy.ts'
import { startHalo } from '../../support/psa/halo/halo.ts'
import { type PsaRig, startPsaRig } from '../../support/server/psa-rig.ts'
import { eventually } from '../../support/server/sync-rig.ts'
import type { PsaKind } from '../../../core/psa/systems.ts'
import type { Credentials } from '../../../core/protocol/psa-messages.ts'

const publicUrl = 'https://baton.example.com'

type Called = {
  url: string
  stop(): Promise<void>
  credentials(address: string): Credentials
  urls(): string[]
}

const systems: Partial<Record<PsaKind, () => Promise<Called>>> = {
  async connectwise() {
    const { url, world, stop } = await startConnectWise()
    const urls = () => world.callbacks.map((one) => one.url)
    return { url, stop, urls, credentials: (address) => connectWiseSettings(address, world) }
  },
  async halo() {
    const { url, world, stop } = await startHalo()
    const { clientId, clientSecret } = world
    const credentials = (address: string) => ({ address, clientId, clientSecret })
    const urls = () => world.webhooks.map((one) => one.url)
    return { url, stop, urls, credentials }
  },
  async autotask() {
    const { url, world, stop } = await startAutotask()
    const { userName, secret, integrationCode } = world
    const credentials = (address: string) => ({ address, userName, secret, integrationCode })
    const urls = () => world.webhooks.TicketWebhooks.map(({ webhookUrl }) => webhookUrl)
    return { url, stop, urls, credentials }
  },
}

let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
})
const connected = async (kind: PsaKind): Promise<{ rig: PsaRig; system: Called; proxy: FaultProxy }> => {
  const system = await systems[kind]?.()
  if (system === undefined) throw new Error(`${kind} calls no one.`)
  const proxy = await startFaultProxy(system.url)
  closing.push(system.stop, proxy.stop)
  const rig = await startPsaRig(kind, system.credentials(proxy.url), { memberId: '4', boards: [], publicUrl })
  closing.push(async () => rig.close())
  return { rig, system, proxy }
}
/** Saves the connection once more, as an admin who changes its name, and waits until what that causes is done. */
const saveAgain = async ({ rig, system, proxy }: Awaited<ReturnType<typeof connected>>, kind: PsaKind) => {
  const { connectionId } = rig
  const credentials = system.credentials(proxy.url)
  const before = proxy.passed.length
  const again = { connectionId, system: kind, name: 'Renamed', credentials }
  expect(await rig.olga.ask('connection:save', again)).toMatchObject({ ok: true })
  await eventually('the job', async () => {
    const asked = proxy.passed.slice(before).filter((call) => /callbacks|webhook/iu.test(call))
    return asked.length > 0 || undefined
  })
}

test.each(['connectwise', 'halo', 'autotask'] as const)(
  'whoever connects %s is called when its tickets change, at an address of the connection, once however often it is saved',
  async (kind) => {
    const all = await connected(kind)
    const address = new URL(callbackPath(all.rig.connectionId), publicUrl).href
    await eventually('the subscription', async () => all.system.urls().length > 0 || undefined)
    await saveAgain(all, kind)
    expect(all.system.urls()).toHaveLength(1)
    expect(all.system.urls()[0]).toMatch(new RegExp(`^${address.replaceAll('.', '\\.')}`, 'u'))
    const { state } = await all.rig.document('connections', all.rig.connectionId)
    expect(state).toBe('ready')
  },
)

test('a system that can’t be asked now is asked again later; one that says no is left in peace', async () => {
  const { rig, proxy, system } = await connected('connectwise')
  // The rig's own, which must not be disturbed.
  await eventually('the subscription', async () => system.urls().length > 0 || undefined)
  const { db, decider, psa } = rig.sync
  const ask = async () =>
    subscribeConnection.start(
      { accountId: 'acme', connectionId: rig.connectionId },
      {
        db,
        act: decider.act,
        enqueue: async () => undefined,
        clock: Date.now,
        psa,
      },
      new AbortController().signal,
    )
  proxy.always({ kind: 'answer', status: 503, body: '<html>' })
  await expect(ask()).rejects.toThrow('can’t be reached')
  proxy.always({ kind: 'answer', status: 403, body: '{"code":"Security","message":"No."}' })
  await expect(ask()).resolves.toBeUndefined()
  proxy.always(null)
})
