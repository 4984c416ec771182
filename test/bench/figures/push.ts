import { v7 as uuid } from 'uuid'
import type { Intent } from '../../../core/intents/intent.ts'
import type { AnswerOf } from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import type { BatonServer } from '../children/baton-server.ts'
import type { Crowd } from '../children/crowd.ts'
import { startChild } from '../harness/children.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'

/** Actions in one message, as a desk sends what it did offline. */
const each = 50

/** What a desk did while it was offline, until the server has decided and stored it. */
export const push = async (lab: Lab): Promise<Figure> => {
  const baton = await startChild<BatonServer>('baton-server.ts')
  lab.cleanUp(baton.stop)
  const crowd = await startChild<Crowd>('crowd.ts')
  lab.cleanUp(crowd.stop)
  const url = await baton.call('url', undefined)
  const { members } = await createWorkspace(url, 2, await baton.call('setupCode', undefined))
  const auth = { token: members[0].accessToken, protocol: protocolVersion }
  await crowd.call('connect', { url, count: 1, auth, waitFor: 'welcome' })

  let seq = 0
  const intentOf = (type: string, payload: Record<string, unknown>): Intent => {
    seq += 1
    return { id: uuid(), seq, at: Date.now(), type, version: 1, payload }
  }
  const send = async (intents: readonly Intent[]): Promise<number> => {
    const started = performance.now()
    const answer = (await crowd.call('ask', {
      event: 'intents:push',
      message: { intents },
    })) as AnswerOf<'intents:push'>
    const took = performance.now() - started
    if (!answer.ok || answer.verdicts.length < intents.length) throw new Error(JSON.stringify(answer))
    if (answer.verdicts.some(({ status }) => status !== 'accepted')) throw new Error(JSON.stringify(answer))
    return took / intents.length
  }

  const sessionId = uuid()
  await send([
    intentOf('session.start', { sessionId, title: 'Mail queue stuck', problemSummary: 'Mail queue stuck' }),
  ])
  const warmUp = 2
  const ours: number[] = []
  const floor: number[] = []
  for (let turn = 0; turn < warmUp + lab.scale.parks; turn += 1) {
    const notes = Array.from({ length: each }, (_, n) =>
      intentOf('entry.add', {
        entryId: uuid(),
        sessionId,
        kind: 'note',
        text: `Checked ${n}, restarted the transport service, the queue drains at 12 a minute.`,
      }),
    )
    const took = await send(notes)
    const bare = (await baton.call('bareActions', { count: each })) / each
    if (turn < warmUp) continue
    ours.push(took)
    floor.push(bare)
  }
  const middle = ours.toSorted((a, b) => a - b)[Math.floor(ours.length / 2)] ?? 1
  return {
    name: 'push',
    title: `each of ${each} actions of one desk in one message, decided and stored`,
    unit: 'ms',
    measures: [
      { label: 'push → verdicts', role: 'baton', samples: ours },
      { label: 'three statements each, one transaction', role: 'floor', samples: floor },
    ],
    notes: [`${Math.round(1000 / middle)} actions a second of one desk.`],
  }
}
