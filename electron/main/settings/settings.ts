import { z } from 'zod'
import { UpdateChannel } from '../../../core/bridge/updates.ts'
import { languages } from '../../../core/domain/text/language.ts'
import { openJsonFile, type Files } from '../ports/files.ts'
import { usableServerUrl } from './server-url.ts'

const Address = z.string().refine((text) => usableServerUrl(text) === text)

const Settings = z.object({
  /**
   * Null until someone chooses; until then the default of this start applies, which may change with the environment.
   */
  serverUrl: Address.nullable(),
  /** The one address to which someone connects without encryption, having been asked. */
  insecureServer: Address.nullable().default(null),
  /** Null until someone chooses: then the system's. */
  language: z.enum(languages).nullable().default(null),
  updateChannel: UpdateChannel.default('stable'),
  /** Whether spelling is checked with dictionaries that are downloaded; macOS needs none. */
  checksSpelling: z.boolean().default(false),
})
export type Settings = z.infer<typeof Settings>

/** What the desk itself remembers, in `settings.json`. Everything else is in the renderer's databases. */
export type DeskSettings = {
  /** The address that someone chose, or that of this start. */
  serverUrl(): string
  read<K extends keyof Settings>(key: K): Settings[K]
  /** False if the disk write failed; nothing has changed then. */
  write(change: Partial<Settings>): boolean
}

/** Reads the settings once. A damaged file is set aside and the defaults apply. */
export const openSettings = (files: Files, defaultUrl: string, log: (line: string) => void): DeskSettings => {
  const file = openJsonFile(files, 'settings.json', Settings, Settings.parse({ serverUrl: null }), log)
  let settings = file.read()
  return {
    serverUrl: () => settings.serverUrl ?? defaultUrl,
    read: (key) => settings[key],
    write: (change) => {
      const next = { ...settings, ...change }
      if (!file.write(next)) return false
      settings = next
      return true
    },
  }
}
