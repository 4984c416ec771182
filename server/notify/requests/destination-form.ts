import { randomBytes } from 'node:crypto'
import { fail, type Result, succeed } from '../../../core/domain/document/problem.ts'
import type { DestinationKind } from '../../../core/notify/delivery.ts'
import { SlackSettings, TeamsSettings, WebhookSettings } from '../../../core/notify/destination-settings.ts'
import type { DestinationForm } from '../../../core/protocol/notify-messages.ts'

export type Settings = SlackSettings | TeamsSettings | WebhookSettings

export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

const checked = <T>(
  parsed: { success: true; data: T } | { success: false; error: { issues: readonly { message: string }[] } },
): Result<T> =>
  parsed.success
    ? succeed(parsed.data)
    : fail('bad_request', parsed.error.issues[0]?.message ?? 'Fill in everything.')

/**
 * Checks what an admin filled in, with what is stored where they left something out. A stored secret is only kept for the
 * address it was given for.
 */
export const settingsFrom = (
  kind: DestinationKind,
  form: DestinationForm,
  stored: unknown,
): Result<Settings> => {
  const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value.trim() !== ''))
  if (kind === 'slack') {
    const known = SlackSettings.safeParse(stored).data
    const via = given['via'] ?? known?.via ?? 'webhook'
    return checked(SlackSettings.safeParse({ ...(known?.via === via ? known : {}), ...given, via }))
  }
  if (kind === 'teams') {
    const known = TeamsSettings.safeParse(stored).data
    return checked(TeamsSettings.safeParse({ form: 'message', ...known, ...given }))
  }
  const known = WebhookSettings.safeParse(stored).data
  const isSame = known !== undefined && (given['url'] === undefined || given['url'].trim() === known.url)
  return checked(
    WebhookSettings.safeParse({
      url: given['url'] ?? known?.url ?? '',
      secret: isSame ? known.secret : newWebhookSecret(),
      previous: isSame ? known.previous : null,
    }),
  )
}

/** Enough of a destination to know it by, without what is secret. */
export const shownOf = (
  kind: DestinationKind,
  stored: unknown,
): { host: string; form: string | null; rotatingUntil: number | null } => {
  const slack = kind === 'slack' ? SlackSettings.safeParse(stored).data : undefined
  if (slack?.via === 'bot') return { host: slack.channel, form: 'bot', rotatingUntil: null }
  const teams = kind === 'teams' ? TeamsSettings.safeParse(stored).data : undefined
  const webhook = kind === 'webhook' ? WebhookSettings.safeParse(stored).data : undefined
  const url = slack?.url ?? teams?.url ?? webhook?.url ?? ''
  return {
    host: URL.canParse(url) ? new URL(url).host : '',
    form: slack?.via ?? teams?.form ?? null,
    rotatingUntil: webhook?.previous?.until ?? null,
  }
}
