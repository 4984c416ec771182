import { setup } from '../../support/server/integration-setup.ts'
import { eventually } from '../../support/server/sync-rig.ts'
import {
  type ConnectedConnectWise,
  startConnectedConnectWise,
} from '../../support/psa/connectwise/connected.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'

/** How long the ticket system takes to answer. Milliseconds. */
const latency = 50
const lanes = 4

const bare = 'the same notes, time and status with fetch, 4 at a time'

/** Brings everything that waits to its tickets, and how long that took for each. Milliseconds. */
const drained = async (rig: ConnectedConnectWise, count: number): Promise<number> => {
  const { db } = rig.sync
  const pause = async (until: Date | null) =>
    db.updateTable('connection_secrets').set({ paused_until: until }).execute()
  await pause(new Date(Date.now() + 3_600_000))
  for (let index = 0; index < count; index += 1) await rig.resolve(rig.addTicket(`Drained ${index}`))
  rig.proxy.always({ kind: 'late', by: latency })
  const started = performance.now()
  await pause(null)
  await eventually(
    'everything to be posted',
    async () => {
      const open = await db
        .selectFrom('writeback_queue')
        .select('writeback_id')
        .where('due_at', 'is not', null)
        .limit(1)
        .executeTakeFirst()
      return open === undefined || undefined
    },
    600,
  )
  const took = (performance.now() - started) / count
  rig.proxy.always(null)
  return took
}

/** Asks for the same without looking, writing down or reading back. */
const fetched = async (rig: ConnectedConnectWise, count: number): Promise<number> => {
  const { company, publicKey, privateKey, clientId, codebase } = rig.world
  const headers = {
    authorization: `Basic ${Buffer.from(`${company}+${publicKey}:${privateKey}`).toString('base64')}`,
    clientId,
    'content-type': 'application/json',
  }
  const send = async (method: string, path: string, body: unknown) => {
    const response = await fetch(`${rig.proxy.url}/${codebase}apis/3.0/${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    await response.arrayBuffer()
  }
  const tickets = Array.from({ length: count }, (_, index) => rig.addTicket(`Fetched ${index}`))
  rig.proxy.always({ kind: 'late', by: latency })
  const started = performance.now()
  const lane = async (): Promise<void> => {
    for (let id = tickets.pop(); id !== undefined; id = tickets.pop()) {
      const note = { text: 'x', internalAnalysisFlag: true, processNotifications: false }
      await send('POST', `service/tickets/${id}/notes`, note)
      await send('POST', `service/tickets/${id}/notes`, note)
      await send('POST', 'time/entries', {
        chargeToType: 'ServiceTicket',
        chargeToId: Number(id),
        member: { identifier: 'tmarsh' },
        timeStart: '2026-11-20T09:00:00Z',
        timeEnd: '2026-11-20T10:00:00Z',
        actualHours: 1,
        notes: 'x',
      })
      await send('PATCH', `service/tickets/${id}`, [{ op: 'replace', path: 'status', value: { id: 103 } }])
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  rig.proxy.always(null)
  return (performance.now() - started) / count
}

/** Writebacks that waited while the ticket system was down, once it is back. */
export const drain = async (lab: Lab): Promise<Figure> => {
  lab.cleanUp(await setup())
  const rig = await startConnectedConnectWise({ drain: 600_000, call: 20_000, lease: 60_000 })
  lab.cleanUp(rig.close)
  const count = Math.max(4, lab.scale.escalations)
  const ours: number[] = []
  const floor: number[] = []
  for (let turn = 0; turn < lab.scale.repeats; turn += 1) {
    ours.push(await drained(rig, count))
    floor.push(await fetched(rig, count))
  }
  const perSecond = 1000 / (ours.toSorted((a, b) => a - b)[Math.floor(ours.length / 2)] ?? 1)
  return {
    name: 'drain',
    title: `${count} writebacks to a ticket system that takes ${latency} ms to answer`,
    unit: 'ms',
    measures: [
      { label: 'each, read back', role: 'baton', samples: ours },
      { label: bare, role: 'floor', samples: floor },
    ],
    notes: [
      `${perSecond.toFixed(1)} a second. Each is note, documentation, time and status: 4 calls that write, and those that look first and read back.`,
    ],
  }
}
