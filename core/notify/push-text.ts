import { z } from 'zod'
import { clipped, oneLine, utf8Length } from './clip.ts'
import { bundleTitle, type Message } from './message.ts'

/** What a push carries. It is encrypted for the device, and small: the device reads the rest in Baton. */
export const PushText = z.object({
  title: z.string().max(300),
  body: z.string().max(1200),
  /** In-app path that it opens. */
  path: z.string().max(200),
  /** A later one with the same tag takes its place. */
  tag: z.string().max(80),
  /** True if it ends what an earlier one told: shown without a sound. */
  isOver: z.boolean(),
})
export type PushText = z.infer<typeof PushText>

/** Bytes that fit beside the encryption: pushes are below 4 KB. */
const room = 3000

export const pushText = (messages: readonly Message[]): PushText => {
  const [first] = messages
  if (first === undefined) throw new Error('A push needs at least one message.')
  const isBundle = messages.length > 1
  const facts = first.facts.map(({ text }) => text).join(' · ')
  const title = clipped(oneLine(isBundle ? bundleTitle(messages) : first.title), 160)
  const whole = isBundle
    ? messages.map((message) => oneLine(message.title)).join('\n')
    : [first.news ?? '', first.isOver ? '' : oneLine(first.reason), facts]
        .filter((part) => part !== '')
        .join('\n')
  let body = clipped(whole, 400)
  if (utf8Length(body) > room) body = clipped(whole, room, undefined, utf8Length)
  return {
    title,
    body,
    path: first.isTest
      ? '/notifications'
      : first.why === 'duty_soon' && !isBundle
        ? '/duty'
        : isBundle || first.handoffId === null
          ? '/queue'
          : `/handoffs/${first.handoffId}`,
    tag: isBundle || first.handoffId === null ? `baton-${first.why}` : `handoff-${first.handoffId}`,
    isOver: first.isOver,
  }
}
