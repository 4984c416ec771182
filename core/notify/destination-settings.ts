import { z } from 'zod'

const address = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => /^https?:\/\/[^\s]+$/u.test(text), 'Enter an address that begins with https://.')

/** What a destination of each kind needs; sealed on the server, and never sent to a desk. */
export const SlackSettings = z.discriminatedUnion('via', [
  /** Can post, but neither change what it posted nor answer in its thread. */
  z.object({ via: z.literal('webhook'), url: address }),
  z.object({
    via: z.literal('bot'),
    token: z
      .string()
      .trim()
      .regex(/^xoxb-[A-Za-z0-9-]{10,300}$/u, 'A bot token begins with xoxb-.'),
    channel: z
      .string()
      .trim()
      .regex(/^[A-Z0-9]{8,20}$/u, 'Enter the channel’s ID, such as C0123456789.'),
  }),
])
export type SlackSettings = z.infer<typeof SlackSettings>

export const TeamsSettings = z.object({ url: address, form: z.enum(['message', 'card']) })
export type TeamsSettings = z.infer<typeof TeamsSettings>

/** `whsec_` and 24 to 64 bytes in base64 (Standard Webhooks). */
export const WebhookSecret = z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/u)

export const WebhookSettings = z.object({
  url: address,
  secret: WebhookSecret,
  /** While it is rotated: the one before, which signs too until then. Milliseconds. */
  previous: z.object({ secret: WebhookSecret, until: z.int() }).nullable(),
})
export type WebhookSettings = z.infer<typeof WebhookSettings>
