import { clipped, oneLine, plainText } from './clip.ts'
import type { TellWhy } from './delivery.ts'
import type { Message } from './message.ts'

/** The name of each kind of event, as receivers filter by it. */
export const webhookTypes: Record<TellWhy, string> = {
  escalated: 'handoff.escalated',
  step: 'handoff.reminded',
  opened: 'handoff.opened',
  returned: 'handoff.returned',
  exhausted: 'handoff.exhausted',
  nudge: 'handoff.idle',
  woke: 'handoff.woke',
  claimed: 'handoff.claimed',
  withdrawn: 'handoff.withdrawn',
  resolved: 'handoff.closed',
  duty_soon: 'duty.soon',
  trial: 'policy.test',
  alarm: 'server.alarm',
  handover: 'shift.handover',
  test: 'test',
}

/** What is posted to an endpoint: thin, so that a receiver asks Baton for the rest. Below 20 KB. */
export const webhookEvent = (message: Message, at: number) => ({
  type: webhookTypes[message.why],
  timestamp: new Date(at).toISOString(),
  data: {
    /** True for what only tests whether this arrives. */
    test: message.isTest,
    handoffId: message.handoffId,
    title: oneLine(message.title),
    news: message.news === null ? null : oneLine(message.news),
    reason: clipped(plainText(message.reason), 2000),
    priority: message.priority,
    facts: Object.fromEntries(message.facts.map(({ label, text }) => [label.toLowerCase(), oneLine(text)])),
    link: message.link,
  },
})
