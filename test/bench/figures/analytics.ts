import type { AnswerOf } from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import type { BatonServer } from '../children/baton-server.ts'
import type { Crowd } from '../children/crowd.ts'
import { startChild } from '../harness/children.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'

/** The figures of 90 days as an admin of a large workspace asks for them. */
export const analytics = async (lab: Lab): Promise<Figure> => {
  const baton = await startChild<BatonServer>('baton-server.ts')
  lab.cleanUp(baton.stop)
  const crowd = await startChild<Crowd>('crowd.ts')
  lab.cleanUp(crowd.stop)
  const url = await baton.call('url', undefined)
  const { accountId, owner, members } = await createWorkspace(
    url,
    5,
    await baton.call('setupCode', undefined),
  )
  const sample = {
    accountId,
    ownerIds: members.map(({ personId }) => personId),
    // A quarter of the sample is active, and can be escalated.
    count: lab.scale.finished * 4,
    now: Date.now(),
  }
  const escalations = await baton.call('seedFinished', { ...sample, days: 90 })
  const auth = { token: owner.accessToken, protocol: protocolVersion }
  await crowd.call('connect', { url, count: 1, auth, waitFor: 'welcome' })
  const ask = async () => {
    const begun = performance.now()
    const answer = (await crowd.call('ask', {
      event: 'figures:read',
      message: {
        days: 90,
        scope: 'workspace',
        split: 'category',
        teamId: null,
        client: null,
        category: null,
        zone: 'UTC',
      },
    })) as AnswerOf<'figures:read'>
    if (!answer.ok) throw new Error(answer.problem.message)
    return { took: performance.now() - begun, ...answer.answer }
  }
  const begun = performance.now()
  let asked = 1
  let answer = await ask()
  for (; answer.counted < 1; asked += 1) answer = await ask()
  const counting = performance.now() - begun
  if (answer.figures.toClaim.count !== escalations)
    throw new Error(`${answer.figures.toClaim.count} of ${escalations} were counted.`)
  const reads: number[] = []
  const floor: number[] = []
  for (let turn = 0; turn < Math.max(2, lab.scale.parks / 4) + 1; turn += 1) {
    const { took } = await ask()
    const bare = await baton.call('bareFigures', { accountId })
    if (turn === 0) continue
    reads.push(took)
    floor.push(bare)
  }
  return {
    name: 'analytics',
    title: `the figures of ${escalations} escalations in 90 days`,
    unit: 'ms',
    measures: [
      { label: 'asked → all figures, a split, every day', role: 'baton', samples: reads },
      { label: 'mean, median and p95 of one figure by one statement', role: 'floor', samples: floor },
    ],
    notes: [
      `Counted for the first time in ${(counting / 1000).toFixed(1)} s, by ${asked} questions that were answered in part; afterwards only what changed is counted.`,
    ],
  }
}
