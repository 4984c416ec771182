import { TeamsSettings } from '../../../core/notify/destination-settings.ts'
import { teamsText } from '../../../core/notify/teams-text.ts'
import { type Channel, failed, personRetries } from '../channel.ts'
import type { OutgoingNetwork } from '../../outgoing/outgoing-network.ts'
import { guardedPost } from '../guarded-post.ts'
import { failureOf, resultOf } from '../post-result.ts'

/**
 * Microsoft Teams, over a workflow that starts with "When a Teams webhook request is received". Its answer only says that it
 * took the request: whether a card was posted is in the flow's own history. A flow can't change what it posted.
 */
export const createTeams = (options: { network: OutgoingNetwork; clock: () => number }): Channel => ({
  name: 'teams',
  retries: personRetries,
  attemptMs: 10_000,
  lanes: 4,
  async send({ to, messages: [message] }, signal) {
    const settings = TeamsSettings.safeParse(to.kind === 'destination' ? to.settings : null)
    if (!settings.success || message === undefined)
      return failed('permanent', 'The settings of this Teams destination can’t be read. Add it again')
    try {
      const { url, form } = settings.data
      const answer = await guardedPost(
        url,
        JSON.stringify(teamsText(message, form)),
        { 'content-type': 'application/json; charset=utf-8' },
        { network: options.network, signal },
      )
      return resultOf(answer, { name: 'Teams', now: options.clock(), goneAt: [404, 410] })
    } catch (error) {
      return failureOf(error, 'Teams')
    }
  },
})
