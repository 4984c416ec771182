import type { BatonServer } from '../children/baton-server.ts'
import { startChild } from '../harness/children.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'
import { handoffIdOf } from '../sample-escalations.ts'
import { sampleSessions } from '../sample-sessions.ts'

/** Far enough away for nothing to become due while it is measured. Milliseconds. */
const later = 3_600_000

/** What a process does every ten seconds: it looks for policies that a timer forgot, among all that wait. */
export const policies = async (lab: Lab): Promise<Figure> => {
  const { waiting } = lab.scale
  const baton = await startChild<BatonServer>('baton-server.ts')
  lab.cleanUp(baton.stop)
  const url = await baton.call('url', undefined)
  const { accountId, members } = await createWorkspace(url, 5, await baton.call('setupCode', undefined))
  const now = Date.now()
  // A quarter of the sample is active, and can be escalated.
  const sample = { accountId, ownerIds: members.map(({ personId }) => personId), count: waiting * 4, now }
  await baton.call('seedWaiting', { ...sample, nextAt: now + later })
  const [first] = sampleSessions({ ...sample, count: 1 })
  if (first === undefined) throw new Error('There is no session.')
  const id = handoffIdOf(first)
  const ticks: number[] = []
  const reads: number[] = []
  for (let turn = 0; turn < lab.scale.parks + 3; turn += 1) {
    const { found, took } = await baton.call('tick', undefined)
    if (found > 0) throw new Error(`${found} were due.`)
    const read = await baton.call('bareRead', { accountId, id })
    if (turn < 3) continue
    ticks.push(took)
    reads.push(read)
  }
  return {
    name: 'policies',
    title: `looking for what is due among ${waiting} open escalations`,
    unit: 'ms',
    measures: [
      { label: 'policies, wakes and shift handovers, one after the other', role: 'baton', samples: ticks },
      { label: 'one document by its key', role: 'floor', samples: reads },
    ],
    notes: ['Three statements where the floor has one. Each escalation has a timer of its own besides.'],
  }
}
