import { expect, test } from 'vitest'
import type { Message } from '../../core/notify/message.ts'
import { asksElsewhere } from '../../core/protocol/answer-times.ts'
import type { Address, Channel, Outgoing } from '../../server/notify/channel.ts'

/** What a channel is tried against: something real, or a fake with its quirks, on this machine. */
export type TriedChannel = {
  channel: Channel
  to: Address
  /** What arrived, as text to look into, oldest first. */
  arrived(): string[]
  /** Lets it refuse for good, ask to try later, never answer, or be gone; null for well. */
  fault(kind: 'refuse' | 'later' | 'stall' | null): void
  /** Nothing listens any more. */
  down(): Promise<void>
}

export const sampleMessage = (over: Partial<Message> = {}): Message => ({
  why: 'escalated',
  handoffId: '0190aaaa-0000-7000-8000-000000000001',
  title: 'Escalation from Ana · #48219: Outlook is failing to sync',
  news: null,
  reason: 'Tried the profile and the cache.',
  facts: [{ label: 'Priority', text: 'High' }],
  priority: 'high',
  isTest: false,
  isOver: false,
  link: 'https://baton.example/#/handoffs/0190aaaa-0000-7000-8000-000000000001',
  claimLink: null,
  ...over,
})

export const outgoing = (to: Address, over: Partial<Outgoing> = {}): Outgoing => ({
  id: '7b1d5f6e-0000-4000-8000-000000000001',
  to,
  messages: [sampleMessage()],
  thread: { key: '0190aaaa.ben', isFirst: true, rootId: null },
  attempt: 0,
  at: Date.now(),
  ...over,
})

/** What every channel has to do (`server/notify/channel.ts`). */
export const describeChannel = (start: () => Promise<TriedChannel>): void => {
  const send = async ({ channel, to }: TriedChannel, over: Partial<Outgoing> = {}, ms = 60_000) =>
    channel.send(outgoing(to, over), AbortSignal.timeout(ms))

  test('hands a message over once, with its title and reason', async () => {
    const tried = await start()
    expect(await send(tried)).toMatchObject({ ok: true })
    expect(tried.arrived()).toHaveLength(1)
    expect(tried.arrived()[0]).toContain('Outlook is failing to sync')
    expect(tried.arrived()[0]).toContain('Tried the profile and the cache.')
  })

  test('says of a test that there is nothing to do', async () => {
    const tried = await start()
    const trial = sampleMessage({
      why: 'trial',
      handoffId: null,
      title: 'Test, nothing to do: escalation policy',
      news: 'Tom is testing who is told.',
      reason: '',
      isTest: true,
    })
    expect(await send(tried, { messages: [trial] })).toMatchObject({ ok: true })
    expect(tried.arrived()[0]).toContain('Test, nothing to do')
    expect(tried.arrived()[0]).not.toContain('Claim')
  })

  test('tells the end, with what is new and nothing of the reason', async () => {
    const tried = await start()
    const end = sampleMessage({ why: 'claimed', news: 'Claimed by Ben, 4 min.', isOver: true })
    expect(
      await send(tried, { messages: [end], thread: { key: 'k', isFirst: false, rootId: null } }),
    ).toMatchObject({ ok: true })
    expect(tried.arrived()[0]).toContain('Claimed by Ben, 4 min.')
  })

  test('says that a refusal is for good or comes back, in a sentence without secrets', async () => {
    const tried = await start()
    tried.fault('refuse')
    const refused = await send(tried)
    expect(refused.ok).toBe(false)
    tried.fault('later')
    const later = await send(tried)
    expect(later).toMatchObject({ ok: false, kind: 'temporary' })
    for (const result of [refused, later])
      if (!result.ok) {
        expect(result.reason).not.toMatch(/https?:\/\/|xoxb|secret/iu)
        expect(result.reason.length).toBeLessThanOrEqual(200)
      }
    tried.fault(null)
    expect(await send(tried)).toMatchObject({ ok: true })
  })

  test('gives up when it is told to, and says that it may have arrived', async () => {
    const tried = await start()
    tried.fault('stall')
    expect(await send(tried, {}, 300)).toMatchObject({ ok: false, kind: 'temporary', mayHaveArrived: true })
  })

  test('gives up before a desk that tests it does', async () => {
    const { channel } = await start()
    expect(channel.attemptMs).toBeLessThan(asksElsewhere['destinations:test'])
  })

  test('says that what was never sent can’t have arrived', async () => {
    const tried = await start()
    await tried.down()
    expect(await send(tried)).toMatchObject({ ok: false, kind: 'temporary', mayHaveArrived: false })
  })

  test('takes an address that isn’t its own as a failure for good', async () => {
    const tried = await start()
    expect(await send({ ...tried, to: { kind: 'destination', settings: { nonsense: true } } })).toMatchObject(
      { ok: false, kind: 'permanent' },
    )
    expect(tried.arrived()).toEqual([])
  })
}
