import type { AdminPolicy } from './admin-policy.ts'
import type { DesktopParts } from './ports.ts'

/** What is used of electron-updater. Events are its own; it checks signatures and rollout percentages itself. */
export type UpdaterPort = {
  setFeedURL(options: { provider: 'generic'; url: string; channel: string }): void
  checkForUpdates(): Promise<unknown>
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void
  on(event: 'update-downloaded', listener: (info: { version: string }) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  allowPrerelease: boolean
}

export type Updates = {
  /** The version that is downloaded and waits; null while there is none. */
  ready(): string | null
  /** Restarts into it, once what is being typed is stored. */
  restart(): void
}

/** Milliseconds between two looks for a new version; the first comes when the start is over. */
const every = 4 * 3_600_000
const first = 60_000
/** How long pages get to store what is being typed after they lost the focus; a draft is written within 250 ms. */
const grace = 1_000

/**
 * Looks for new versions and downloads them in the background. One is installed when the app quits anyway, or when someone
 * chooses to restart; never by itself, so that nobody is interrupted. A failed check or download is tried again at the next.
 */
export const startUpdates = (
  parts: Pick<DesktopParts, 'updater' | 'later' | 'log'>,
  policy: AdminPolicy,
  events: { onReady(version: string): void; beforeRestart(): void },
): Updates => {
  let version: string | null = null
  let restarting = false
  const channel = policy.updateChannel ?? 'stable'
  const { updateUrl } = policy
  if (channel === 'off' || updateUrl === undefined) return { ready: () => null, restart: () => undefined }

  const updater = parts.updater()
  updater.autoDownload = true
  updater.autoInstallOnAppQuit = true
  updater.allowDowngrade = false
  updater.allowPrerelease = channel === 'beta'
  updater.setFeedURL({ provider: 'generic', url: updateUrl, channel: channel === 'beta' ? 'beta' : 'latest' })
  updater.on('error', (error) => parts.log(`Looking for a new version failed: ${error.message}`))
  updater.on('update-downloaded', (info) => {
    if (info.version === version) return
    version = info.version
    events.onReady(info.version)
  })
  const look = (): void => {
    // What goes wrong is an event as well.
    updater.checkForUpdates().catch(() => undefined)
    parts.later(every, look)
  }
  parts.later(first, look)

  return {
    ready: () => version,
    restart() {
      if (version === null || restarting) return
      restarting = true
      events.beforeRestart()
      parts.later(grace, () => updater.quitAndInstall(true, true))
    },
  }
}
