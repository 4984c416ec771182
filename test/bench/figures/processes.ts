import { v7 as uuid } from 'uuid'
import type { Intent } from '../../../core/intents/intent.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import type { BareServer } from '../children/bare-server.ts'
import type { BatonServer } from '../children/baton-server.ts'
import type { Crowd } from '../children/crowd.ts'
import { startChild } from '../harness/children.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'

const processCount = 4
const desksEach = 2

/** Server processes on one PostgreSQL. */
const startProcesses = async (lab: Lab) => {
  const first = await startChild<BatonServer>('baton-server.ts')
  lab.cleanUp(first.stop)
  const shared = { BENCH_SHARED: await first.call('shared', undefined) }
  const urls = [await first.call('url', undefined)]
  while (urls.length < processCount) {
    const next = await startChild<BatonServer>('baton-server.ts', shared)
    lab.cleanUp(next.stop)
    urls.push(await next.call('url', undefined))
  }
  return { first, urls }
}

const startCrowd = async (lab: Lab) => {
  const crowd = await startChild<Crowd>('crowd.ts')
  lab.cleanUp(crowd.stop)
  return crowd
}

/** An action at one of four server processes until desks at the others have heard of it. */
export const processes = async (lab: Lab): Promise<Figure> => {
  const { warmUp, escalations } = lab.scale
  const desks = processCount * desksEach
  const bare = await startChild<BareServer>('bare-server.ts')
  lab.cleanUp(bare.stop)
  const { first, urls } = await startProcesses(lab)
  const [batonCrowd, bareCrowd] = [await startCrowd(lab), await startCrowd(lab)]
  const { accountId } = await createWorkspace(urls[0] ?? '', 2, await first.call('setupCode', undefined))
  // Everyone is a person of their own.
  const tokens = await first.call('staff', { accountId, count: desks })
  const processOf = (desk: number) => desk % processCount
  for (const [desk, token] of tokens.entries()) {
    const url = urls[processOf(desk)] ?? ''
    const auth = { token, protocol: protocolVersion }
    await batonCrowd.call('connect', { url, count: 1, auth, waitFor: 'welcome' })
  }
  const bareUrl = await bare.call('url', undefined)
  await bareCrowd.call('connect', { url: bareUrl, count: desks, auth: null, waitFor: 'connect' })

  const samples = { floor: [] as number[], near: [] as number[], far: [] as number[] }
  const seqs = tokens.map(() => 0)
  for (let round = 0; round < warmUp + escalations; round += 1) {
    const from = round % desks
    const seq = (seqs[from] ?? 0) + 1
    seqs[from] = seq
    const id = uuid()
    const payload = {
      sessionId: id,
      title: `Case ${round}`,
      problemSummary: 'Outlook is failing to sync email',
    }
    const intent: Intent = { id: uuid(), seq, at: Date.now(), type: 'session.start', version: 1, payload }
    const message = { intents: [intent] }
    const ours = await batonCrowd.call('round', { event: 'intents:push', message, id, from })
    const body = await batonCrowd.call('heard', undefined)
    const floor = await bareCrowd.call('round', { event: 'relay', message: { id, body }, id, from })
    if (round < warmUp) continue
    for (let desk = 0; desk < desks; desk += 1) {
      if (desk === from) continue
      const isNear = processOf(desk) === processOf(from)
      samples[isNear ? 'near' : 'far'].push(ours[desk] ?? Number.NaN)
      samples.floor.push(floor[desk] ?? Number.NaN)
    }
  }
  return {
    name: 'processes',
    title: `an action at one of ${processCount} server processes until ${desks - 1} other desks have heard of it`,
    unit: 'ms',
    measures: [
      { label: 'heard at another process', role: 'baton', samples: samples.far },
      { label: 'heard at the same process', role: 'baton', samples: samples.near },
      { label: 'bare Socket.IO, one process, same bytes', role: 'floor', samples: samples.floor },
    ],
    notes: [
      'From the moment one desk sends; ours is decided and committed to PostgreSQL (fsync), which tells the other processes.',
      'Each desk is connected to its process directly; a balancer in front adds its own way.',
    ],
  }
}
