import { z } from 'zod'
import { hour } from '../../../core/domain/time/durations.ts'
import type { UpdateChannel, UpdateState } from '../../../core/bridge/updates.ts'
import type { Decided } from '../settings/admin-policy.ts'
import { openJsonFile, type Files } from '../ports/files.ts'
import type { DeskParts } from '../ports/ports.ts'
import type { DeskSettings } from '../settings/settings.ts'

export type Updates = {
  state(): UpdateState
  /** False if an administrator decides it, or it couldn't be saved. */
  setChannel(channel: UpdateChannel): boolean
  /** Restarts into the version that waits, once what is being typed is stored. */
  restart(): Promise<void>
}

export type UpdateEvents = {
  /** There is another version, or none any more. */
  onChange(): void
  onReady(version: string): void
  /** The version was to be installed, and wasn't. */
  onFailed(version: string): void
  /** Stores what people typed. False if someone would rather not restart now. */
  beforeRestart(): Promise<boolean>
  /** From here on, nothing may keep windows from closing. */
  letClose(): void
  /** It didn't come to that. */
  goOn(): void
}

/** Milliseconds between two looks for a new version; the first comes when the start is over. */
const every = 4 * hour
const first = 60_000
/** How long the system may take to end the app and install. Milliseconds. */
const patience = 60_000

/** An installer may still be at work when someone starts the app again. Milliseconds. */
const installing = 120_000

/** What was to be installed when the app was left, from which version, and the version whose failure was told; in `update.json`. */
const Attempt = z.object({
  version: z.string(),
  from: z.string(),
  at: z.number(),
  toldOf: z.string().nullable(),
})

/**
 * Looks for new versions and downloads them in the background. One is installed when the app quits anyway, or when someone
 * chooses to restart; never by itself, so that no one is interrupted. A failed check or download is tried again at the next.
 * That an installation failed is told once for each version: the version that runs stays as it is.
 */
export const startUpdates = (
  parts: Pick<DeskParts, 'app' | 'updater' | 'later' | 'log' | 'now'>,
  files: Files,
  settings: DeskSettings,
  decided: Pick<Decided, 'updateUrl' | 'updateChannel'>,
  events: UpdateEvents,
): Updates => {
  const attempts = openJsonFile(files, 'update.json', Attempt.nullable(), null, parts.log)
  const { updateUrl, updateChannel } = decided
  const url = parts.app.isPackaged && updateChannel !== 'off' ? updateUrl : undefined
  const channel = (): UpdateChannel =>
    updateChannel === 'stable' || updateChannel === 'beta' ? updateChannel : settings.read('updateChannel')
  let version: string | null = null
  let restarting = false
  const state = (): UpdateState => ({
    isOn: url !== undefined,
    channel: channel(),
    isDecided: updateChannel !== undefined,
    ready: version,
  })

  const current = parts.app.getVersion()
  const noteAttempt = (): void => {
    if (version === null) return
    const toldOf = attempts.read()?.toldOf ?? null
    attempts.write({ version, from: current, at: parts.now(), toldOf })
  }
  const tellFailed = (failed: string): void => {
    const known = attempts.read()
    if (known?.toldOf === failed) return
    attempts.write({ version: failed, from: current, at: parts.now(), toldOf: failed })
    events.onFailed(failed)
  }
  const tried = attempts.read()
  if (tried !== null && tried.from !== current) attempts.write(null)
  else if (tried !== null && parts.now() - tried.at > installing) tellFailed(tried.version)
  if (url === undefined) return { state, setChannel: () => false, restart: async () => undefined }

  const updater = parts.updater()
  updater.autoDownload = true
  updater.autoInstallOnAppQuit = true
  updater.allowDowngrade = false
  const follow = (): void => {
    const isBeta = channel() === 'beta'
    updater.allowPrerelease = isBeta
    updater.setFeedURL({ provider: 'generic', url, channel: isBeta ? 'beta' : 'latest' })
  }
  const look = (): void => {
    // What goes wrong is an event as well.
    updater.checkForUpdates().catch(() => undefined)
  }
  const lookAgainAndAgain = (): void => {
    look()
    parts.later(every, lookAgainAndAgain)
  }
  const stay = (): void => {
    if (!restarting) return
    restarting = false
    events.goOn()
    if (version !== null) tellFailed(version)
  }
  follow()
  updater.on('error', (error) => {
    parts.log(`${restarting ? 'Installing' : 'Looking for'} a new version failed: ${error.message}`)
    stay()
  })
  updater.on('update-downloaded', (info) => {
    if (info.version === version) return
    version = info.version
    updater.autoInstallOnAppQuit = true
    events.onChange()
    events.onReady(info.version)
  })
  // Quitting installs what waits.
  parts.app.on('will-quit', noteAttempt)
  parts.later(first, lookAgainAndAgain)

  return {
    state,
    setChannel(wanted) {
      if (updateChannel !== undefined) return false
      if (wanted === channel()) return true
      if (!settings.write({ updateChannel: wanted })) return false
      // What waits came from the other channel.
      version = null
      updater.autoInstallOnAppQuit = false
      follow()
      look()
      events.onChange()
      return true
    },
    async restart() {
      if (version === null || restarting) return
      restarting = true
      if (!(await events.beforeRestart())) {
        restarting = false
        return
      }
      noteAttempt()
      events.letClose()
      try {
        updater.quitAndInstall(true, true)
      } catch (error) {
        parts.log(`Installing a new version failed: ${String(error)}`)
        stay()
      }
      parts.later(patience, stay)
    },
  }
}
