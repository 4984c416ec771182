import { z } from 'zod'
import { SlackSettings } from '../../../core/notify/destination-settings.ts'
import { slackText } from '../../../core/notify/slack-text.ts'
import { type Channel, failed, type Outgoing, personRetries, type SendResult } from '../channel.ts'
import type { OutgoingNetwork } from '../../outgoing/outgoing-network.ts'
import { guardedPost, type PostAnswer } from '../guarded-post.ts'
import { failureOf, resultOf } from '../post-result.ts'

const Answer = z.object({
  ok: z.boolean(),
  error: z.string().max(100).optional(),
  ts: z.string().max(40).optional(),
})

/** What Slack says no to for good: the token or channel has to be set up again. */
const hopeless = new Set([
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'not_authed',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'missing_scope',
])

const said = (answer: PostAnswer): z.infer<typeof Answer> | null => {
  try {
    return Answer.safeParse(JSON.parse(answer.body)).data ?? null
  } catch {
    return null
  }
}

/**
 * Slack: over a workflow's or app's incoming webhook, which can only post; or with a bot's token, which also puts the end of an
 * escalation into the message itself, takes it back once it waits again, and answers in its thread.
 *
 * @param api where Slack's methods are, for tests
 */
export const createSlack = (options: {
  network: OutgoingNetwork
  clock: () => number
  api?: string
}): Channel => {
  const api = options.api ?? 'https://slack.com/api'
  const at = () => ({ name: 'Slack', now: options.clock(), goneAt: [404, 410] })
  const post = async (address: string, body: unknown, headers: Record<string, string>, signal: AbortSignal) =>
    guardedPost(
      address,
      JSON.stringify(body),
      { 'content-type': 'application/json; charset=utf-8', ...headers },
      { network: options.network, signal },
    )

  /** Calls a method of Slack's as a bot; gives the name of the message. */
  const call = async (
    settings: Extract<SlackSettings, { via: 'bot' }>,
    method: string,
    body: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<SendResult> => {
    const headers = { authorization: `Bearer ${settings.token}` }
    const answer = await post(`${api}/${method}`, { channel: settings.channel, ...body }, headers, signal)
    const result = resultOf(answer, at())
    if (!result.ok) return result
    const told = said(answer)
    if (told === null) return failed('temporary', 'Something other than Slack answered')
    if (told.ok) return { ok: true, providerId: told.ts ?? null }
    const error = told.error ?? 'unknown'
    return failed(hopeless.has(error) ? 'permanent' : 'temporary', `Slack said ${error}`)
  }

  const asBot = async (
    settings: Extract<SlackSettings, { via: 'bot' }>,
    { messages, thread, attempt }: Outgoing,
    signal: AbortSignal,
  ): Promise<SendResult> => {
    const [message] = messages
    if (message === undefined) return failed('permanent', 'There is nothing to say')
    const content = { ...slackText(message), unfurl_links: false, unfurl_media: false }
    const root = thread?.rootId ?? null
    if (root === null) return call(settings, 'chat.postMessage', content, signal)
    if (message.isOver || message.why === 'returned') {
      const updated = await call(settings, 'chat.update', { ts: root, ...content }, signal)
      if (!updated.ok) return updated
      // Changing twice is once; answering twice is not, so an answer that may be there already isn't given again.
      if (attempt > 0) return { ok: true, providerId: root }
    }
    // A thread is heard by those who follow it. While someone is still needed, the answer is for the whole channel.
    const answer = {
      text: content.text,
      thread_ts: root,
      reply_broadcast: !message.isOver,
      unfurl_links: false,
    }
    const answered = await call(settings, 'chat.postMessage', answer, signal)
    return answered.ok ? { ok: true, providerId: root } : answered
  }

  return {
    name: 'slack',
    retries: personRetries,
    attemptMs: 10_000,
    lanes: 4,
    async send(outgoing, signal) {
      const settings = SlackSettings.safeParse(
        outgoing.to.kind === 'destination' ? outgoing.to.settings : null,
      )
      const [message] = outgoing.messages
      if (!settings.success || message === undefined)
        return failed('permanent', 'The settings of this Slack destination can’t be read. Add it again')
      try {
        if (settings.data.via === 'bot') return await asBot(settings.data, outgoing, signal)
        return resultOf(await post(settings.data.url, slackText(message), {}, signal), at())
      } catch (error) {
        return failureOf(error, 'Slack')
      }
    },
  }
}
