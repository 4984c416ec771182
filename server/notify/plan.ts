import type { Priority } from '../../core/domain/duty/priority.ts'
import {
  endings,
  type DeliveryState,
  type NotifyChannel,
  tests,
  type SuppressedBecause,
  type TellWhy,
  toldStates,
} from '../../core/notify/delivery.ts'
import { heldUntil } from '../../core/notify/personal-rules.ts'
import type { Ways } from './ways.ts'

/** One person to be told of one thing. */
export type Telling = {
  accountId: string
  /** What it is about: a handoff, or for `trial` the test of a policy. Null for what is about neither, such as a test of a channel. */
  handoffId: string | null
  personId: string
  why: TellWhy
  /** The step of the policy that tells them; null for none. */
  step: { round: number; index: number } | null
  /** Being on duty breaks through quiet hours. */
  onDuty: boolean
  /** A sentence that comes with it; null for none. */
  text: string | null
  /** Of what isn't a handoff; else the handoff's own counts. */
  priority?: Priority
}

/** What a person was already sent about the same handoff on one channel. */
export type Earlier = {
  id: string
  channel: NotifyChannel
  why: TellWhy
  state: DeliveryState
  /** True if it may have gone out although no one wrote that down. */
  mayBeTold: boolean
  /** When it goes out, milliseconds; null for what isn't sent by a job. */
  dueAt: number | null
}

/** A delivery as it is written down. Times in milliseconds; `dueAt` null for what isn't sent by a job. */
export type PlannedDelivery = {
  channel: NotifyChannel
  state: DeliveryState
  reason: SuppressedBecause | null
  isFirst: boolean
  dueAt: number | null
  heldUntil: number | null
  /** What waited for them and isn't sent any more, because this goes out sooner; ids. */
  instead: string[]
}

/**
 * How one person is told of one thing, channel by channel.
 *
 * An open desk shows it by itself, so the other channels wait as long as the person's rules say; without one they are used at
 * once, and so they are if it is urgent. What ends a thread goes where the thread is and nowhere else. A test of a policy isn't
 * held: who wouldn't be told now isn't.
 *
 * One message that waits says it all: of two, the one that goes out sooner is sent, and the older if they go out together. So what
 * is held until the morning keeps nothing back that breaks through quiet hours. Only the question whether its claimer works on it
 * says nothing for another message, nor another for it.
 */
export const planDeliveries = (
  telling: Pick<Telling, 'why' | 'onDuty' | 'handoffId'>,
  ways: Ways | undefined,
  earlier: readonly Earlier[],
  priority: Priority,
  now: number,
): PlannedDelivery[] => {
  const isFirst = (channel: NotifyChannel) => !earlier.some((one) => one.channel === channel)
  if (ways === undefined || !ways.canWork) return []
  const held = telling.why === 'test' ? null : heldUntil(ways.rules, priority, telling.onDuty, now)
  const outgoing = (channel: NotifyChannel, dueAt: number): PlannedDelivery => ({
    channel,
    state: held === null ? 'queued' : 'held',
    reason: null,
    isFirst: isFirst(channel),
    dueAt: held ?? dueAt,
    heldUntil: held,
    instead: [],
  })
  const notSent = (channel: NotifyChannel, reason: SuppressedBecause): PlannedDelivery => ({
    ...outgoing(channel, now),
    state: 'suppressed',
    reason,
    dueAt: null,
    heldUntil: null,
  })
  if (endings.includes(telling.why)) {
    const told = earlier.filter(
      ({ channel, state, mayBeTold }) => channel !== 'in_app' && (mayBeTold || toldStates.includes(state)),
    )
    return [...new Set(told.map(({ channel }) => channel))].map((channel) => outgoing(channel, now))
  }
  const inApp: PlannedDelivery = {
    channel: 'in_app',
    state: ways.atDesk ? 'handed_over' : 'queued',
    reason: null,
    isFirst: isFirst('in_app'),
    dueAt: null,
    heldUntil: null,
    instead: [],
  }
  const others = ways.channels
    .filter((channel) => channel === 'email' || channel === 'web_push')
    .map((channel): PlannedDelivery => {
      const isPatient =
        ways.atDesk && priority !== 'urgent' && telling.why !== 'duty_soon' && !tests.includes(telling.why)
      const planned = outgoing(channel, now + (isPatient ? ways.rules[channel].afterMinutes * 60_000 : 0))
      const waiting = earlier.filter(
        (one) =>
          one.channel === channel &&
          !endings.includes(one.why) &&
          (one.why === 'nudge') === (telling.why === 'nudge') &&
          (one.state === 'queued' || one.state === 'held') &&
          !one.mayBeTold,
      )
      const goesFirst = ({ dueAt }: Earlier) => dueAt !== null && dueAt <= (planned.dueAt ?? now)
      if (waiting.some(goesFirst)) return notSent(channel, 'repeated')
      if (telling.why === 'trial' && held !== null) return notSent(channel, 'quiet')
      return { ...planned, instead: waiting.map(({ id }) => id) }
    })
  return telling.handoffId === null ? others : [inApp, ...others]
}
