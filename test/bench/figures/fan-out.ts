import { v7 as uuid } from 'uuid'
import type { Intent } from '../../../core/intents/intent.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import type { AnswerOf } from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import type { BareServer } from '../children/bare-server.ts'
import type { BatonServer } from '../children/baton-server.ts'
import type { Crowd } from '../children/crowd.ts'
import { startChild, type Child } from '../harness/children.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'
import { changesOf, engineer, escalationOf } from '../sample-escalations.ts'
import { sampleSessions } from '../sample-sessions.ts'

const start = async (lab: Lab) => {
  const bare = await startChild<BareServer>('bare-server.ts')
  lab.cleanUp(bare.stop)
  const baton = await startChild<BatonServer>('baton-server.ts')
  lab.cleanUp(baton.stop)
  const bareCrowd = await startChild<Crowd>('crowd.ts')
  lab.cleanUp(bareCrowd.stop)
  const batonCrowd = await startChild<Crowd>('crowd.ts')
  lab.cleanUp(batonCrowd.stop)
  return { bare, baton, bareCrowd, batonCrowd }
}

/** Sends intents of one device in its order. */
const sender = (crowd: Child<Crowd>) => {
  let seq = 0
  const intentOf = <T extends IntentType>(type: T, payload: IntentInput<T>): Intent => {
    seq += 1
    return { id: uuid(), seq, at: Date.now(), type, version: 1, payload }
  }
  return {
    intentOf,
    async push<T extends IntentType>(type: T, payload: IntentInput<T>) {
      const message = { intents: [intentOf(type, payload)] }
      const answer = (await crowd.call('ask', { event: 'intents:push', message })) as AnswerOf<'intents:push'>
      if (!answer.ok || answer.verdicts[0]?.status !== 'accepted') throw new Error(JSON.stringify(answer))
    },
  }
}

/** One accepted escalation until it has reached every desk of a large account. */
export const fanOut = async (lab: Lab): Promise<Figure[]> => {
  const { sockets, broadcasts } = lab.scale
  const { bare, baton, bareCrowd, batonCrowd } = await start(lab)
  const url = await baton.call('url', undefined)
  const { accountId, members } = await createWorkspace(url, 2, await baton.call('setupCode', undefined))
  const [ann] = members
  const auth = { token: ann.accessToken, protocol: protocolVersion }
  // Everyone is a person of their own: one person has few connections, and marks are theirs.
  const others = await baton.call('staff', { accountId, count: sockets - 1 })
  const tokens = [ann.accessToken, ...others]
  await batonCrowd.call('connect', { url, count: sockets, auth, tokens, waitFor: 'welcome' })
  const bareUrl = await bare.call('url', undefined)
  await bareCrowd.call('connect', { url: bareUrl, count: sockets, auth: null, waitFor: 'connect' })

  const { intentOf, push } = sender(batonCrowd)
  const person = engineer(ann, accountId)
  const warmUp = 5
  const samples = { floor: [] as number[], ours: [] as number[] }
  let alone = 0
  let spread = 0
  const sample = sampleSessions({
    accountId,
    ownerIds: [ann.personId],
    count: warmUp + broadcasts + 1,
    now: Date.now(),
  })
  for (const [index, { title, problemSummary, ...session }] of sample.entries()) {
    const id = uuid()
    await push('session.start', { sessionId: session.id, title, problemSummary })
    const payload = escalationOf({ ...session, title, problemSummary, status: 'active' }, id)
    const changes = changesOf(
      { ...session, title, problemSummary, status: 'active' },
      person,
      payload,
      Date.now(),
    )
    const bareMessage = { id, body: { previous: index, rev: index + 1, changes } }
    const message = { intents: [intentOf('handoff.create', payload)] }
    if (index === warmUp + broadcasts) {
      alone = JSON.stringify(bareMessage.body).length * sockets
      spread = await batonCrowd.call('reach', { event: 'intents:push', message, id })
      break
    }
    const floor = await bareCrowd.call('round', { event: 'relay', message: bareMessage, id })
    const ours = await batonCrowd.call('round', { event: 'intents:push', message, id })
    if (index < warmUp) continue
    samples.floor.push(...floor)
    samples.ours.push(...ours)
  }
  const megabyte = 1_000_000
  return [
    {
      name: 'fan-out',
      title: `one escalation until each of ${sockets} desks of one account has heard it`,
      unit: 'ms',
      measures: [
        { label: 'push → sync:changed', role: 'baton', samples: samples.ours },
        { label: 'bare Socket.IO, same bytes', role: 'floor', samples: samples.floor },
      ],
      notes: [
        'From the moment one client sends; ours is decided and committed to PostgreSQL (fsync) on the way.',
      ],
    },
    {
      name: 'fan-out bytes',
      title: `all that ${sockets} people are told of one escalation until each of them counts as reached`,
      unit: 'MB',
      measures: [
        { label: 'with every delivery mark', role: 'baton', samples: [spread / megabyte] },
        { label: 'the escalation alone', role: 'floor', samples: [alone / megabyte] },
      ],
      notes: ['Each desk reports its delivery; the counts go to all of them.'],
    },
  ]
}
