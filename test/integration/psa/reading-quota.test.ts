import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { addTicket } from '../../../scripts/ticket-system/world.ts'
import { boardsOf } from '../../support/psa/connectwise/connected.ts'
import { settingsFor } from '../../support/psa/connectwise/settings.ts'
import { type PsaRig, startPsaRig } from '../../support/server/psa-rig.ts'

let server: ConnectWiseServer
let rig: PsaRig
beforeAll(async () => {
  server = await startConnectWise(undefined, [50, 50])
  rig = await startPsaRig('connectwise', settingsFor(server.url, server.world), {
    memberId: 'tmarsh',
    boards: boardsOf(server.world),
    quotas: { personHourlyActions: 3 },
  })
})
afterAll(async () => {
  await rig.sync.close()
  await server.stop()
})

test('a ticket that someone reads is stored for them, and counts as one of their actions', async () => {
  const { ann, connectionId } = rig
  const systemId = String(addTicket(server.world, 'Printer').id)
  const read = async (desk = ann) => desk.ask('tickets:read', { connectionId, systemId })
  for (let times = 0; times < 3; times += 1) expect(await read()).toMatchObject({ ok: true })
  expect(await read()).toMatchObject({
    ok: false,
    problem: {
      kind: 'quota_reached',
      message:
        'You’ve reached this server’s limit of 3 actions an hour. Read the ticket again within the hour.',
    },
  })
  // Others have their own hour.
  expect(await read(await rig.sync.desk('acme', 'bob'))).toMatchObject({ ok: true })
})
