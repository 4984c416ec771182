import { v7 as uuid } from 'uuid'
import type { AnswerOf } from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { startMessagesApi } from '../../../scripts/messages-api/messages-api.ts'
import { makeSnapshot } from '../../support/samples/make.ts'
import type { BatonServer } from '../children/baton-server.ts'
import type { Crowd } from '../children/crowd.ts'
import { startChild } from '../harness/children.ts'
import { createWorkspace, type Member } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'
import { sampleSessions } from '../sample-sessions.ts'

/** As long as a model may think about a difficult session. Milliseconds. */
const thinks = 25_000

/** One person's connection, in a process of its own. */
const connect = async (lab: Lab, url: string, member: Member) => {
  const child = await startChild<Crowd>('crowd.ts')
  lab.cleanUp(child.stop)
  const auth = { token: member.accessToken, protocol: protocolVersion }
  await child.call('connect', { url, count: 1, auth, waitFor: 'welcome' })
  let seq = 0
  const ask = async (event: string, message: object): Promise<unknown> =>
    child.call('ask', { event, message })
  const intentOf = (type: string, payload: object) => {
    seq += 1
    return { id: uuid(), seq, at: Date.now(), type, version: 1, payload }
  }
  return {
    ask,
    async request(type: string, payload: object): Promise<void> {
      const answer = (await ask('intents:request', {
        intent: { ...intentOf(type, payload), seq: undefined },
      })) as AnswerOf<'intents:request'>
      if (!answer.ok) throw new Error(answer.problem.message)
    },
    /** Acts, and gives back how long it took until the server had decided. Milliseconds. */
    async act(type: string, payload: object): Promise<number> {
      const intents = [intentOf(type, payload)]
      const begun = performance.now()
      const answer = (await ask('intents:push', { intents })) as AnswerOf<'intents:push'>
      const took = performance.now() - begun
      if (!answer.ok) throw new Error(answer.problem.message)
      if (answer.verdicts.some(({ status }) => status !== 'accepted')) throw new Error(JSON.stringify(answer))
      return took
    },
  }
}
type Connected = Awaited<ReturnType<typeof connect>>

const escalate = async (desk: Connected): Promise<number> => {
  const sessionId = uuid()
  await desk.act('session.start', {
    sessionId,
    title: 'Mail queue stuck',
    problemSummary: 'Mail queue stuck',
  })
  return desk.act('handoff.create', {
    handoffId: uuid(),
    sessionId,
    intent: 'escalate',
    engineerNotes: 'Rights on the connector',
    snapshot: makeSnapshot(),
  })
}

/** What AI may not slow down: an escalation while a model thinks; and a draft that was made before, of a long session. */
export const ai = async (lab: Lab): Promise<Figure[]> => {
  const api = await startMessagesApi()
  lab.cleanUp(api.close)
  const server = await startChild<BatonServer>('baton-server.ts', { BENCH_AI_URL: api.url })
  lab.cleanUp(server.stop)
  const url = await server.call('url', undefined)
  const withAi = await createWorkspace(url, 2, await server.call('setupCode', undefined))
  const without = await createWorkspace(url, 2)
  const owner = await connect(lab, url, withAi.owner)
  await owner.request('account.update', { ai: { on: true } })
  const desk = await connect(lab, url, withAi.members[0])
  const other = await connect(lab, url, without.members[0])

  // Drafted once by the model, of a session that no one ends.
  const { entries } = lab.scale.full
  const seeded = {
    accountId: withAi.accountId,
    ownerIds: [withAi.members[0].personId],
    count: 1,
    now: Date.now(),
    entries,
  }
  await server.call('seed', seeded)
  const [long] = sampleSessions(seeded)
  if (long === undefined) throw new Error('There is no session.')
  const draft = async (): Promise<{ fromCache: boolean; by: string; took: number }> => {
    const begun = performance.now()
    const answer = (await desk.ask('ai:draft', {
      sessionId: long.id,
      kind: 'escalation',
    })) as AnswerOf<'ai:draft'>
    if (!answer.ok) throw new Error(answer.problem.message)
    return { ...answer.draft, took: performance.now() - begun }
  }
  const first = await draft()
  if (first.by !== 'model') throw new Error('The model made no draft.')
  const cached: number[] = []
  const bare: number[] = []
  for (let turn = 0; turn < lab.scale.parks + 3; turn += 1) {
    const { fromCache, took } = await draft()
    if (!fromCache) throw new Error('It was made again.')
    const read = await server.call('bareRead', { accountId: withAi.accountId, id: uuid() })
    if (turn < 3) continue
    cached.push(took)
    bare.push(read)
  }

  api.takes(thinks)
  const thinking: number[] = []
  const alone: number[] = []
  for (let turn = 0; turn < lab.scale.parks + 3; turn += 1) {
    const took = await escalate(desk)
    const floor = await escalate(other)
    if (turn < 3) continue
    thinking.push(took)
    alone.push(floor)
  }
  if (api.underway() === 0) throw new Error('No model was thinking.')
  return [
    {
      name: 'ai-escalate',
      title: `an escalation, while a model takes ${thinks / 1000} s for each`,
      unit: 'ms',
      measures: [
        { label: 'sent → accepted', role: 'baton', samples: thinking },
        { label: 'the same in a workspace without AI', role: 'floor', samples: alone },
      ],
      notes: [`${api.underway()} calls were underway at the end; the others waited for their turn.`],
    },
    {
      name: 'ai-draft',
      title: `a draft that was made before, of a session with ${entries.first} entries`,
      unit: 'ms',
      measures: [
        { label: 'asked → answered', role: 'baton', samples: cached },
        { label: 'one document read in the server', role: 'floor', samples: bare },
      ],
      notes: [`The first time it took ${Math.round(first.took)} ms, with a model that answers at once.`],
    },
  ]
}
