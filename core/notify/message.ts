import { ago, type Handoff } from '../domain/handoff/handoff.ts'
import { whyHandedOver } from '../domain/session/handoff-reason.ts'
import { escalationTitle, priorityWord, titleLength } from '../domain/handoff/escalation-words.ts'
import { parkingOf } from '../domain/handoff/parking.ts'
import { counted } from '../domain/text/plural.ts'
import type { RedactionSettings } from '../domain/text/secret-kinds.ts'
import { cut, excerpt, isolated } from '../domain/text/text.ts'
import { maskedPart, redact } from '../redaction/redact.ts'
import { tests, type TellWhy } from './delivery.ts'

/** What a message says, before any channel puts it into its own form. All texts are literal, redacted and in one direction. */
export type Message = {
  why: TellWhy
  handoffId: string | null
  /** One line; the same for all messages of one escalation. */
  title: string
  /** What is new, one line; null for the escalation itself. */
  news: string | null
  /** Why it was escalated, in full; '' where that isn't the point. */
  reason: string
  /** What it is about, by label. */
  facts: readonly { label: string; text: string }[]
  priority: Handoff['priority'] | null
  /** True for a test: there is nothing to do. */
  isTest: boolean
  /** True once there is nothing left to claim. */
  isOver: boolean
  /** Where it opens in Baton; null if the server doesn't know its own address. */
  link: string | null
  /** Where it is claimed without the app, for this person alone; null where that can't be. */
  claimLink: string | null
}

export type MessageFacts = {
  why: TellWhy
  handoff: Handoff | null
  nameOf: (personId: string) => string
  redaction: RedactionSettings
  /** A sentence that whoever tells it gave along. */
  text: string | null
  now: number
  link: string | null
  claimLink: string | null
}

/** Reasons longer than any channel takes aren't looked at any further. Characters; a handoff's own limit. */
const longestReason = 8000

const newsOf = ({ why, handoff, nameOf, text, now }: MessageFacts): string | null => {
  const waited = handoff === null ? '' : ago(now - (handoff.acceptedAt ?? handoff.createdAt))
  switch (why) {
    case 'claimed': {
      if (handoff?.claimedBy === undefined || handoff.claimedBy === null) return 'Someone claimed this.'
      const took = (handoff.claimedAt ?? now) - (handoff.acceptedAt ?? handoff.createdAt)
      return `Claimed by ${isolated(nameOf(handoff.claimedBy))}, ${ago(took)}.`
    }
    case 'withdrawn':
      return `${handoff === null ? 'They' : isolated(nameOf(handoff.handedOffBy))} withdrew this. There’s nothing left to do.`
    case 'resolved':
      return text ?? 'This has ended. There’s nothing left to do.'
    case 'step':
      return text ?? `No one has claimed this for ${waited}.`
    case 'opened':
      return text ?? 'No one it was for has claimed this, so it’s open to everyone now.'
    case 'returned':
      return text ?? 'This is back in the queue.'
    case 'nudge':
      return text ?? 'You claimed this, and nothing has happened since. Should someone else take it?'
    case 'exhausted':
      return text ?? `Everyone was told and no one has claimed this for ${waited}.`
    case 'woke':
      return text ?? 'It’s time to pick this up again.'
    case 'duty_soon':
      return text ?? 'Your duty begins soon.'
    case 'trial':
      return text ?? 'An admin is testing who is told of an escalation.'
    case 'alarm':
      return text
    case 'handover':
      return text ?? 'Someone handed over their shift to you.'
    case 'test':
      return text ?? 'This is a test. If you can read it, it works.'
    case 'escalated':
      return text
    default:
      return why satisfies never
  }
}

const titleOf = ({ why, handoff, nameOf }: MessageFacts, mask: (text: string) => string): string => {
  if (why === 'test') return 'Test message from Baton'
  if (why === 'duty_soon') return 'Your duty begins soon'
  if (why === 'trial') return 'Test, nothing to do: escalation policy'
  if (why === 'alarm') return 'Alarm from Baton'
  if (why === 'handover') return 'Shift handover'
  if (handoff === null) return 'Baton'
  const snapshot = { ...handoff.snapshot, title: mask(handoff.snapshot.title) }
  if (why === 'woke') {
    const hasReply = parkingOf(handoff, handoff.wokeAt ?? 0) === 'replied'
    return `${hasReply ? 'The client replied' : 'Time to pick up'}: ${isolated(cut(snapshot.title, titleLength))}`
  }
  return escalationTitle(isolated(nameOf(handoff.handedOffBy)), snapshot)
}

/** What a message says, for every channel alike. Title, reason and priority are those of the notification in Baton. */
export const messageOf = (facts: MessageFacts): Message => {
  const { why, handoff, redaction, link, claimLink } = facts
  const mask = (text: string) => redact(text, redaction).text
  const isOver = why === 'claimed' || why === 'withdrawn' || why === 'resolved'
  const about =
    handoff === null
      ? []
      : [
          { label: 'Client', text: handoff.snapshot.client },
          { label: 'Contact', text: handoff.snapshot.contact },
          { label: 'Device', text: handoff.snapshot.device },
          { label: 'Priority', text: priorityWord[handoff.priority] },
        ]
  const news = newsOf(facts)
  return {
    why,
    handoffId: handoff?.id ?? null,
    title: titleOf(facts, mask),
    news: news === null ? null : cut(mask(news), 300),
    reason:
      handoff === null
        ? ''
        : isolated(maskedPart(whyHandedOver(handoff), { to: longestReason }, redaction)) ||
          (why === 'woke' ? '' : 'No reason provided.'),
    facts: about
      .filter(({ text }) => text !== '')
      .map(({ label, text }) => ({ label, text: excerpt(mask(text), 200) })),
    priority: handoff?.priority ?? null,
    isTest: tests.includes(why),
    isOver,
    link,
    claimLink: isOver ? null : claimLink,
  }
}

/** The title of several messages in one. */
export const bundleTitle = (messages: readonly Message[]): string => {
  const over = messages.filter(({ isOver }) => isOver).length
  const open = messages.length - over
  const parts = [
    open === 0 ? '' : `${counted(open, 'escalation')} waiting`,
    over === 0 ? '' : `${over} ended`,
  ].filter((part) => part !== '')
  return parts.join(', ')
}
