import { z } from 'zod'

/**
 * What can tell someone. `in_app` is a desk that is open; the others reach people outside of it. `loopback` reaches no one: by it,
 * the server proves to itself that messages go out.
 */
export const notifyChannels = [
  'in_app',
  'web_push',
  'email',
  'slack',
  'teams',
  'webhook',
  'loopback',
] as const
export const NotifyChannel = z.enum(notifyChannels)
export type NotifyChannel = z.infer<typeof NotifyChannel>

/** The channels of one person; the others belong to the workspace. */
export const personalChannels = ['web_push', 'email'] as const
export const PersonalChannel = z.enum(personalChannels)
export type PersonalChannel = z.infer<typeof PersonalChannel>

/** Where a workspace is told as a whole. */
export const destinationKinds = ['slack', 'teams', 'webhook'] as const
export const DestinationKind = z.enum(destinationKinds)
export type DestinationKind = z.infer<typeof DestinationKind>

/**
 * How far one message for one person or destination has come.
 *
 * - `queued` not sent yet; `held` until the person's quiet hours end
 * - `handed_over` a server or service took it, which says nothing about whether it arrived
 * - `delivered` a device of theirs showed it; `seen` they opened it
 * - `suppressed` wasn't sent on purpose, `failed` couldn't be; both with the reason
 */
export const DeliveryState = z.enum([
  'queued',
  'held',
  'handed_over',
  'delivered',
  'seen',
  'suppressed',
  'failed',
])
export type DeliveryState = z.infer<typeof DeliveryState>

/** States that say that someone was told. */
export const toldStates: readonly DeliveryState[] = ['handed_over', 'delivered', 'seen']

/** What a message is about. */
export const TellWhy = z.enum([
  'escalated',
  'step',
  'opened',
  'claimed',
  'withdrawn',
  'resolved',
  'returned',
  'nudge',
  'exhausted',
  'woke',
  'duty_soon',
  'trial',
  'alarm',
  'handover',
  'test',
])
export type TellWhy = z.infer<typeof TellWhy>

/** What is only a test: of a channel, or of an escalation policy. */
export const tests: readonly TellWhy[] = ['test', 'trial']

/** What ends a thread: everyone who was told hears it. */
export const endings: readonly TellWhy[] = ['claimed', 'withdrawn', 'resolved']

/** Why something wasn't sent. */
export const SuppressedBecause = z.enum([
  'ended',
  'seen',
  'no_access',
  'off',
  'repeated',
  'overtaken',
  'undone',
  'quiet',
])
export type SuppressedBecause = z.infer<typeof SuppressedBecause>
