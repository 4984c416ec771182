import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../../support/psa/connectwise/connected.ts'
import { psaTimings } from '../../../../server/psa/timings.ts'

const asked = { ...psaTimings.asked }
let rig: ConnectedConnectWise
beforeAll(async () => {
  rig = await startConnectedConnectWise({ asked })
})
afterAll(async () => rig?.close())

test('whoever asks a system that doesn’t answer hears so in plain words, in the time that desks wait', async () => {
  const { ann, olga, connectionId } = rig
  const systemId = rig.addTicket('Slow')
  const again = { connectionId, system: 'connectwise', credentials: null } as const
  for (const name of Object.keys(asked) as (keyof typeof asked)[]) asked[name] = 300
  rig.proxy.always({ kind: 'stall_after' })
  const answers = {
    'tickets:search': ann.ask('tickets:search', { connectionId, text: 'slow', mine: false, openOnly: false }),
    'tickets:read': ann.ask('tickets:read', { connectionId, systemId }),
    'connection:test': olga.ask('connection:test', again),
    'connection:save': olga.ask('connection:save', { ...again, name: 'Tickets' }),
    'connection:options': olga.ask('connection:options', { connectionId }),
    'connection:choices': olga.ask('connection:choices', { connectionId, boardId: '1' }),
  }
  for (const [name, answer] of Object.entries(answers)) {
    const { ok, ...rest } = await answer
    expect({ name, ok, ...rest }).toMatchObject({
      name,
      ok: false,
      problem: { kind: 'unavailable', message: expect.stringMatching(/took too long to answer/u) },
    })
  }
  rig.proxy.forget()
  expect(rig.sync.errors).toEqual([])
})
