import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import webPush from 'web-push'
import type { Channel } from '../../../server/notify/channel.ts'
import { createEmail } from '../../../server/notify/email/email.ts'
import { createSlack } from '../../../server/notify/slack/slack.ts'
import { createTeams } from '../../../server/notify/teams/teams.ts'
import { createWebPush } from '../../../server/notify/web-push/web-push.ts'
import { createWebhook } from '../../../server/notify/webhook/webhook.ts'
import { createOutgoingNetwork } from '../../../server/outgoing/outgoing-network.ts'
import { describeChannel, outgoing, sampleMessage, type TriedChannel } from '../../contracts/channel.ts'
import { startMailServer } from '../../support/notify/mail-server.ts'
import { isSignedBy, never, type Receiver, startReceiver } from '../../support/notify/receivers.ts'
import { makeDevice } from '../../support/notify/push-device.ts'
import { rigFrom } from '../../support/notify/told-rig.ts'
import { reply } from '../../support/psa/serve.ts'

const network = createOutgoingNetwork(['loopback'])
const guard = { network, clock: Date.now }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const signal = () => AbortSignal.timeout(60_000)

const overHttp = (
  receiver: Receiver,
  channel: Channel,
  to: TriedChannel['to'],
  read: (body: Buffer) => string = (body) => body.toString('utf8'),
): TriedChannel => {
  const well = receiver.answer
  return {
    channel,
    to,
    arrived: () => receiver.received.map(({ body }) => read(body)),
    fault(kind) {
      receiver.answer =
        kind === null
          ? well
          : kind === 'stall'
            ? never
            : async () => reply('no', kind === 'refuse' ? 400 : 503)
    },
    down: receiver.stop,
  }
}
const secret = `whsec_${randomBytes(32).toString('base64')}`

describe('mail', () => {
  describeChannel(async () => {
    const mail = await startMailServer()
    const channel = createEmail({ url: mail.url, from: rigFrom })
    closing.push(async () => channel.close?.(), mail.close)
    const faults = { refuse: 'refuse', later: 'full', stall: 'slow' } as const
    return {
      channel,
      to: { kind: 'email', to: 'ben@northwind.example', name: 'Ben' },
      arrived: () => mail.mails.map((one) => `${one.mail.subject}\n${one.mail.text}`),
      fault(kind) {
        if (kind === null) mail.faults.clear()
        else mail.faults.set('ben@northwind.example', faults[kind])
      },
      down: mail.down,
    }
  })
})

describe('Slack, over an incoming webhook', () => {
  describeChannel(async () => {
    const receiver = await startReceiver()
    return overHttp(receiver, createSlack(guard), {
      kind: 'destination',
      settings: { via: 'webhook', url: `${receiver.url}/services/T0/B0/x` },
    })
  })
})

describe('Slack, as a bot', () => {
  const settings = { via: 'bot', token: 'xoxb-0123456789-abcdef', channel: 'C0123456789' }
  const startSlack = async () => {
    const receiver = await startReceiver(async () => reply({ ok: true, ts: '1700000000.000100' }))
    return { receiver, channel: createSlack({ ...guard, api: `${receiver.url}/api` }) }
  }
  describeChannel(async () => {
    const { receiver, channel } = await startSlack()
    return overHttp(receiver, channel, { kind: 'destination', settings })
  })

  test('puts the end into the message itself and answers in its thread, not twice', async () => {
    const { receiver, channel } = await startSlack()
    const to = { kind: 'destination' as const, settings }
    expect(await channel.send(outgoing(to), signal())).toMatchObject({ providerId: '1700000000.000100' })
    const end = {
      messages: [sampleMessage({ why: 'claimed', news: 'Claimed by Ben, 4 min.', isOver: true })],
      thread: { key: 'k', isFirst: false, rootId: '1700000000.000100' },
    }
    await channel.send(outgoing(to, end), signal())
    await channel.send(outgoing(to, { ...end, attempt: 1 }), signal())
    expect(receiver.received.map(({ url }) => url.pathname)).toEqual([
      '/api/chat.postMessage',
      '/api/chat.update',
      '/api/chat.postMessage',
      '/api/chat.update',
    ])
    expect(JSON.parse(receiver.received[2]?.body.toString() ?? '')).toMatchObject({
      thread_ts: '1700000000.000100',
      reply_broadcast: false,
    })
    expect(receiver.received[0]?.headers.authorization).toBe('Bearer xoxb-0123456789-abcdef')
  })

  test('takes the end back from the message once it is waiting again', async () => {
    const { receiver, channel } = await startSlack()
    const to = { kind: 'destination' as const, settings }
    const again = {
      messages: [sampleMessage({ why: 'returned', news: 'This is back in the queue.' })],
      thread: { key: 'k', isFirst: false, rootId: '1700000000.000100' },
    }
    expect(await channel.send(outgoing(to, again), signal())).toMatchObject({ ok: true })
    const [update, answer] = receiver.received
    expect(update?.url.pathname).toBe('/api/chat.update')
    expect(JSON.parse(update?.body.toString() ?? '')).toMatchObject({
      ts: '1700000000.000100',
      text: expect.stringContaining('This is back in the queue.'),
    })
    expect(JSON.parse(answer?.body.toString() ?? '')).toMatchObject({
      thread_ts: '1700000000.000100',
      reply_broadcast: true,
    })
  })

  test('tells the whole channel of a further step, not only who follows the thread', async () => {
    const { receiver, channel } = await startSlack()
    const to = { kind: 'destination' as const, settings }
    const step = {
      messages: [sampleMessage({ why: 'step' })],
      thread: { key: 'k', isFirst: false, rootId: '1700000000.000100' },
    }
    await channel.send(outgoing(to, step), signal())
    expect(receiver.received.map(({ url }) => url.pathname)).toEqual(['/api/chat.postMessage'])
    expect(JSON.parse(receiver.received[0]?.body.toString() ?? '')).toMatchObject({
      thread_ts: '1700000000.000100',
      reply_broadcast: true,
    })
  })

  test('knows a channel that it isn’t in as hopeless, and waits as long as Slack asks', async () => {
    const { receiver, channel } = await startSlack()
    const to = { kind: 'destination' as const, settings }
    receiver.answer = async () => reply({ ok: false, error: 'not_in_channel' })
    expect(await channel.send(outgoing(to), signal())).toMatchObject({
      kind: 'permanent',
      reason: 'Slack said not_in_channel',
    })
    receiver.answer = async () => ({ ...reply('slow', 429), headers: { 'retry-after': '30' } })
    expect(await channel.send(outgoing(to), signal())).toMatchObject({
      kind: 'temporary',
      retryAfterMs: 30_000,
    })
  })
})

describe('Teams', () => {
  describeChannel(async () => {
    const receiver = await startReceiver(async () => reply('', 202))
    return overHttp(receiver, createTeams(guard), {
      kind: 'destination',
      settings: { url: `${receiver.url}/workflows/x?sig=abc%2Fd`, form: 'message' },
    })
  })

  test('sends both forms to the very address', async () => {
    const receiver = await startReceiver()
    for (const form of ['message', 'card'])
      await createTeams(guard).send(
        outgoing({ kind: 'destination', settings: { url: `${receiver.url}/w?sig=a%2Fb`, form } }),
        signal(),
      )
    const [message, card] = receiver.received.map(({ body }) => JSON.parse(body.toString()) as object)
    expect(message).toMatchObject({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { version: '1.2' } }],
    })
    expect(card).toMatchObject({ type: 'AdaptiveCard' })
    expect(receiver.received[0]?.url.search).toBe('?sig=a%2Fb')
  })
})

describe('webhooks', () => {
  describeChannel(async () => {
    const receiver = await startReceiver()
    return overHttp(receiver, createWebhook(guard), {
      kind: 'destination',
      settings: { url: `${receiver.url}/hook`, secret, previous: null },
    })
  })

  test('are signed over their bytes, under one id over all attempts, by both secrets while one is rotated', async () => {
    const receiver = await startReceiver()
    const old = `whsec_${randomBytes(24).toString('base64')}`
    const settings = { url: receiver.url, secret, previous: { secret: old, until: Date.now() + 60_000 } }
    const to = { kind: 'destination' as const, settings }
    const channel = createWebhook(guard)
    await channel.send(outgoing(to), signal())
    await channel.send(outgoing(to, { attempt: 1 }), signal())
    await channel.send(
      outgoing({ ...to, settings: { ...settings, previous: { secret: old, until: Date.now() - 1 } } }),
      signal(),
    )
    const [first, second, third] = receiver.received
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('Not all arrived.')
    expect(isSignedBy(first, secret)).toBe(true)
    expect(isSignedBy(first, old)).toBe(true)
    expect(isSignedBy(third, old)).toBe(false)
    expect(isSignedBy({ ...first, body: Buffer.concat([first.body, Buffer.from(' ')]) }, secret)).toBe(false)
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
    expect(JSON.parse(first.body.toString())).toMatchObject({
      type: 'handoff.escalated',
      data: { handoffId: sampleMessage().handoffId, priority: 'high' },
    })
  })

  test('follow no redirect, never reach a private network, and end with an endpoint that is gone', async () => {
    const inner = await startReceiver()
    const receiver = await startReceiver(async () => ({
      ...reply('', 302),
      headers: { location: inner.url },
    }))
    const channel = createWebhook(guard)
    const to = { kind: 'destination' as const, settings: { url: receiver.url, secret, previous: null } }
    expect(await channel.send(outgoing(to), signal())).toMatchObject({ ok: false, kind: 'temporary' })
    expect(inner.received).toEqual([])
    receiver.answer = async () => reply('', 410)
    expect(await channel.send(outgoing(to), signal())).toMatchObject({ ok: false, kind: 'gone' })
    const guarded = createWebhook({ network: createOutgoingNetwork([]), clock: Date.now })
    for (const url of [
      'http://127.0.0.1:9/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://169.254.169.254/x',
      'https://localhost/',
    ])
      expect(
        await guarded.send(outgoing({ ...to, settings: { ...to.settings, url } }), signal()),
      ).toMatchObject({ ok: false, kind: 'permanent' })
  })
})

describe('pushes', () => {
  const keys = webPush.generateVAPIDKeys()
  const startPush = async () => {
    const receiver = await startReceiver(async () => reply('', 201))
    const device = makeDevice(`${receiver.url}/push/1`)
    const channel = createWebPush({ keys, subject: 'https://baton.example', ...guard })
    return { receiver, device, channel }
  }
  describeChannel(async () => {
    const { receiver, device, channel } = await startPush()
    const to = { kind: 'web_push' as const, subscriptions: [{ id: 'd1', subscription: device.subscription }] }
    return overHttp(receiver, channel, to, (body) => JSON.stringify(device.read(body)))
  })

  test('are encrypted for the device, short-lived, urgent, and replaced by what comes later', async () => {
    const { receiver, device, channel } = await startPush()
    const to = { kind: 'web_push' as const, subscriptions: [{ id: 'd1', subscription: device.subscription }] }
    await channel.send(outgoing(to), signal())
    const end = sampleMessage({ why: 'claimed', news: 'Claimed by Ben, 4 min.', isOver: true })
    await channel.send(outgoing(to, { messages: [end] }), signal())
    const [first, second] = receiver.received
    expect(first?.body.toString('latin1')).not.toContain('Outlook')
    expect(first?.headers).toMatchObject({ ttl: '3600', urgency: 'high', 'content-encoding': 'aes128gcm' })
    expect(first?.headers['authorization']).toMatch(/^vapid t=.+k=/u)
    expect(String(first?.headers['topic'])).toMatch(/^[A-Za-z0-9_-]{1,32}$/u)
    expect(second?.headers['topic']).toBe(first?.headers['topic'])
    expect(device.read(second?.body ?? Buffer.alloc(0))).toMatchObject({
      isOver: true,
      tag: `handoff-${sampleMessage().handoffId}`,
      path: `/handoffs/${sampleMessage().handoffId}`,
    })
  })

  test('tell someone on one device even if another is gone, which is forgotten', async () => {
    const { receiver, device, channel } = await startPush()
    const other = makeDevice(`${receiver.url}/push/gone`)
    receiver.answer = async ({ url }) => reply('', url.pathname.endsWith('gone') ? 410 : 201)
    const both = [
      { id: 'd1', subscription: device.subscription },
      { id: 'd2', subscription: other.subscription },
    ]
    expect(await channel.send(outgoing({ kind: 'web_push', subscriptions: both }), signal())).toMatchObject({
      ok: true,
      gone: ['d2'],
    })
    expect(
      await channel.send(outgoing({ kind: 'web_push', subscriptions: both.slice(1) }), signal()),
    ).toMatchObject({ ok: false, kind: 'permanent', gone: ['d2'] })
  })
})
