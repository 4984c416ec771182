import { protocolVersion } from '../../../core/protocol/version.ts'
import type { BareServer } from '../children/bare-server.ts'
import type { BatonServer } from '../children/baton-server.ts'
import type { Crowd } from '../children/crowd.ts'
import { startChild } from '../harness/children.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import { percentile, type Figure } from '../report/figure.ts'

type Entrance = {
  url: string
  auth: Record<string, unknown> | null
  /** One for each desk: a person has few connections. */
  tokens?: readonly string[]
  waitFor: string
}
type Reading = { empty: number; full: number }

const fewDesks = 50

/** Bytes of a server without and with its crowd. A few desks come and go first, so that code is not counted as desks. */
const readMemory = async (
  lab: Lab,
  entrance: Entrance,
  memory: () => Promise<{ rss: number }>,
): Promise<Reading> => {
  const crowd = await startChild<Crowd>('crowd.ts')
  try {
    await crowd.call('connect', { ...entrance, count: fewDesks })
    await crowd.call('disconnect', undefined)
    const empty = await memory()
    await crowd.call('connect', { ...entrance, count: lab.scale.sockets })
    const full = await memory()
    return { empty: empty.rss, full: full.rss }
  } finally {
    await crowd.stop()
  }
}

const kilobytesPerDesk = ({ empty, full }: Reading, desks: number): number => (full - empty) / desks / 1024
const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0)

/** What an idle desk costs the server. Every reading is of a fresh process. */
export const deskMemory = async (lab: Lab): Promise<Figure> => {
  const ours: Reading[] = []
  const floor: Reading[] = []
  const { sockets, repeats } = lab.scale
  for (let round = 0; round < Math.min(3, repeats); round += 1) {
    const baton = await startChild<BatonServer>('baton-server.ts')
    try {
      const url = await baton.call('url', undefined)
      const { accountId, members } = await createWorkspace(url, 2, await baton.call('setupCode', undefined))
      const auth = { token: members[0].accessToken, protocol: protocolVersion }
      const tokens = await baton.call('staff', { accountId, count: Math.max(sockets, fewDesks) })
      const memory = async () => baton.call('memory', undefined)
      ours.push(await readMemory(lab, { url, auth, tokens, waitFor: 'welcome' }, memory))
    } finally {
      await baton.stop()
    }
    const bare = await startChild<BareServer>('bare-server.ts')
    try {
      const url = await bare.call('url', undefined)
      const memory = async () => bare.call('memory', undefined)
      floor.push(await readMemory(lab, { url, auth: null, waitFor: 'connect' }, memory))
    } finally {
      await bare.stop()
    }
  }
  const total = (readings: readonly Reading[], part: keyof Reading) =>
    megabytes(
      percentile(
        readings.map((reading) => reading[part]),
        0.5,
      ),
    )
  return {
    name: 'desk-memory',
    title: `resident memory of the server for each of ${sockets} idle desks`,
    unit: 'KB',
    measures: [
      {
        label: 'an idle desk',
        role: 'baton',
        samples: ours.map((reading) => kilobytesPerDesk(reading, sockets)),
      },
      {
        label: 'bare Socket.IO',
        role: 'floor',
        samples: floor.map((reading) => kilobytesPerDesk(reading, sockets)),
      },
    ],
    notes: [
      `Resident without → with desks: ours ${total(ours, 'empty')} → ${total(ours, 'full')} MB, ` +
        `bare ${total(floor, 'empty')} → ${total(floor, 'full')} MB, after collecting garbage; PostgreSQL not counted.`,
    ],
  }
}
