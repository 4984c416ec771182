import { z } from 'zod'
import { handoverLimits, HeldNotification } from '../domain/handover/handover.ts'
import { Priority } from '../domain/duty/priority.ts'
import { Id, Timestamp } from '../domain/document/id.ts'
import { shortText } from '../domain/document/document.ts'
import {
  DeliveryState,
  DestinationKind,
  NotifyChannel,
  PersonalChannel,
  TellWhy,
} from '../notify/delivery.ts'
import { PersonalChange, PersonalRules } from '../notify/personal-rules.ts'
import { rejection } from './rejection.ts'

/** Limits of what is asked about notification channels. */
export const notifyLimits = { deliveries: 500, log: 50, devices: 20, destinations: 20 } as const

/** A device that takes pushes. Its id is the SHA-256 of its endpoint, in hexadecimal. */
export const PushDevice = z.object({ id: z.string().max(80), name: z.string().max(80), addedAt: Timestamp })
export type PushDevice = z.infer<typeof PushDevice>

/** How a person is told outside of Baton, as only they see it. */
export const OwnChannels = z.object({
  rules: PersonalRules,
  /** False if they never chose anything, so that their device's time zone is offered. */
  hasChosen: z.boolean(),
  /** Where their mail goes; null if this server sends none. */
  mailTo: z.string().max(320).nullable(),
  /** What a browser needs to allow pushes from this server. */
  pushKey: z.string().max(200),
  devices: z.array(PushDevice).max(notifyLimits.devices),
  /** True if the server doesn't know its own address, so that messages carry no links. */
  hasNoLinks: z.boolean(),
})
export type OwnChannels = z.infer<typeof OwnChannels>

/** One message to one receiver on one channel, for the panel and the log. */
export const DeliveryLine = z.object({
  id: Id,
  /** A person or a destination; the name of a destination comes along. */
  personId: Id.nullable(),
  destination: z.string().max(80).nullable(),
  channel: NotifyChannel,
  why: TellWhy,
  state: DeliveryState,
  /** A sentence or a word for why it failed or wasn't sent. */
  reason: z.string().max(300).nullable(),
  heldUntil: Timestamp.nullable(),
  tries: z.int().min(0),
  toldAt: Timestamp,
  changedAt: Timestamp,
  /** When it is tried next; null if it isn't. */
  nextAt: Timestamp.nullable(),
})
export type DeliveryLine = z.infer<typeof DeliveryLine>

/** Where a workspace is told as a whole, without what is secret about it. */
export const Destination = z.object({
  id: Id,
  kind: DestinationKind,
  name: z.string().max(80),
  /** Enough of the address to know it by: its host. */
  host: z.string().max(255),
  /** How it is set up, where there are several ways: `webhook`, `bot`, `message`, `card`. */
  form: z.string().max(20).nullable(),
  lowestPriority: Priority.nullable(),
  offBecause: z.string().max(300).nullable(),
  /** While its secret is rotated: until when the earlier one signs too. */
  rotatingUntil: Timestamp.nullable(),
  last: z.object({ state: DeliveryState, at: Timestamp, reason: z.string().max(300).nullable() }).nullable(),
})
export type Destination = z.infer<typeof Destination>

export const DestinationName = shortText(80)

/** What an admin fills in; checked by its kind (`core/notify/destination-settings.ts`). It never comes back. */
export const DestinationForm = z.record(z.string().max(20), z.string().max(2000))
export type DestinationForm = z.infer<typeof DestinationForm>

const done = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), rejection])

/** Client → server about being told outside of Baton. All need the server; none of it is synced. */
export const notifyRequests = {
  'channels:read': {
    request: z.strictObject({}),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), channels: OwnChannels }), rejection]),
  },
  /** Changes what it names, and leaves the rest. */
  'channels:save': { request: z.object({ change: PersonalChange }), answer: done },
  /** Sends a test over one's own channel, whatever the hour. */
  'channels:test': { request: z.object({ channel: PersonalChannel }), answer: done },
  /** Lets a device be pushed to. The same device again replaces what was known of it. */
  'push:add': {
    request: z.object({
      name: shortText(80),
      subscription: z.object({
        endpoint: z.url().max(2000),
        keys: z.object({ p256dh: z.string().min(20).max(200), auth: z.string().min(8).max(100) }),
      }),
    }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), device: PushDevice }), rejection]),
  },
  'push:remove': { request: z.object({ deviceId: z.string().max(80) }), answer: done },
  /** How a handoff was told to whom, oldest first. */
  'deliveries:of': {
    request: z.object({ handoffId: Id }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), deliveries: z.array(DeliveryLine).max(notifyLimits.deliveries) }),
      rejection,
    ]),
  },
  /** What is held back from oneself until quiet hours end: the handoffs that no one has taken yet, the first to come first. */
  'deliveries:held': {
    request: z.strictObject({}),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), held: z.array(HeldNotification).max(handoverLimits.held) }),
      rejection,
    ]),
  },
  /** Admins only, like all that follow. */
  'destinations:list': {
    request: z.strictObject({}),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), destinations: z.array(Destination).max(notifyLimits.destinations) }),
      rejection,
    ]),
  },
  /** Adds one (`id` null) or changes it; an empty form keeps what is stored. `secret` is what a webhook signs with, shown once. */
  'destinations:save': {
    request: z.object({
      id: Id.nullable(),
      kind: DestinationKind,
      name: DestinationName,
      form: DestinationForm,
      lowestPriority: Priority.nullable(),
    }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), id: Id, secret: z.string().max(100).nullable() }),
      rejection,
    ]),
  },
  'destinations:remove': { request: z.object({ id: Id }), answer: done },
  /** Sends a test now and says what was answered. */
  'destinations:test': { request: z.object({ id: Id }), answer: done },
  /** Gives a webhook a new secret; the one before signs too for a day. */
  'destinations:rotate': {
    request: z.object({ id: Id }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), secret: z.string().max(100) }),
      rejection,
    ]),
  },
  /** What was sent there, the latest first. */
  'destinations:log': {
    request: z.object({ id: Id }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), deliveries: z.array(DeliveryLine).max(notifyLimits.log) }),
      rejection,
    ]),
  },
  /** Sends one again, under the same id. */
  'destinations:replay': { request: z.object({ deliveryId: Id }), answer: done },
} as const
