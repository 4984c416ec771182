import type { ServerChange, ServerConnection } from '../../../core/bridge/desktop-api.ts'
import type { Decided } from './admin-policy.ts'
import type { createServerConfirmation } from './confirm-server.ts'
import { isPrivateTo, usableServerUrl } from './server-url.ts'
import type { DeskSettings } from './settings.ts'

/** The one server that this desk talks to, and whether it does. */
export type ServerChoice = {
  /** Its address. What is on the device belongs to it even while nothing is connected. */
  url(): string
  /** `off`: it isn't known to be the right one, or it would need encryption. */
  connection(): ServerConnection
  /** The address if it may be connected to. */
  reachable(): string | null
  isDecided: boolean
  /** Asks about a server that is unencrypted and hasn't been asked about, as one from the environment may be. */
  askAtStart(): Promise<void>
  /** `changed` also for the address that it is already. */
  choose(text: string): Promise<ServerChange>
}

/**
 * Encrypted, or on this machine; else only if an administrator's policy says so, or if someone was asked about exactly this
 * address and agreed.
 */
export const openServerChoice = (
  settings: DeskSettings,
  decided: Pick<Decided, 'server' | 'mayExcept'>,
  confirm: ReturnType<typeof createServerConfirmation>,
): ServerChoice => {
  const { server, mayExcept } = decided
  const url = (): string => (server.kind === 'fixed' ? server.url : settings.serverUrl())
  const connection = (): ServerConnection => {
    if (server.kind === 'none') return 'off'
    if (isPrivateTo(url())) return 'private'
    if (server.kind === 'fixed') return 'open'
    return mayExcept && settings.read('insecureServer') === url() ? 'open' : 'off'
  }
  return {
    url,
    connection,
    reachable: () => (connection() === 'off' ? null : url()),
    isDecided: server.kind !== 'free',
    async askAtStart() {
      if (server.kind !== 'free' || !mayExcept || connection() !== 'off') return
      const asked = url()
      if (await confirm(asked)) settings.write({ insecureServer: asked })
    },
    async choose(text) {
      const wanted = usableServerUrl(text)
      if (wanted === null) return 'failed'
      if (wanted === url() && connection() !== 'off') return 'changed'
      if (server.kind !== 'free') return 'failed'
      const isOpen = !isPrivateTo(wanted)
      if (isOpen && !mayExcept) return 'failed'
      if (!(await confirm(wanted))) return 'declined'
      return settings.write({ serverUrl: wanted, insecureServer: isOpen ? wanted : null })
        ? 'changed'
        : 'failed'
    },
  }
}
