import { afterEach, expect, test } from 'vitest'
import { lockAccount, readDocument, writeChanges } from '../../../server/store/change-log.ts'
import { makePerson } from '../../support/samples/make.ts'
import { eventually, type RigDesk, staff, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

/** Who may stay is checked again by itself, whether or not anyone says that something changed. */

let rig: SyncRig | null = null
afterEach(async () => {
  await rig?.close()
  rig = null
})
const start = async (options: Parameters<typeof startSyncRig>[0]): Promise<SyncRig> => {
  rig = await startSyncRig(options)
  await rig.addAccount('acme', staff())
  return rig
}
const endOf = async (desk: RigDesk): Promise<unknown> =>
  new Promise((resolve) => desk.socket.once('ended', resolve))

/** As another process does whose announcement is lost. */
const deactivateSilently = async ({ db }: SyncRig, personId: string): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    await lockAccount(trx, 'acme')
    const person = await readDocument(trx, 'acme', 'people', personId)
    if (person === null) throw new Error('No such person.')
    await writeChanges(trx, 'acme', [{ collection: 'people', document: { ...person, active: false } }])
  })
}

test('lost access that no one announced ends the connection at the next check, and no other', async () => {
  const { desk, cuts } = await start({ limits: { recheckMs: 1000 } })
  const ann = await desk('acme', 'ann')
  const bob = await desk('acme', 'bob')
  const ended = endOf(bob)
  if (rig !== null) await deactivateSilently(rig, 'bob')
  expect(await ended).toMatchObject({ problem: { kind: 'deactivated' } })
  expect(cuts).toEqual(['access'])
  expect(ann.socket.connected).toBe(true)
})

test('access that can’t be checked for too long ends every connection, with why; afterwards they come back', async () => {
  let canCheck = true
  const { desk, errors, cuts, sockets } = await start({
    limits: { recheckMs: 500, uncheckedMs: 1000 },
    canCheck: () => canCheck,
  })
  const desks = [await desk('acme', 'ann'), await desk('acme', 'bob')]
  const ends = desks.map(endOf)
  canCheck = false
  for (const end of ends)
    expect(await end).toMatchObject({
      problem: {
        kind: 'offline',
        message: 'The server couldn’t check your access just now. Baton reconnects automatically.',
      },
    })
  expect(cuts).toEqual(['access', 'access'])
  await eventually('both to be gone', () => sockets.count() === 0)
  // Reported once, however often it failed.
  expect(errors).toHaveLength(1)
  errors.length = 0
  canCheck = true
  const again = await desk('acme', 'ann')
  expect(again.welcome.personId).toBe('ann')
})

test('a failure that passes ends no connection, and what was missed meanwhile is found as soon as it can be', async () => {
  let canCheck = true
  const { desk, errors, cuts } = await start({
    limits: { recheckMs: 500, uncheckedMs: 60_000 },
    canCheck: () => canCheck,
  })
  const ann = await desk('acme', 'ann')
  const bob = await desk('acme', 'bob')
  const ended = endOf(bob)
  canCheck = false
  await eventually('a check to fail', () => errors.length === 1)
  if (rig !== null) await deactivateSilently(rig, 'bob')
  expect(cuts).toEqual([])
  canCheck = true
  expect(await ended).toMatchObject({ problem: { kind: 'deactivated' } })
  expect(cuts).toEqual(['access'])
  expect(ann.socket.connected).toBe(true)
  errors.length = 0
})

test('a workspace has so many connections at one process: one more is told why, and let in when another goes', async () => {
  const { desk, addAccount, sockets } = await start({ limits: { socketsPerAccount: 3 } })
  await addAccount('beta', [makePerson('beta-ann')])
  const first = await desk('acme', 'ann')
  await desk('acme', 'bob')
  await desk('acme', 'olga')
  await expect(desk('acme', 'vic')).rejects.toMatchObject({
    kind: 'rate_limited',
    message: expect.stringContaining('connection limit'),
  })
  // Others have their own.
  await desk('beta', 'beta-ann')
  first.close()
  await eventually('room', () => sockets.audience('acme') === 2)
  expect((await desk('acme', 'vic')).welcome.personId).toBe('vic')
})
