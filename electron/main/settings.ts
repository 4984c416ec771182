import { z } from 'zod'
import { openJsonFile, type Files } from './files.ts'
import { usableServerUrl } from './server-url.ts'

const Settings = z.object({
  /**
   * Null until someone chooses; until then the default of this start applies, which may change with the environment.
   */
  serverUrl: z
    .string()
    .refine((text) => usableServerUrl(text) === text)
    .nullable(),
})

/** What the desk itself remembers, in `settings.json`. Everything else is in the renderer's databases. */
export type DeskSettings = {
  serverUrl(): string
  /** False if the disk write failed; nothing has changed then. */
  setServerUrl(url: string): boolean
}

/** Reads the settings once. A damaged file is set aside and the defaults apply. */
export const openSettings = (files: Files, defaultUrl: string, log: (line: string) => void): DeskSettings => {
  const file = openJsonFile(files, 'settings.json', Settings, { serverUrl: null }, log)
  let settings = file.read()
  return {
    serverUrl: () => settings.serverUrl ?? defaultUrl,
    setServerUrl: (url) => {
      const next = { ...settings, serverUrl: url }
      if (!file.write(next)) return false
      settings = next
      return true
    },
  }
}
