import { randomBytes } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { v7 as uuid } from 'uuid'
import { defaultRules } from '../../../core/notify/personal-rules.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import type { AnswerOf } from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { startMailServer } from '../../support/notify/mail-server.ts'
import { makeDevice } from '../../support/notify/push-device.ts'
import { reply, serve } from '../../support/psa/serve.ts'
import type { BatonServer } from '../children/baton-server.ts'
import type { Crowd } from '../children/crowd.ts'
import { startChild, type Child } from '../harness/children.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure, Measure } from '../report/figure.ts'
import { sampleSessions } from '../sample-sessions.ts'

/** Where messages arrive over HTTP: by path, when, and waiting for one. */
const startReceivers = async (lab: Lab) => {
  const waiting = new Map<string, (at: number) => void>()
  const serving = await serve(async ({ url }) => {
    const [, name = ''] = url.pathname.split('/')
    waiting.get(name)?.(performance.now())
    return name === 'slack' ? reply('ok') : reply('', name === 'push' ? 201 : 202)
  })
  lab.cleanUp(serving.stop)
  return {
    url: serving.url,
    next: async (name: string): Promise<number> =>
      new Promise((resolve) => {
        waiting.set(name, resolve)
      }),
  }
}

type Asked = { event: string; message: unknown }

/** From an accepted escalation until its first message is handed over on each channel, beside the bare client of the same. */
export const firstMessage = async (lab: Lab): Promise<Figure> => {
  const mail = await startMailServer()
  lab.cleanUp(mail.close)
  const arrived: { next: ((at: number) => void) | null } = { next: null }
  mail.beforeAnswer = () => arrived.next?.(performance.now())
  const nextMail = async (): Promise<number> =>
    new Promise((resolve) => {
      arrived.next = resolve
    })
  const receivers = await startReceivers(lab)
  const baton = await startChild<BatonServer>('baton-server.ts', { BENCH_SMTP_URL: mail.url })
  lab.cleanUp(baton.stop)
  const url = await baton.call('url', undefined)
  const { accountId, owner, members } = await createWorkspace(
    url,
    2,
    await baton.call('setupCode', undefined),
  )
  const connect = async (token: string): Promise<Child<Crowd>> => {
    const crowd = await startChild<Crowd>('crowd.ts')
    lab.cleanUp(crowd.stop)
    await crowd.call('connect', {
      url,
      count: 1,
      auth: { token, protocol: protocolVersion },
      waitFor: 'welcome',
    })
    return crowd
  }
  const say = async (crowd: Child<Crowd>, asked: Asked) => {
    const answer = (await crowd.call('ask', asked)) as { ok: boolean }
    if (!answer.ok) throw new Error(JSON.stringify(answer))
  }
  const admin = await connect(owner.accessToken)
  for (const [kind, form] of [
    ['slack', { via: 'webhook', url: `${receivers.url}/slack/x` }],
    ['teams', { url: `${receivers.url}/teams/x`, form: 'message' }],
    ['webhook', { url: `${receivers.url}/webhook/x` }],
  ] as const)
    await say(admin, {
      event: 'destinations:save',
      message: { id: null, kind, name: kind, form, lowestPriority: null },
    })
  const off = { on: false, afterMinutes: 0 }
  await say(admin, {
    event: 'channels:save',
    message: { change: { ...defaultRules, email: off, web_push: off } },
  })
  const device = makeDevice(`${receivers.url}/push/1`)
  const told = await connect(members[1].accessToken)
  await say(told, {
    event: 'push:add',
    message: { name: 'Phone', subscription: device.subscription },
  })
  const at = { on: true, afterMinutes: 0 }
  await say(told, {
    event: 'channels:save',
    message: { change: { ...defaultRules, email: at, web_push: at } },
  })
  const ann = await connect(members[0].accessToken)

  const channels = ['email', 'web push', 'Slack', 'Teams', 'webhook'] as const
  const paths = { 'web push': 'push', Slack: 'slack', Teams: 'teams', webhook: 'webhook' } as const
  const took = new Map<string, number[]>(channels.map((name) => [name, []]))
  const sessions = sampleSessions({ accountId, ownerIds: [members[0].personId], count: 1, now: Date.now() })
  const [session] = sessions
  if (session === undefined) throw new Error('There is no session.')
  let seq = 0
  const intentOf = (type: string, payload: Record<string, unknown>) => {
    seq += 1
    return { id: uuid(), seq, at: Date.now(), type, version: 1, payload }
  }
  const push = async (intents: readonly object[]) => {
    const answer = (await ann.call('ask', {
      event: 'intents:push',
      message: { intents },
    })) as AnswerOf<'intents:push'>
    if (!answer.ok || answer.verdicts.some(({ status }) => status !== 'accepted'))
      throw new Error(JSON.stringify(answer))
    return performance.now()
  }
  const warmUp = 2
  for (let turn = 0; turn < warmUp + lab.scale.parks; turn += 1) {
    const [sessionId, handoffId] = [uuid(), uuid()]
    await push([
      intentOf('session.start', {
        sessionId,
        title: `Mail queue stuck ${turn}`,
        problemSummary: 'Mail queue stuck',
      }),
    ])
    const first = {
      email: nextMail(),
      ...Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, receivers.next(path)])),
    } as Record<string, Promise<number>>
    const accepted = await push([
      intentOf('handoff.create', {
        handoffId,
        sessionId,
        intent: 'escalate',
        priority: 'urgent',
        engineerNotes: 'Needs someone with rights on the mail server.',
        snapshot: snapshotOf({ ...session, id: sessionId }, []),
      }),
    ])
    for (const name of channels) {
      const handedAt = (await first[name]) ?? Number.NaN
      if (turn >= warmUp) took.get(name)?.push(Math.max(0, handedAt - accepted))
    }
  }

  const transport = createTransport({ url: mail.url, pool: true })
  lab.cleanUp(async () => transport.close())
  const bareMail: number[] = []
  const barePost: number[] = []
  const body = JSON.stringify({ text: randomBytes(600).toString('base64') })
  for (let turn = 0; turn < warmUp + lab.scale.parks; turn += 1) {
    const mailed = nextMail()
    const begun = performance.now()
    await transport.sendMail({
      from: 'baton@bench.example',
      to: members[1].email,
      subject: 'Escalation',
      text: 'Mail queue stuck. '.repeat(40),
    })
    const posted = receivers.next('bare')
    const begunPost = performance.now()
    await fetch(`${receivers.url}/bare/x`, { method: 'POST', body })
    if (turn < warmUp) continue
    bareMail.push((await mailed) - begun)
    barePost.push((await posted) - begunPost)
  }
  const floors: Measure[] = [
    { label: 'the bare mail client, one mail', role: 'floor', samples: bareMail },
    { label: 'the bare HTTP client, one post', role: 'floor', samples: barePost },
  ]
  return {
    name: 'first-message',
    title: 'an accepted escalation until its first message is with the other side',
    unit: 'ms',
    measures: [
      ...channels.map((name): Measure => ({
        label: name,
        role: 'baton',
        samples: took.get(name) ?? [],
        against: floors[name === 'email' ? 0 : 1]?.label ?? '',
      })),
      ...floors,
    ],
    notes: [
      'In between: the policy’s first step is found and written, and a job picks up what waits for each channel.',
      'From the answer to the device: what arrives before that counts as 0.',
    ],
  }
}
