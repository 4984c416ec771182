import type { Database } from '../store/database.ts'
import type { Vault } from '../auth/vault.ts'
import { putReadyChannels } from '../store/notify/address-store.ts'
import type { Channel } from './channel.ts'
import { createOutgoingNetwork } from '../outgoing/outgoing-network.ts'
import { createClaimLinks } from './claim-links.ts'
import { createLoopback } from './loopback/loopback.ts'
import { createEmail } from './email/email.ts'
import type { MailSettings } from './email/mail-settings.ts'
import { type NotifyParts, type NotifyTimings, notifyTimings } from './notify-parts.ts'
import { createSlack } from './slack/slack.ts'
import { createTeams } from './teams/teams.ts'
import { vapidKeysOf } from './web-push/vapid-keys.ts'
import { createWebPush } from './web-push/web-push.ts'
import { createWebhook } from './webhook/webhook.ts'

export type NotifyOptions = {
  db: Database
  vault: Vault
  secretKey: Buffer
  clock: () => number
  publicUrl: string | null
  /** Null: this server can't send mail. */
  mail: MailSettings | null
  /** Networks, besides the internet, in which destinations may be. */
  networks: readonly string[]
  timings?: Partial<NotifyTimings>
  /** Where Slack's methods are, for tests. */
  slackApi?: string
}

/** Everything this server can tell people by. Says in the database what that is, so that nothing is planned that can't be sent. */
export const createNotifyParts = async (
  options: NotifyOptions,
): Promise<NotifyParts & { vapidPublicKey: string; close(): Promise<void> }> => {
  const { db, vault, publicUrl, mail, clock } = options
  const keys = await vapidKeysOf(db, vault)
  const subject = publicUrl?.startsWith('https:')
    ? publicUrl
    : `mailto:${mail?.from.address ?? 'baton@localhost.localdomain'}`
  const network = createOutgoingNetwork(options.networks)
  const guard = { network, clock }
  const channels: Channel[] = [
    ...(mail === null ? [] : [createEmail(mail)]),
    createWebPush({ keys, subject, ...guard }),
    createSlack({ ...guard, ...(options.slackApi === undefined ? {} : { api: options.slackApi }) }),
    createTeams(guard),
    createWebhook(guard),
    createLoopback(),
  ]
  await putReadyChannels(
    db,
    new Map([
      ['email', mail !== null],
      ['web_push', true],
    ]),
  )
  return {
    channels: new Map(channels.map((channel) => [channel.name, channel])),
    publicUrl,
    network,
    claimLinks: createClaimLinks(options.secretKey),
    vault,
    timings: { ...notifyTimings, ...options.timings },
    vapidPublicKey: keys.publicKey,
    async close() {
      for (const channel of channels) await channel.close?.()
    },
  }
}
